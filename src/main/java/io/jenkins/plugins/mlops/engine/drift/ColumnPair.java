package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;

/** One column of both tables. */
public sealed interface ColumnPair {
    /** Name of the column. */
    String name();

    /** What it is to the model. */
    Role role();

    /** Rows of the reference one independent row is worth. */
    ClusterEffect referenceEffect();

    /** Rows of the current table one independent row is worth. */
    ClusterEffect currentEffect();

    /** A column of numbers. */
    record Numeric(
            String name,
            Role role,
            NumericSample reference,
            NumericSample current,
            ClusterEffect referenceEffect,
            ClusterEffect currentEffect)
            implements ColumnPair {
        /** A column of independent rows. */
        public Numeric(String name, Role role, NumericSample reference, NumericSample current) {
            this(name, role, reference, current, ClusterEffect.NONE, ClusterEffect.NONE);
        }
    }

    /** A column of categories. */
    record Categorical(
            String name,
            Role role,
            CategoricalSample reference,
            CategoricalSample current,
            ClusterEffect referenceEffect,
            ClusterEffect currentEffect)
            implements ColumnPair {
        /** A column of independent rows. */
        public Categorical(String name, Role role, CategoricalSample reference, CategoricalSample current) {
            this(name, role, reference, current, ClusterEffect.NONE, ClusterEffect.NONE);
        }
    }
}
