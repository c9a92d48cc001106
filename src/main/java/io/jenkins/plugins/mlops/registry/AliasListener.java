package io.jenkins.plugins.mlops.registry;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Is told when this Jenkins may have moved an alias in its own registry. What was moved, the events of the registry say; the command line tells nobody. */
public abstract class AliasListener implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(AliasListener.class.getName());

    /** An alias may have been moved. Comes back at once. */
    public abstract void onMove();

    /** Tells all of them; the move is made, whatever becomes of that. */
    static void fire() {
        for (AliasListener each : ExtensionList.lookup(AliasListener.class)) {
            try {
                each.onMove();
            } catch (RuntimeException x) {
                LOGGER.log(Level.WARNING, x, () -> each.getClass().getName() + " could not be told of a moved alias");
            }
        }
    }
}
