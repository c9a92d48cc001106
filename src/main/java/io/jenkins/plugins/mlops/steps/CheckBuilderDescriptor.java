package io.jenkins.plugins.mlops.steps;

import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Common part of the descriptors of all checks' build steps. */
public abstract class CheckBuilderDescriptor extends BuildStepDescriptor<Builder> {
    @Override
    @SuppressWarnings("rawtypes")
    public final boolean isApplicable(Class<? extends AbstractProject> type) {
        return true;
    }

    @Override
    public final Builder newInstance(StaplerRequest2 request, JSONObject form) throws Descriptor.FormException {
        try {
            return builder(request, form.getJSONObject("step"));
        } catch (IllegalArgumentException x) {
            throw new FormException(x.getMessage(), x, "step");
        }
    }

    /** Makes the build step of the step's part of a form. */
    abstract Builder builder(StaplerRequest2 request, JSONObject step);
}
