package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import hudson.model.listeners.ItemListener;

/** Starts what was moved while Jenkins was not there. */
@Extension
public final class PromotedLoadListener extends ItemListener {
    @Override
    public void onLoaded() {
        PromotionCheck.get().load();
    }
}
