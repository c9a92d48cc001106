package io.jenkins.plugins.mlops.engine.model;

/**
 * A row goes to one side when its category is in a set, to the other when it is not.
 *
 * @param feature index of the feature
 * @param set the categories
 * @param insideLeft whether a category in the set goes left
 * @param missingLeft where a missing value goes
 */
public record CategorySplit(int feature, CategorySet set, boolean insideLeft, boolean missingLeft) implements Split {
    @Override
    public boolean left(double value) {
        return value != value ? missingLeft : set.contains(value) == insideLeft;
    }
}
