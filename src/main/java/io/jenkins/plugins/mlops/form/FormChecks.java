package io.jenkins.plugins.mlops.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.function.Supplier;

/** Checks what is typed into a form by what reads it when it is used. Whoever may not configure gets no answer. */
public final class FormChecks {
    private FormChecks() {}

    /** Answers with an error in one line or with nothing, to those who may configure. */
    public static FormValidation checked(Item item, Runnable check) {
        return hinted(item, () -> {
            check.run();
            return null;
        });
    }

    /**
     * The same with hints.
     *
     * @param check gives a hint or null, and throws a {@link BadInputException} for what is not acceptable
     */
    public static FormValidation hinted(Item item, Supplier<String> check) {
        if (!FormAccess.mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            String hint = check.get();
            return hint == null ? FormValidation.ok() : FormValidation.warning(hint);
        } catch (BadInputException x) {
            return FormValidation.error(x.getMessage());
        }
    }
}
