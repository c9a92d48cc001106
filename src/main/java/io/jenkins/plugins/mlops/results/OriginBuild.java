package io.jenkins.plugins.mlops.results;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;

/** Knows of builds that go on where another one was: what that one found holds for them as long as they find nothing of that name themselves. */
public abstract class OriginBuild implements ExtensionPoint {
    /** The build that this one goes on from, or null. */
    protected abstract Run<?, ?> origin(Run<?, ?> run);

    /** The build that this one goes on from, or null where it begins anew. */
    public static Run<?, ?> of(Run<?, ?> run) {
        for (OriginBuild each : ExtensionList.lookup(OriginBuild.class)) {
            Run<?, ?> origin = each.origin(run);
            if (origin != null && origin.getNumber() < run.getNumber()) {
                return origin;
            }
        }
        return null;
    }
}
