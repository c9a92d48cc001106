package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import hudson.tasks.Builder;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** The build step of freestyle jobs that does what {@code validateData} does in a Pipeline. */
public final class ValidateDataBuilder extends CheckBuilder {
    @DataBoundConstructor
    public ValidateDataBuilder(ValidateDataStep step) {
        super(step.request());
    }

    /** The step with the parameters stored here. */
    public ValidateDataStep getStep() {
        return request() == null ? new ValidateDataStep() : new ValidateDataStep(request());
    }

    @Override
    String function() {
        return ValidateDataStep.FUNCTION;
    }

    /** Name and form of the build step. */
    @Extension
    @Symbol(ValidateDataStep.FUNCTION)
    public static final class DescriptorImpl extends CheckBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.ValidateDataStep_DisplayName();
        }

        @Override
        Builder builder(StaplerRequest2 request, JSONObject step) {
            return new ValidateDataBuilder(request.bindJSON(ValidateDataStep.class, step));
        }
    }
}
