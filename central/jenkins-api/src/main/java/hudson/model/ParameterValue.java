package hudson.model;

public abstract class ParameterValue {
    public final native String getName();
}
