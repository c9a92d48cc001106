package hudson.model;

import hudson.EnvVars;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import java.util.List;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable implements AccessControlled {
    public native JobT getParent();

    public native int getNumber();

    public native String getFullDisplayName();

    public native String getUrl();

    public native File getRootDir();

    public native List<Cause> getCauses();

    public native EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException;

    public native RunT getPreviousBuild();

    public native RunT getPreviousSuccessfulBuild();

    public native <T extends Cause> T getCause(Class<T> type);

    public native void setResult(Result r);

    public native void save() throws IOException;
}
