package hudson.model;

import java.util.concurrent.ExecutorService;

public abstract class Computer {
    public static final ExecutorService threadPoolForRemoting = null;

    private Computer() {}

    public native Node getNode();

    public native String getName();

    public final native boolean isOnline();

    public native boolean isAcceptingTasks();

    public native int getNumExecutors();
}
