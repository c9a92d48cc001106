package io.jenkins.plugins.mlops.engine.drift.significance;

import io.jenkins.plugins.mlops.engine.drift.statistic.PooledCells;
import io.jenkins.plugins.mlops.engine.drift.statistic.Quadratic;
import io.jenkins.plugins.mlops.engine.drift.statistic.RankScores;

/**
 * Significance of the difference of two samples of numbers: Anderson-Darling for the shape and the location-scale test, as one p-value. By
 * their limit laws where those are right for small p-values, else by splitting the pooled rows ({@link SplitTest}). Which of
 * the two depends on the sizes and on the ties of the pooled rows only, so the choice does not look at what is tested.
 */
public final class ShapeTest {
    /** Rows that the smaller sample has to have for the limit laws. */
    private static final double FEWEST_ROWS = 100;
    /** The same of rows away from values that rule. */
    private static final double FEWEST_RARE = 50;

    private ShapeTest() {}

    /**
     * A p-value and how it was got.
     *
     * @param pValue probability of a difference at least as large when nothing changed
     * @param test name of the test
     */
    public record Result(double pValue, String test) {}

    /**
     * Tests.
     *
     * @param quadratic has walked over both samples
     * @param ranks likewise
     * @param cells likewise
     * @param sizes rows, with design effects
     * @param finest the smallest p-value that has to be told from zero
     */
    public static Result of(
            Quadratic quadratic, RankScores ranks, PooledCells cells, EffectiveSampleSizes sizes, double finest) {
        long[] pooled = cells.pooled();
        double smaller = Math.min(sizes.effectiveReference(), sizes.effectiveCurrent());
        boolean limit = smaller >= FEWEST_ROWS && (!cells.ties() || Leverage.excess(pooled) * FEWEST_RARE <= smaller);
        if (limit) {
            TiedAndersonDarling tied = cells.ties() ? new TiedAndersonDarling(pooled) : null;
            double p = Combination.cauchy(
                    QuadraticTests.andersonDarling(quadratic.andersonDarling(), sizes, tied),
                    RankTests.locationScale(ranks, sizes));
            return new Result(p, "Anderson-Darling and location-scale");
        }
        double p = new SplitTest(finest).pValue(cells.reference(), cells.current(), sizes);
        return new Result(p, "Anderson-Darling and location-scale, drawn");
    }
}
