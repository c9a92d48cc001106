package hudson.model;

public class CauseAction implements Action {
    public CauseAction(Cause... causes) {}

    @Override
    public native String getIconFileName();

    @Override
    public native String getDisplayName();

    @Override
    public native String getUrlName();
}
