package io.jenkins.plugins.mlops.registry;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.form.FormErrors;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * Common part of the forms of all registries. A form in a folder answers those who may configure the folder, and uses what the folder may use; all
 * others answer administrators only.
 */
public abstract class ModelRegistryDescriptor extends Descriptor<ModelRegistry> {
    @Override
    public ModelRegistry newInstance(StaplerRequest2 request, JSONObject form) throws Descriptor.FormException {
        return FormErrors.told("registries", () -> super.newInstance(request, form));
    }

    /**
     * Tells whether the viewer may configure registries at a place: in a folder whoever may configure it, anywhere else administrators
     * only.
     *
     * @param item the item whose form asks, or null
     */
    protected static boolean mayConfigure(Item item) {
        return isPlace(item)
                ? item.hasPermission(Item.CONFIGURE)
                : Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** Refuses whoever may not configure registries at a place. */
    protected static void checkMayConfigure(Item item) {
        if (isPlace(item)) {
            item.checkPermission(Item.CONFIGURE);
        } else {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
    }

    /** Whose credentials a registry at a place may use: those of the folder, or else those of Jenkins. */
    protected static ItemGroup<?> context(Item item) {
        return isPlace(item) ? (ItemGroup<?>) item : Jenkins.get();
    }

    private static boolean isPlace(Item item) {
        return item instanceof ItemGroup && LocalRegistries.all().stream().anyMatch(local -> local.isPlace(item));
    }

    /** Checks the id while it is typed. */
    @POST
    public FormValidation doCheckId(@AncestorInPath Item item, @QueryParameter String value) {
        if (!mayConfigure(item)) {
            return FormValidation.ok();
        }
        String problem = ModelRegistry.problem(value == null ? null : value.trim());
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }
}
