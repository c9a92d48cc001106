package io.jenkins.plugins.mlops.registry;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.config.FormErrors;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the forms of all registries have in common. Only administrators get answers. */
public abstract class ModelRegistryDescriptor extends Descriptor<ModelRegistry> {
    @Override
    public ModelRegistry newInstance(StaplerRequest2 request, JSONObject form) throws Descriptor.FormException {
        return FormErrors.told("registries", () -> super.newInstance(request, form));
    }

    /** Checks the id while it is typed. */
    @POST
    public FormValidation doCheckId(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        String problem = ModelRegistry.problem(value == null ? null : value.trim());
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }
}
