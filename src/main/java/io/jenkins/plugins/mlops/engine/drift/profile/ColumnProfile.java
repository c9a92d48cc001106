package io.jenkins.plugins.mlops.engine.drift.profile;

import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;

/** A column of the baseline in a form small enough to be kept with a model version, and exact where it counts. */
public sealed interface ColumnProfile {
    /** Rows one independent row is worth. */
    ClusterEffect effect();

    /** A column of numbers. */
    record Numeric(NumericProfile values, ClusterEffect effect) implements ColumnProfile {}

    /** A column of categories with exact counts. */
    record Categorical(CategoricalSample values, ClusterEffect effect) implements ColumnProfile {}
}
