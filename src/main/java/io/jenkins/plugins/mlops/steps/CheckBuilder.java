package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.results.CheckListener;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.change.AliasPermission;
import io.jenkins.plugins.mlops.steps.run.CheckRunner;
import io.jenkins.plugins.mlops.steps.verdict.Gate;
import io.jenkins.plugins.mlops.steps.verdict.NoResult;
import java.io.IOException;
import java.util.List;
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

    /** Returns the stored request; null when it was refused as the job was loaded. */
    final CheckRequest request() {
        return request;
    }

    /** Name of the check, for messages. */
    abstract String function();

    @Override
    public final boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException {
        String token = UUID.randomUUID().toString();
        NoResult none = new NoResult(
                request == null ? CheckRequest.refused(CheckKind.of(function()), null) : request,
                token,
                build,
                listener);
        try {
            check(build, listener, token);
        } catch (InterruptedException x) {
            Executor executor = Executor.currentExecutor();
            none.aborted(executor == null ? List.of() : List.copyOf(executor.getCausesOfInterruption()));
            throw x;
        } catch (IOException | RuntimeException | Error x) {
            none.error(x);
            throw x;
        }
        return true;
    }

    private void check(AbstractBuild<?, ?> build, BuildListener listener, String token)
            throws IOException, InterruptedException {
        if (request == null) { // a gate must not vanish because its parameters were refused
            throw new AbortException(
                    function() + ": its stored parameters are not acceptable; configure the build step anew");
        }
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new IOException("the agent of this build is not connected");
        }
        CheckRunner runner = new CheckRunner(request, token, AliasPermission.ofThisThread());
        CheckSummary check = runner.run(build, workspace, build.getEnvironment(listener), listener);
        runner.copy(check, build, workspace);
        Gate gate = new Gate(request.getPolicy(), check);
        gate.log(listener, build);
        CheckListener.fire(build, check, gate.effect(), listener);
        if (gate.reaction() == Reaction.FAILURE) {
            throw gate.failure();
        }
        if (gate.reaction() == Reaction.UNSTABLE) {
            build.setResult(Result.UNSTABLE);
        }
    }
}
