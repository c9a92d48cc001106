package io.jenkins.plugins.mlops.steps;

import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.form.FormAccess;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.verb.POST;

/** Common part of the descriptors of the steps whose numbers a database can compute where its rows are. */
public abstract class ComputedDataStepDescriptor extends DataStepDescriptor {
    /** Returns who can compute with a database. */
    @POST
    public ListBoxModel doFillComputeItems(@AncestorInPath Item item) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.ComputedDataStep_computeDatabase(), "");
        if (FormAccess.mayConfigure(item)) {
            items.add(Messages.ComputedDataStep_computeAgent(), "agent");
        }
        return items;
    }
}
