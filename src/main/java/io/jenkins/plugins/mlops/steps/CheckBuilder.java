package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.EnvVars;
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
import io.jenkins.plugins.mlops.steps.register.ReadableJobs;
import io.jenkins.plugins.mlops.steps.run.CheckRunner;
import io.jenkins.plugins.mlops.steps.run.WorkFolder;
import io.jenkins.plugins.mlops.steps.text.Expansion;
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
        EnvVars environment = build.getEnvironment(listener);
        environment.overrideAll(build.getBuildVariables());
        CheckRequest asked = CheckRequest.refused(CheckKind.of(function()), null);
        String refusal = function() + ": its stored parameters are not acceptable; configure the build step anew";
        if (request != null) {
            try {
                asked = Expansion.of(request, environment);
                refusal = null;
            } catch (IllegalArgumentException x) {
                refusal = function() + ": " + x.getMessage();
            }
        }
        NoResult none = new NoResult(asked, token, build, listener);
        try {
            if (refusal != null) { // a gate must not vanish because its parameters were refused
                throw new AbortException(refusal);
            }
            check(asked, build, listener, environment, token);
        } catch (InterruptedException x) {
            Executor executor = Executor.currentExecutor();
            none.aborted(executor == null ? List.of() : List.copyOf(executor.getCausesOfInterruption()));
            throw x;
        } catch (IOException | RuntimeException | Error x) {
            if (none.error(x) instanceof AbortException told) {
                throw told;
            }
            throw x;
        }
        return true;
    }

    private static void check(
            CheckRequest request, AbstractBuild<?, ?> build, BuildListener listener, EnvVars environment, String token)
            throws IOException, InterruptedException {
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new IOException("the agent of this build is not connected");
        }
        CheckRunner runner = new CheckRunner(
                request, token, AliasPermission.ofThisThread(), ReadableJobs.ofThisThread(request, build));
        CheckSummary check = runner.run(build, WorkFolder.of(workspace), environment, listener);
        runner.copy(check, build, WorkFolder.of(workspace));
        Gate gate = new Gate(request.getPolicy(), check);
        gate.log(listener, build);
        CheckListener.fire(build, check, gate.effect(), listener);
        if (gate.reaction() == Reaction.FAILURE) {
            throw gate.failure();
        }
        if (gate.reaction() == Reaction.UNSTABLE) {
            build.setResult(Result.UNSTABLE);
        } else if (gate.reaction() == Reaction.STAGE) {
            listener.getLogger()
                    .println("[mlops] a freestyle build has no stages: " + check.getVerdict() + " is only noted");
        }
    }
}
