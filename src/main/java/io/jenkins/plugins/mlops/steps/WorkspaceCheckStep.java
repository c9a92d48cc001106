package io.jenkins.plugins.mlops.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import org.kohsuke.stapler.DataBoundSetter;

/** Common part of the steps that look at files of a workspace. */
public abstract class WorkspaceCheckStep extends CheckStep {
    WorkspaceCheckStep(CheckKind kind) {
        super(kind);
    }

    /** Folder in the workspace that receives copies of the result's files, or null. */
    @CheckForNull
    public final String getOut() {
        return single(CheckRequest.OUT);
    }

    @DataBoundSetter
    public final void setOut(String out) {
        put(CheckRequest.OUT, out);
    }
}
