package io.jenkins.plugins.mlops.engine.registry;

import java.time.Instant;

/**
 * Something that was decided about a version. Events are only ever added; each holds the digest of the one before.
 *
 * @param number from 1, without gaps
 * @param previous digest of the file of the event before, or an empty text for the first
 * @param at when; never before the event before, even when the clock was set back
 * @param change what was changed
 * @param decision who decided it, and why
 */
public record RegistryEvent(int number, String previous, Instant at, Change change, Decision decision) {

    /** Kind of decision. */
    public enum Kind {
        /** An alias was set by hand. */
        ALIAS,
        /** An alias was removed. */
        UNALIAS,
        /** A version was approved. */
        APPROVE,
        /** An approval was refused or taken back. */
        REJECT,
        /** An alias was moved after a comparison with the version it pointed to. */
        PROMOTE,
        /** An alias was moved back to the version it pointed to before. */
        ROLLBACK
    }

    /**
     * What was changed.
     *
     * @param kind what was decided
     * @param alias the alias it is about, or null
     * @param version the version it is about; 0 when an alias is removed
     * @param from the version the alias pointed to before, or 0
     */
    public record Change(Kind kind, String alias, int version, int from) {}

    public Kind kind() {
        return change.kind;
    }

    public String alias() {
        return change.alias;
    }

    public int version() {
        return change.version;
    }

    public int from() {
        return change.from;
    }

    /**
     * Who decided it, and why.
     *
     * @param by who
     * @param build where it was decided, members null when outside a build
     * @param note free text, or null
     */
    public record Decision(String by, BuildInfo build, String note) {}

    public String by() {
        return decision.by;
    }

    public BuildInfo build() {
        return decision.build;
    }

    public String note() {
        return decision.note;
    }
}
