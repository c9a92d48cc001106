package hudson.model;

import java.io.File;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    public native File getBuildDir();

    public native RunT getLastSuccessfulBuild();

    public native RunT getBuildByNumber(int n);

    public native RunT getLastBuild();

    public native int getNextBuildNumber() throws IllegalStateException;

    @SuppressWarnings("rawtypes")
    public native <T extends JobProperty> T getProperty(Class<T> clazz);
}
