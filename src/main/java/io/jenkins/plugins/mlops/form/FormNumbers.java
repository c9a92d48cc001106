package io.jenkins.plugins.mlops.form;

import hudson.util.FormValidation;
import jenkins.model.Jenkins;

/** Whole numbers in forms for administrators. */
public final class FormNumbers {
    private FormNumbers() {}

    /** Nothing is said to those who may not administer, and of a field that is empty. */
    public static FormValidation inRange(String value, int least, int most, String otherwise) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER) || value == null || value.isBlank()) {
            return FormValidation.ok();
        }
        try {
            int number = Integer.parseInt(value.trim());
            return number >= least && number <= most ? FormValidation.ok() : FormValidation.error(otherwise);
        } catch (NumberFormatException x) {
            return FormValidation.error(otherwise);
        }
    }
}
