package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;

/** Has what a trigger remembered taken away as soon as the job is stored without it. */
@Extension
public final class ChangedJobListener extends ItemListener {
    @Override
    public void onUpdated(Item item) {
        PromotionCheck.get().updated();
    }
}
