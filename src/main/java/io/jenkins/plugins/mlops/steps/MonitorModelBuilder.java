package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import hudson.tasks.Builder;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** The build step of freestyle jobs that does what {@code monitorModel} does in a Pipeline. */
public final class MonitorModelBuilder extends CheckBuilder {
    @DataBoundConstructor
    public MonitorModelBuilder(MonitorModelStep step) {
        super(step.request());
    }

    /** The step with the parameters stored here. */
    public MonitorModelStep getStep() {
        return request() == null ? new MonitorModelStep() : new MonitorModelStep(request());
    }

    @Override
    String function() {
        return MonitorModelStep.FUNCTION;
    }

    /** Name and form of the build step. */
    @Extension
    @Symbol(MonitorModelStep.FUNCTION)
    public static final class DescriptorImpl extends CheckBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.MonitorModelStep_DisplayName();
        }

        @Override
        Builder builder(StaplerRequest2 request, JSONObject step) {
            return new MonitorModelBuilder(request.bindJSON(MonitorModelStep.class, step));
        }
    }
}
