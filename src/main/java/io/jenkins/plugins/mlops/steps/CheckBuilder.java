package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.results.CheckListener;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.io.IOException;
import java.util.UUID;

/**
 * The build step of freestyle jobs that does what a check's step does in a Pipeline.
 *
 * <p>It has the step's parameters by having the step: one form, one set of setters, one request. What it stores is the request.
 */
public abstract class CheckBuilder extends Builder {
    private final CheckRequest request;

    CheckBuilder(CheckRequest request) {
        this.request = request;
    }

    /** What is stored; null when it was refused as the job was loaded. */
    final CheckRequest request() {
        return request;
    }

    /** Name of the check, for messages. */
    abstract String function();

    @Override
    public final boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException {
        if (request == null) { // a gate must not vanish because its parameters were refused
            throw new AbortException(
                    function() + ": its stored parameters are not acceptable; configure the build step anew");
        }
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new IOException("the agent of this build is not connected");
        }
        CheckRunner runner = new CheckRunner(request, UUID.randomUUID().toString(), AliasPermission.ofThisThread());
        CheckSummary check = runner.run(build, workspace, build.getEnvironment(listener), listener);
        runner.copy(check, build, workspace);
        Gate gate = new Gate(request.getPolicy(), check);
        gate.log(listener);
        CheckListener.fire(build, check, gate.effect(), listener);
        if (gate.reaction() == Reaction.FAILURE) {
            throw gate.failure();
        }
        if (gate.reaction() == Reaction.UNSTABLE) {
            build.setResult(Result.UNSTABLE);
        }
        return true;
    }
}
