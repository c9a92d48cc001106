package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import hudson.tasks.Builder;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** The build step of freestyle jobs that does what {@code explainModel} does in a Pipeline. */
public final class ExplainModelBuilder extends CheckBuilder {
    @DataBoundConstructor
    public ExplainModelBuilder(ExplainModelStep step) {
        super(step.request());
    }

    /** The step with the parameters stored here. */
    public ExplainModelStep getStep() {
        return request() == null ? new ExplainModelStep(null, null) : new ExplainModelStep(request());
    }

    @Override
    String function() {
        return ExplainModelStep.FUNCTION;
    }

    /** Name and form of the build step. */
    @Extension
    @Symbol(ExplainModelStep.FUNCTION)
    public static final class DescriptorImpl extends CheckBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.ExplainModelStep_DisplayName();
        }

        @Override
        Builder builder(StaplerRequest2 request, JSONObject step) {
            return new ExplainModelBuilder(request.bindJSON(ExplainModelStep.class, step));
        }
    }
}
