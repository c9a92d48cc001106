package hudson.model;

public class TimeZoneProperty {
    private TimeZoneProperty() {}

    public static native String forCurrentUser();
}
