package io.jenkins.plugins.mlops.registry;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Is told when this Jenkins may have moved an alias in its own registry. What was moved, the events of the registry say; the command line tells nobody. */
public abstract class AliasListener implements ExtensionPoint {
    /** An alias may have been moved. Comes back at once. */
    public abstract void onMove();

    /** Tells all of them. */
    public static void fire() {
        ExtensionList.lookup(AliasListener.class).forEach(AliasListener::onMove);
    }
}
