package io.jenkins.plugins.mlops.engine.model;

/**
 * A question a tree asks of one feature. Every library's comparison is brought into one of the two forms below without changing a single
 * answer; {@link Thresholds} does that for numbers.
 */
public sealed interface Split permits NumericSplit, CategorySplit {
    /** Index of the feature asked. */
    int feature();

    /** Tells whether a row with this value goes to the left child. */
    boolean left(double value);
}
