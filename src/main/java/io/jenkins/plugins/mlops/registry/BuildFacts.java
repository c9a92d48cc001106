package io.jenkins.plugins.mlops.registry;

import hudson.EnvVars;
import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import java.util.List;
import jenkins.model.Jenkins;

/** Facts about a build for a version or an event. */
public final class BuildFacts {
    private static final int MOST_CAUSES = 100;

    private BuildFacts() {}

    /**
     * Where a version or an event comes from.
     *
     * @param environment of the step; what the checkout left there names commit and branch
     */
    public static BuildInfo of(Run<?, ?> run, EnvVars environment) {
        String root = Jenkins.get().getRootUrl();
        return new BuildInfo(
                (root == null ? "" : root) + run.getUrl(),
                run.getParent().getFullName() + " #" + run.getNumber(),
                first(environment, "GIT_COMMIT", "SVN_REVISION", "MERCURIAL_REVISION"),
                first(environment, "GIT_BRANCH", "BRANCH_NAME"));
    }

    /** The user who caused a build, also over builds that started it, or {@code SYSTEM}. */
    public static String by(Run<?, ?> run) {
        String user = user(run.getCauses(), MOST_CAUSES);
        return user == null ? "SYSTEM" : user;
    }

    private static String user(List<Cause> causes, int most) {
        for (Cause cause : causes) {
            if (most <= 0) {
                return null;
            }
            String user = null;
            if (cause instanceof Cause.UserIdCause) {
                user = ((Cause.UserIdCause) cause).getUserId();
            } else if (cause instanceof Cause.UpstreamCause) {
                user = user(((Cause.UpstreamCause) cause).getUpstreamCauses(), most - 1);
            }
            if (user != null) {
                return user;
            }
        }
        return null;
    }

    private static String first(EnvVars environment, String... names) {
        for (String name : names) {
            String value = environment == null ? null : environment.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
