package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import io.jenkins.plugins.mlops.registry.AliasListener;

/** Looks at once when Jenkins itself has moved an alias. */
@Extension
public final class MovedAliasListener extends AliasListener {
    @Override
    public void onMove() {
        PromotionCheck.get().soon();
    }
}
