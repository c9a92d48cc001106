package io.jenkins.plugins.mlops.form;

import hudson.model.Descriptor.FormException;

/** Tells what a form cannot mean: the page of Jenkins shows one line then, and no stack trace. */
public final class FormErrors {
    private FormErrors() {}

    /**
     * Makes what a form describes.
     *
     * @param field the form's field that is to blame
     * @throws FormException in one line, when a constructor or a setter refused a value
     */
    public static <T> T told(String field, Making<T> making) throws FormException {
        try {
            return making.make();
        } catch (IllegalArgumentException | LinkageError x) { // what a constructor throws arrives in either
            Throwable root = x;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new FormException(root.getMessage(), field); // with a cause, the page would show its stack trace
        }
    }

    /** Makes something of a form. */
    public interface Making<T> {
        T make() throws FormException;
    }
}
