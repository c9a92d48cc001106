package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.io.IOException;
import java.util.UUID;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The build step of freestyle jobs that does what {@code validateData} does in a Pipeline.
 *
 * <p>It has the step's parameters by having the step: one form, one set of setters, one request. What it stores is the request.
 */
public final class ValidateDataBuilder extends Builder {
    private final CheckRequest request;

    @DataBoundConstructor
    public ValidateDataBuilder(ValidateDataStep step) {
        this.request = step.request();
    }

    /** The step with the parameters stored here. */
    public ValidateDataStep getStep() {
        return request == null ? new ValidateDataStep((Object) null) : new ValidateDataStep(request);
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) throws IOException, InterruptedException {
        if (request == null) { // refused when the job was loaded; a gate must not vanish because of that
            throw new AbortException(ValidateDataStep.FUNCTION + ": its stored parameters are not acceptable; configure the build step anew");
        }
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new IOException("the agent of this build is not connected");
        }
        CheckSummary check = new CheckRunner(request, UUID.randomUUID().toString()).run(build, workspace, listener);
        Gate gate = new Gate(request.getPolicy(), check);
        listener.getLogger().println("[mlops] " + gate.line());
        if (gate.reaction() == Reaction.FAILURE) {
            throw gate.failure();
        }
        if (gate.reaction() == Reaction.UNSTABLE) {
            build.setResult(Result.UNSTABLE);
        }
        return true;
    }

    /** Name and form of the build step. */
    @Extension
    @Symbol(ValidateDataStep.FUNCTION)
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return Messages.ValidateDataStep_DisplayName();
        }

        @Override
        public Builder newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            try {
                return new ValidateDataBuilder(request.bindJSON(ValidateDataStep.class, form.getJSONObject("step")));
            } catch (IllegalArgumentException x) {
                throw new FormException(x.getMessage(), x, "step");
            }
        }
    }
}
