package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import hudson.tasks.Builder;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** The build step of freestyle jobs that does what {@code promoteModel} does in a Pipeline. */
public final class PromoteModelBuilder extends CheckBuilder {
    @DataBoundConstructor
    public PromoteModelBuilder(PromoteModelStep step) {
        super(step.request());
    }

    /** The step with the parameters stored here. */
    public PromoteModelStep getStep() {
        return request() == null ? new PromoteModelStep(null, null) : new PromoteModelStep(request());
    }

    @Override
    String function() {
        return PromoteModelStep.FUNCTION;
    }

    /** Name and form of the build step. */
    @Extension
    @Symbol(PromoteModelStep.FUNCTION)
    public static final class DescriptorImpl extends CheckBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.PromoteModelStep_DisplayName();
        }

        @Override
        Builder builder(StaplerRequest2 request, JSONObject step) {
            return new PromoteModelBuilder(request.bindJSON(PromoteModelStep.class, step));
        }
    }
}
