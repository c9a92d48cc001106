package hudson.model;

import hudson.FilePath;
import hudson.Launcher;

public abstract class Node {
    private Node() {}

    public abstract String getNodeName();

    public abstract FilePath getRootPath();

    public native FilePath createPath(String absolutePath);

    public abstract Launcher createLauncher(TaskListener listener);
}
