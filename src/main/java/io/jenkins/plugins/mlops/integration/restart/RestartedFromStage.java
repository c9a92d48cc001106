package io.jenkins.plugins.mlops.integration.restart;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.mlops.results.OriginBuild;
import org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause;

/** Builds that "Restart from Stage" began: the stages before that one are skipped, and what they found is in the build that is restarted. */
@Extension(optional = true)
public final class RestartedFromStage extends OriginBuild {
    @Override
    protected Run<?, ?> origin(Run<?, ?> run) {
        RestartDeclarativePipelineCause cause = run.getCause(RestartDeclarativePipelineCause.class);
        return cause == null ? null : cause.getOriginal();
    }
}
