package io.jenkins.plugins.mlops.steps;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.config.Registries;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.form.FormAccess;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Common part of the descriptors of the steps that name a model of a registry. */
public abstract class ModelStepDescriptor extends CheckStepDescriptor {
    /** Checks the model's name while it is typed. */
    @Override
    @POST
    public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
        return StepFields.hasVariable(item, value)
                ? FormValidation.ok()
                : checked(item, () -> new ModelName(value == null ? "" : value.trim()));
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
        return value == null || value.isBlank() || StepFields.hasVariable(item, value)
                ? FormValidation.ok()
                : checked(item, () -> Registries.find(value.trim(), item));
    }

    /** Checks that there is a model to register. */
    @POST
    public FormValidation doCheckModel(@AncestorInPath Item item, @QueryParameter String value) {
        if (!FormAccess.mayConfigure(item) || !OptionText.linesAndCommas(value).isEmpty()) {
            return FormValidation.ok();
        }
        return FormValidation.error(Messages.ModelStep_noModel());
    }
}
