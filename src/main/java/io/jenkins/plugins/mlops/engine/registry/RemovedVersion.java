package io.jenkins.plugins.mlops.engine.registry;

import java.time.Instant;

/**
 * What stays of a version that a rule removed: its number is never given again, and what speaks of it can still be read.
 *
 * @param identity of the version
 * @param origin how it came into the registry
 * @param removal how it went
 */
public record RemovedVersion(VersionIdentity identity, VersionOrigin origin, Removal removal) {
    /**
     * How a version went.
     *
     * @param at when
     * @param by who asked for it
     * @param rule by what rule, for example {@code keep 20}
     */
    public record Removal(Instant at, String by, String rule) {}

    public int number() {
        return identity.number();
    }

    public String digest() {
        return identity.digest();
    }

    /** Says in one line that it is gone, and why. */
    public String message() {
        return "version " + number() + " of " + identity.name() + " was removed at " + removal.at + " by " + removal.by
                + " (" + removal.rule + ")";
    }
}
