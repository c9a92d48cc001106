package io.jenkins.plugins.mlops.engine.performance.interval;

/**
 * Wilson's score interval of a proportion (Wilson 1927; without continuity correction, as recommended by Brown, Cai and DasGupta 2001).
 */
public final class Wilson {
    /** Its name for a reader. */
    public static final String METHOD = "Wilson";

    private Wilson() {}

    /**
     * Interval of hits / total.
     *
     * @param hits number of hits, 0 to total
     * @param total number of trials, at least 1
     * @param level confidence level
     */
    public static Interval interval(double hits, double total, double level) {
        double z = Normal.halfWidth(level);
        return at(hits, total, z, level);
    }

    static Interval at(double hits, double total, double z, double level) {
        if (!(total > 0) || hits < 0 || hits > total) {
            throw new IllegalArgumentException("not a proportion: " + hits + " of " + total);
        }
        double p = hits / total;
        double z2 = z * z;
        double centre = p + z2 / (2 * total);
        double reach = z * Math.sqrt(p * (1 - p) / total + z2 / (4 * total * total));
        double scale = 1 + z2 / total;
        // The formula gives exactly 0 and 1 at the ends, but for rounding.
        double low = hits == 0 ? 0 : Math.max(0, (centre - reach) / scale);
        double high = hits == total ? 1 : Math.min(1, (centre + reach) / scale);
        return new Interval(Math.min(low, p), Math.max(high, p), level, METHOD);
    }
}
