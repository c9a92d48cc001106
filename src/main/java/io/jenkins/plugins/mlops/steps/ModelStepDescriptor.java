package io.jenkins.plugins.mlops.steps;

import static io.jenkins.plugins.mlops.form.FormChecks.checked;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Common part of the descriptors of the steps that name a model of a registry. */
public abstract class ModelStepDescriptor extends CheckStepDescriptor {
    /** Checks the model's name while it is typed. */
    @POST
    public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
        return value == null || value.isBlank() || StepFields.hasVariable(item, value)
                ? FormValidation.ok()
                : checked(item, () -> modelName(value.trim()));
    }

    /** Reads the name of a model that is there. */
    ModelName modelName(String text) {
        return new ModelName(text);
    }

    /** Returns the models of the registry inside Jenkins. */
    @POST
    public ComboBoxModel doFillNameItems(@AncestorInPath Item item, @QueryParameter String registry) {
        return Offers.models(item, registry);
    }

    /** Returns the aliases of a model of the registry inside Jenkins. */
    @POST
    public ComboBoxModel doFillAliasItems(
            @AncestorInPath Item item, @QueryParameter String name, @QueryParameter String registry) {
        return Offers.aliases(item, name, registry);
    }

    /** Returns the registries of the job. */
    @POST
    public ComboBoxModel doFillRegistryItems(@AncestorInPath Item item) {
        return Offers.registries(item);
    }

    /** Checks an alias while it is typed. */
    @POST
    public FormValidation doCheckAlias(@AncestorInPath Item item, @QueryParameter String value) {
        return value == null || value.isBlank() || StepFields.hasVariable(item, value)
                ? FormValidation.ok()
                : checked(item, () -> Decisions.checkAlias(value.trim()));
    }

    /** Checks the id of a registry while it is typed. */
    @POST
    public FormValidation doCheckRegistry(@AncestorInPath Item item, @QueryParameter String value) {
        return StepFields.registry(item, value);
    }
}
