package io.jenkins.plugins.mlops.steps.change;

import hudson.AbortException;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import jenkins.model.Jenkins;

/** Who may move which alias from a build. */
public final class AliasPermission {
    private AliasPermission() {}

    /**
     * Tells whether the thread's user may promote. Has to be asked where a build runs under its own authentication: a build that nobody
     * configured to run as a user runs as SYSTEM, which may.
     */
    public static boolean ofThisThread() {
        return Jenkins.get().hasPermission(MlopsPermissions.PROMOTE);
    }

    /** Refuses a protected alias of somebody who may not promote. */
    public static void require(CheckRequest request, boolean promoter) throws AbortException {
        for (String alias : request.option("alias")) {
            if (!promoter && MlopsConfiguration.get().isProtectedAlias(alias)) {
                throw new AbortException(request.getKind().step() + ": the alias " + OneLine.quoted(alias)
                        + " is protected, and this build runs as a user without the permission MLOps/Promote");
            }
        }
    }
}
