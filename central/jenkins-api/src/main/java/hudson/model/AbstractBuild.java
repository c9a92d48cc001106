package hudson.model;

import hudson.FilePath;
import java.util.Map;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R> {
    public final native FilePath getWorkspace();

    public native Map<String, String> getBuildVariables();
}
