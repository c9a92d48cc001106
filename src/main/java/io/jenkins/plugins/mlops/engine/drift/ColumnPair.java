package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;

/** One column of both tables. */
public sealed interface ColumnPair {
    /** Name of the column. */
    String name();

    /** Returns the column's role to the model. */
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

        /** The same as dates or times, of which the numbers are the seconds since 1970. */
        public Moments moments() {
            return new Moments(name, role, reference, current, referenceEffect, currentEffect);
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

    /** A column of dates or times, as seconds since 1970. */
    record Moments(
            String name,
            Role role,
            NumericSample reference,
            NumericSample current,
            ClusterEffect referenceEffect,
            ClusterEffect currentEffect)
            implements ColumnPair {
        /** The same as numbers. */
        Numeric numbers() {
            return new Numeric(name, role, reference, current, referenceEffect, currentEffect);
        }

        /** The shapes alone, without where on the calendar they lie and how far they reach. */
        Numeric shapes() {
            return new Numeric(
                    name, role, reference.standardised(), current.standardised(), referenceEffect, currentEffect);
        }
    }

    /** A column whose values are not compared: only whether there are any. */
    record Presence(
            String name,
            Role role,
            Filled reference,
            Filled current,
            ClusterEffect referenceEffect,
            ClusterEffect currentEffect)
            implements ColumnPair {}

    /**
     * Numbers of rows with a value and without one.
     *
     * @param present those that do
     * @param missing those that do not
     */
    record Filled(long present, long missing) {
        /** All rows. */
        public long rows() {
            return present + missing;
        }
    }
}
