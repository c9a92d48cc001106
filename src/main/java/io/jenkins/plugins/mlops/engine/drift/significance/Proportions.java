package io.jenkins.plugins.mlops.engine.drift.significance;

/** Comparison of two shares: the rows without a value, for example. */
public final class Proportions {
    private Proportions() {}

    /**
     * A difference of two shares and what chance leaves open.
     *
     * @param before share in the reference
     * @param now share in the current sample
     * @param low lower end of the 95 % interval of {@code now - before}
     * @param high upper end
     */
    public record Difference(double before, double now, double low, double high) {
        /** {@code now - before}. */
        public double value() {
            return now - before;
        }
    }

    /** The difference with Newcombe's hybrid score interval (Newcombe 1998, method 10), for the effective sizes. */
    public static Difference difference(long referenceHits, long currentHits, EffectiveSampleSizes sizes) {
        double before = (double) referenceHits / sizes.reference();
        double now = (double) currentHits / sizes.current();
        double z = 1.959963984540054;
        double[] first = wilson(before, sizes.effectiveReference(), z);
        double[] second = wilson(now, sizes.effectiveCurrent(), z);
        double low = now - before - Math.hypot(now - second[0], first[1] - before);
        double high = now - before + Math.hypot(second[1] - now, before - first[0]);
        return new Difference(before, now, low, high);
    }

    /** Wilson's score interval of a share (Wilson 1927). */
    private static double[] wilson(double share, double size, double z) {
        double middle = share + z * z / (2 * size);
        double half = z * Math.sqrt(share * (1 - share) / size + z * z / (4 * size * size));
        double divisor = 1 + z * z / size;
        return new double[] {Math.max(0, (middle - half) / divisor), Math.min(1, (middle + half) / divisor)};
    }

    /** Probability of a difference at least this unlikely when nothing changed: Fisher's exact test, two-sided by probability. */
    public static double pValue(long referenceHits, long currentHits, EffectiveSampleSizes sizes) {
        Table table = table(referenceHits, currentHits, sizes);
        return table == null ? 1 : fisher(table.observed, table.hits, table.drawn, table.rows);
    }

    /**
     * The same with half of the level for either direction: twice the probability of a difference at least as large in the observed
     * direction. With rare hits in a small sample chance can make only more of them, so this is up to twice as careful.
     */
    static double central(long referenceHits, long currentHits, EffectiveSampleSizes sizes) {
        Table table = table(referenceHits, currentHits, sizes);
        if (table == null) {
            return 1;
        }
        Hypergeometric law = new Hypergeometric(table.rows, table.hits, table.drawn);
        boolean more = table.observed >= law.mode();
        double outwards = more ? law.sumUp(table.observed) : law.sumDown(table.observed);
        double inwards = 1 - outwards + Math.exp(law.logProbability(table.observed));
        return Math.min(1, 2 * Math.min(outwards, inwards));
    }

    /** Hits observed among the drawn rows, when there are so many hits among all rows. */
    private record Table(long observed, long hits, long drawn, long rows) {}

    /** Rows that repeat an entity enter as many as they are worth, rounded towards no difference. Null when nothing can differ. */
    private static Table table(long referenceHits, long currentHits, EffectiveSampleSizes sizes) {
        long hits = referenceHits + currentHits;
        long rows = sizes.reference() + sizes.current();
        if (Math.min(Math.min(hits, rows - hits), Math.min(sizes.reference(), sizes.current())) == 0) {
            return null;
        }
        if (!sizes.clustered()) {
            return new Table(currentHits, hits, sizes.current(), rows);
        }
        double share = (double) hits / rows;
        long before = Math.max(1, Math.round(sizes.effectiveReference()));
        long now = Math.max(1, Math.round(sizes.effectiveCurrent()));
        long hitsBefore = towards(share * before, (double) referenceHits / sizes.reference() * before);
        long hitsNow = towards(share * now, (double) currentHits / sizes.current() * now);
        return new Table(hitsNow, hitsBefore + hitsNow, now, before + now);
    }

    /** The whole number next to a count on the side of the expected one. */
    private static long towards(double expected, double count) {
        double rounded = count > expected ? Math.floor(count) : Math.ceil(count);
        return (long) (Math.abs(count - expected) < 1 ? Math.rint(expected) : rounded);
    }

    /**
     * Two-sided: all tables with the same margins that are no more probable than the observed one (Fisher 1935). Both tails are summed
     * outwards until nothing is added, so the work grows with the deviation of the count and not with the rows.
     */
    static double fisher(long observed, long hits, long drawn, long rows) {
        Hypergeometric law = new Hypergeometric(rows, hits, drawn);
        double limit = law.logProbability(observed) + 1e-7;
        if (law.logProbability(law.mode()) <= limit) {
            return 1;
        }
        return Math.min(
                1, law.sumDown(beyond(law, law.least() - 1, limit)) + law.sumUp(beyond(law, law.most() + 1, limit)));
    }

    /** The count next to the mode, on the side of the end, that is no more probable than the limit. */
    private static long beyond(Hypergeometric law, long end, double limit) {
        long inside = law.mode();
        long outside = end;
        while (Math.abs(outside - inside) > 1) {
            long middle = inside + (outside - inside) / 2;
            if (law.logProbability(middle) <= limit) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return outside;
    }
}
