package io.jenkins.plugins.mlops.engine.drift;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Definition of drift.
 *
 * @param level highest adjusted p-value that counts as significant, 0.05 by default: with no change at all, the share of runs in which
 *     any column is called drifted
 * @param power probability with which the smallest detectable effect would be found, 0.8 by default
 * @param statistics measure of a column, by name, where the user chose one
 * @param limits limit and material effect by measure, where the user set them
 * @param missing limit and material effect of the change of the share of missing values, in shares
 * @param fresh share of rows in new categories from which on a column has drifted, whatever its measure: a model knows nothing of them
 */
public record DriftPolicy(
        double level,
        double power,
        Map<String, Statistic> statistics,
        Map<Statistic, Bounds> limits,
        Bounds missing,
        double fresh) {
    /**
     * Two sizes of an effect.
     *
     * @param limit from here on it is drift, when significant
     * @param material a window in which this could hide is too small
     */
    public record Bounds(double limit, double material) {
        public Bounds {
            if (!(limit >= 0) || !(material >= limit)) {
                throw new IllegalArgumentException("a limit is zero or more, and a material effect at least the limit");
            }
        }
    }

    public DriftPolicy {
        if (!(level > 0 && level < 1) || !(power > 0 && power < 1)) {
            throw new IllegalArgumentException("level and power lie between 0 and 1");
        }
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    /** 5 %, 80 %, usual measures and limits; one more missing value in a hundred is told, ten must not hide; one row in a
     * hundred in a new category is told. */
    public static DriftPolicy usual() {
        return new DriftPolicy(0.05, 0.8, Map.of(), Map.of(), new Bounds(0.01, 0.1), 0.01);
    }

    /** The same with another level of significance. */
    public DriftPolicy withLevel(double other) {
        return new DriftPolicy(other, power, statistics, limits, missing, fresh);
    }

    /** The same with a measure for a column. */
    public DriftPolicy with(String column, Statistic statistic) {
        Map<String, Statistic> more = new java.util.HashMap<>(statistics);
        more.put(column, statistic);
        return new DriftPolicy(level, power, more, limits, missing, fresh);
    }

    /** The same with other limits for a measure. */
    public DriftPolicy with(Statistic statistic, Bounds bounds) {
        Map<Statistic, Bounds> more = new EnumMap<>(Statistic.class);
        more.putAll(limits);
        more.put(statistic, bounds);
        return new DriftPolicy(level, power, statistics, more, missing, fresh);
    }

    /** Limit and material effect of a measure. */
    public Bounds bounds(Statistic statistic) {
        Bounds own = limits.get(statistic);
        return own != null ? own : new Bounds(statistic.limit(), statistic.material());
    }
}
