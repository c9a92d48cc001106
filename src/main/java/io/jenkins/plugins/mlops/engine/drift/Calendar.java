package io.jenkins.plugins.mlops.engine.drift;

import java.util.function.Function;

/**
 * Tells whether the dates of a column only moved on with the calendar, as those of newer rows do: they begin and end no earlier than before, and
 * have the same shape once both sides are moved and scaled to one mean and deviation. Dates that stand still, go back, or fall on one day that
 * they did not fall on before, have another shape or begin earlier.
 */
final class Calendar {
    /** Moments within the first day of 1970 are times of the day, which no calendar moves on. */
    private static final double DAY = 86_400;

    private final DriftPolicy policy;

    Calendar(DriftPolicy policy) {
        this.policy = policy;
    }

    /**
     * Decides.
     *
     * @param measured the comparison of the dates as they are
     * @param compare compares two samples of numbers
     */
    boolean movedOn(ColumnPair.Moments pair, Comparison measured, Function<ColumnPair.Numeric, Comparison> compare) {
        if (!measured.comparable() || measured.pValue() > policy.level() || !isLater(pair)) {
            return false;
        }
        double before = pair.reference().moments().deviation();
        double now = pair.current().moments().deviation();
        if (before == 0 || now == 0) {
            return before == now;
        }
        Comparison shapes = compare.apply(pair.shapes());
        double limit = Math.max(
                policy.bounds(Statistic.WASSERSTEIN).limit(), shapes.chance().getOrDefault(Statistic.WASSERSTEIN, 0.0));
        return shapes.effects().getOrDefault(Statistic.WASSERSTEIN, Double.POSITIVE_INFINITY) < limit;
    }

    private static boolean isLater(ColumnPair.Moments pair) {
        var before = pair.reference().moments();
        var now = pair.current().moments();
        boolean clock = before.minimum() >= 0 && Math.max(before.maximum(), now.maximum()) < DAY;
        return !clock && now.minimum() >= before.minimum() && now.maximum() > before.maximum();
    }
}
