package io.jenkins.plugins.mlops.steps;

import static io.jenkins.plugins.mlops.form.FormChecks.checked;

import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.config.Registries;
import io.jenkins.plugins.mlops.form.FormAccess;
import java.util.function.DoublePredicate;

/** Fields of forms that take a number or one of a few words, for those who may configure. */
final class StepFields {
    private StepFields() {}

    /** Returns the possible meanings of a model's output. */
    static ListBoxModel tasks(Item item) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.StepFields_known(), "");
        if (FormAccess.mayConfigure(item)) {
            items.add(Messages.StepFields_classification(), "classification");
            items.add(Messages.StepFields_regression(), "regression");
        }
        return items;
    }

    /** Tells whether what is typed depends on variables of a build: that is for the build to check, and only freestyle builds put in their values. */
    static boolean hasVariable(Item item, String value) {
        return item instanceof AbstractProject && value != null && value.indexOf('$') >= 0;
    }

    /** Checks a number. A field that is empty is fine. */
    static FormValidation number(Item item, String value, DoublePredicate holds, String otherwise) {
        if (!FormAccess.mayConfigure(item)
                || CheckStep.blankToNull(value) == null
                || hasVariable(item, value)
                || isNumber(value.trim(), holds)) {
            return FormValidation.ok();
        }
        return FormValidation.error(otherwise);
    }

    /** Checks a score from which on a row is positive. */
    static FormValidation threshold(Item item, String value) {
        return number(item, value, Double::isFinite, Messages.StepFields_badNumber("0.3"));
    }

    /** Checks the id of a registry. A field that is empty is fine. */
    static FormValidation registry(Item item, String value) {
        return CheckStep.blankToNull(value) == null || hasVariable(item, value)
                ? FormValidation.ok()
                : checked(item, () -> Registries.find(value.trim(), item));
    }

    private static boolean isNumber(String text, DoublePredicate holds) {
        try {
            return holds.test(Double.parseDouble(text));
        } catch (NumberFormatException x) {
            return false;
        }
    }
}
