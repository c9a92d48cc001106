package io.jenkins.plugins.mlops.engine.drift.profile;

import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;

/** A column of the baseline in a form small enough to be kept with a model version, and exact where it counts. */
public sealed interface ColumnProfile {
    /** Rows one independent row is worth. */
    ClusterEffect effect();

    /** Returns the numbers of rows with a value and without one. */
    ColumnPair.Filled rows();

    /** A column of numbers, or of dates and times as seconds since 1970. */
    record Numeric(NumericProfile values, ClusterEffect effect) implements ColumnProfile {
        @Override
        public ColumnPair.Filled rows() {
            return new ColumnPair.Filled(values.size(), values.missing());
        }
    }

    /** A column of categories, or of true and false, with exact counts. */
    record Categorical(CategoricalSample values, ClusterEffect effect) implements ColumnProfile {
        @Override
        public ColumnPair.Filled rows() {
            return new ColumnPair.Filled(values.size(), values.missing());
        }
    }

    /** A column of which only the number of values is kept: names, sentences, lists, or no value at all. */
    record Presence(ColumnPair.Filled rows, ClusterEffect effect) implements ColumnProfile {}
}
