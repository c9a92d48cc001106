package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import hudson.tasks.Builder;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** The build step of freestyle jobs that does what {@code registerModel} does in a Pipeline. */
public final class RegisterModelBuilder extends CheckBuilder {
    @DataBoundConstructor
    public RegisterModelBuilder(RegisterModelStep step) {
        super(step.request());
    }

    /** The step with the parameters stored here. */
    public RegisterModelStep getStep() {
        return request() == null ? new RegisterModelStep(null, null) : new RegisterModelStep(request());
    }

    @Override
    String function() {
        return RegisterModelStep.FUNCTION;
    }

    /** Name and form of the build step. */
    @Extension
    @Symbol(RegisterModelStep.FUNCTION)
    public static final class DescriptorImpl extends CheckBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.RegisterModelStep_DisplayName();
        }

        @Override
        Builder builder(StaplerRequest2 request, JSONObject step) {
            return new RegisterModelBuilder(request.bindJSON(RegisterModelStep.class, step));
        }
    }
}
