package io.jenkins.plugins.mlops.registry;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the forms of all registries have in common. Only administrators get answers. */
public abstract class ModelRegistryDescriptor extends Descriptor<ModelRegistry> {
    @Override
    public ModelRegistry newInstance(StaplerRequest2 request, JSONObject form) throws Descriptor.FormException {
        try {
            return super.newInstance(request, form);
        } catch (IllegalArgumentException | LinkageError x) { // what a constructor throws arrives in either
            throw new FormException(root(x).getMessage(), "registries"); // with a cause, the page would show its stack trace
        }
    }

    private static Throwable root(Throwable x) {
        return x.getCause() == null ? x : root(x.getCause());
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
