package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.significance.EffectiveSampleSizes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The smallest effect a pair of samples would show as significant with the asked power, if it were the only change among all columns: the
 * first step of Benjamini and Hochberg, level / tests.
 *
 * <p>For numbers it is the shift of a normal column, told in the unit of the measure; for cells the non-centrality of chi-squared, told
 * likewise (Cohen 1988, chapter 7).
 */
public final class MinimumDetectableEffect {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** The rank tests against the best test for a shift of a normal column: sqrt(pi/3) for ranks, and a little for the weight on tails. */
    private static final double RANK_COST = 1.04;
    /**
     * Divisor of the level for the combination of two tests, when one of them sees less than the other; found
     * by simulation.
     */
    private static final double PAIR_COST = 1.5;

    private final double level;
    private final double power;
    private final Map<Integer, Double> nonCentralities = new ConcurrentHashMap<>();

    /**
     * @param policy level and power
     * @param tests number of p-values adjusted together
     */
    public MinimumDetectableEffect(DriftPolicy policy, int tests) {
        this.level = policy.level() / Math.max(1, tests);
        this.power = policy.power();
    }

    /** Smallest detectable effect of a column in the unit of a measure; infinite where nothing can be compared. */
    public double effect(Comparison column, Statistic statistic) {
        if (!column.comparable()) {
            return Double.POSITIVE_INFINITY;
        }
        boolean cells = !column.numeric() || column.few();
        if (cells && !statistic.ordered()) {
            int degrees = Math.max(1, column.cells().filled() - 1);
            double reach = nonCentralities.computeIfAbsent(degrees, this::nonCentrality);
            return ofCells(statistic, reach, column.sizes());
        }
        return ofShift(statistic, shift(column.sizes()), column.sizes());
    }

    /** Smallest detectable shift of a normal column, in standard deviations. */
    public double shift(EffectiveSampleSizes sizes) {
        double z =
                NORMAL.inverseSurvivalProbability(level / PAIR_COST / 2) + NORMAL.inverseCumulativeProbability(power);
        return z * Math.sqrt(sizes.inverse()) * RANK_COST;
    }

    /** Returns the effect of a shift by d deviations in a measure. */
    private static double ofShift(Statistic statistic, double d, EffectiveSampleSizes sizes) {
        double middle = 2 * NORMAL.cumulativeProbability(d / 2) - 1;
        return switch (statistic) {
            case WASSERSTEIN -> d;
            case KS, TOTAL_VARIATION -> middle;
            // 2 int (F - G)^2 dx, its root; int phi^2 = 1 / (2 sqrt pi), less than linear for large shifts
            case ENERGY -> Math.sqrt(2 * meanGap(d));
            // int phi^3 = 1 / (2 pi sqrt 3)
            case CRAMER_VON_MISES -> Math.min(1 / Math.sqrt(3), d * Math.sqrt(1 / (2 * Math.PI * Math.sqrt(3))));
            // int phi^3 / (Phi (1 - Phi)) dx = 0.4805
            case ANDERSON_DARLING -> Math.min(1, d * Math.sqrt(0.4805));
            case MANN_WHITNEY -> 2 * NORMAL.cumulativeProbability(d / Math.sqrt(2)) - 1;
            case L_INFINITY -> middle / 2;
            case PSI, JENSEN_SHANNON, HELLINGER, CRAMERS_V -> ofCells(statistic, d * d / sizes.inverse(), sizes);
        };
    }

    /** The integral of (Phi(x) - Phi(x - d))^2 dx: by expectations of |X - Y|, which is exact for normal columns. */
    private static double meanGap(double d) {
        // E|N(d, 2)| - E|N(0, 2)|, halved twice over both samples
        double root = Math.sqrt(2);
        double apart = root * Math.sqrt(2 / Math.PI) * Math.exp(-d * d / 4)
                + d * (1 - 2 * NORMAL.cumulativeProbability(-d / root));
        return apart - 2 / Math.sqrt(Math.PI);
    }

    private static double ofCells(Statistic statistic, double nonCentrality, EffectiveSampleSizes sizes) {
        double perRow = nonCentrality * sizes.inverse();
        double effect =
                switch (statistic) {
                    case PSI -> perRow;
                    case JENSEN_SHANNON -> Math.sqrt(perRow / (8 * Math.log(2)));
                    case HELLINGER -> Math.sqrt(perRow / 8);
                    case CRAMERS_V ->
                        Math.sqrt(nonCentrality / (sizes.effectiveReference() + sizes.effectiveCurrent()));
                    case TOTAL_VARIATION, L_INFINITY -> Math.sqrt(perRow) / 2;
                    default -> throw new IllegalArgumentException(statistic + " needs an order");
                };
        return statistic == Statistic.PSI ? effect : Math.min(1, effect);
    }

    /** Non-centrality at which chi-squared exceeds its critical value with the asked power, by bisection. */
    private double nonCentrality(int degrees) {
        double critical = ChiSquaredDistribution.of(degrees).inverseSurvivalProbability(level);
        double low = 0;
        double high = 10 + 4 * critical;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (exceeds(critical, degrees, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Tail of the non-central chi-squared law: a mixture of central ones with Poisson weights. */
    private static double exceeds(double critical, int degrees, double nonCentrality) {
        PoissonDistribution weights = PoissonDistribution.of(Math.max(1e-300, nonCentrality / 2));
        int first = weights.inverseCumulativeProbability(1e-9);
        int last = weights.inverseSurvivalProbability(1e-9);
        double sum = 0;
        for (int j = first; j <= last; j++) {
            sum += weights.probability(j)
                    * ChiSquaredDistribution.of(degrees + 2.0 * j).survivalProbability(critical);
        }
        return sum;
    }

    /** Smallest detectable rise of the share of missing values. */
    public double missing(Comparison.Missing missing) {
        EffectiveSampleSizes sizes = missing.sizes();
        if (sizes.reference() == 0 || sizes.current() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double before = (double) missing.reference() / sizes.reference();
        double z = NORMAL.inverseSurvivalProbability(level / 2);
        double reach = NORMAL.inverseCumulativeProbability(power);
        double rise = 0;
        for (int i = 0; i < 40; i++) {
            double now = Math.min(1, before + rise);
            double share = now / (1 + sizes.effectiveReference() / sizes.effectiveCurrent())
                    + before / (1 + sizes.effectiveCurrent() / sizes.effectiveReference());
            double chance = Math.sqrt(share * (1 - share) * sizes.inverse());
            double spread = Math.sqrt(
                    now * (1 - now) / sizes.effectiveCurrent() + before * (1 - before) / sizes.effectiveReference());
            rise = Math.min(1 - before, z * chance + reach * spread);
        }
        // With none missing before, so many have to be missing now that chance would not put them all on one side.
        double portion = sizes.effectiveCurrent() / (sizes.effectiveCurrent() + sizes.effectiveReference());
        double fewest = Math.ceil(Math.log(level) / Math.log(portion));
        return Math.min(1 - before, Math.max(rise, (fewest + reach * Math.sqrt(fewest)) / sizes.effectiveCurrent()));
    }

    /**
     * Rows the current sample needs for an effect to be detectable, with the same reference.
     *
     * @return none when no number of rows is enough, because the reference itself is too small
     */
    public java.util.OptionalLong rowsNeeded(Comparison column, Statistic statistic, double wanted) {
        double now = effect(column, statistic);
        if (!(wanted > 0) || Double.isInfinite(now) || !column.comparable()) {
            return java.util.OptionalLong.empty();
        }
        double ratio = statistic == Statistic.PSI ? wanted / now : wanted * wanted / (now * now);
        double inverse = column.sizes().inverse() * ratio - 1 / column.sizes().effectiveReference();
        return inverse > 0
                ? java.util.OptionalLong.of((long) Math.ceil(column.sizes().currentEffect() / inverse))
                : java.util.OptionalLong.empty();
    }
}
