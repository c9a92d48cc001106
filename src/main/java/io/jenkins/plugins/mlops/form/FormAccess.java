package io.jenkins.plugins.mlops.form;

import hudson.model.Item;
import jenkins.model.Jenkins;

/** Who may have a form answer: whoever may change the job the form belongs to, or, outside of a job, an administrator. */
public final class FormAccess {
    private FormAccess() {}

    /**
     * @param item the job in whose form the question is asked, or null
     */
    public static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }
}
