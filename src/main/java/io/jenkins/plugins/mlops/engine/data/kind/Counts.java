package io.jenkins.plugins.mlops.engine.data.kind;

/**
 * Numbers of values of a column.
 *
 * @param rows all rows
 * @param present rows with a value
 * @param different different values; -1 where values cannot be told apart (lists and objects)
 * @param approximate whether {@code different} is an estimate, some percent off
 */
public record Counts(long rows, long present, long different, boolean approximate) {
    /** Rows without a value. */
    public long missing() {
        return rows - present;
    }

    /** Tells whether no value is known to occur twice. */
    boolean allDifferent() {
        return !approximate && different == present;
    }
}
