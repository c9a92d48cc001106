package hudson.model;

import java.util.List;

public abstract class Actionable {
    public native List<Action> getActions();

    public native <T extends Action> T getAction(Class<T> type);

    public native void addAction(Action a);

    public native boolean addOrReplaceAction(Action a);

    public native boolean removeAction(Action a);
}
