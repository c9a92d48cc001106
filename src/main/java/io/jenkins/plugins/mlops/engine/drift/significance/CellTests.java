package io.jenkins.plugins.mlops.engine.drift.significance;

import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import io.jenkins.plugins.mlops.engine.drift.statistic.Divergence;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Significance of the difference of two samples over cells. With at least 40 rows expected in every cell of either sample it is the
 * chi-squared test; two cells are decided exactly; with sparser cells the distribution of chi-squared is drawn ({@link SparseCells}),
 * because the table of chi-squared is wrong there, and pooling the rare cells would hide a new category among them.
 */
public final class CellTests {
    /** The usual five are enough at 0.05, but not in the far tail that many columns need. */
    private static final double FEWEST_EXPECTED = 40;

    private CellTests() {}

    /**
     * Probability of a chi-squared at least as large when nothing changed.
     *
     * @param cells the rows
     * @param sizes their sizes, with the design effects
     * @param finest the smallest p-value that has to be told from zero: sets how many draws a sparse table takes
     */
    public static double pValue(Cells cells, EffectiveSampleSizes sizes, double finest) {
        int filled = cells.filled();
        if (filled < 2 || sizes.reference() == 0 || sizes.current() == 0) {
            return 1;
        }
        if (filled == 2) {
            int first = firstFilled(cells);
            return Proportions.pValue(cells.reference()[first], cells.current()[first], sizes);
        }
        double least =
                Math.min(sizes.effectiveReference(), sizes.effectiveCurrent()) / (sizes.reference() + sizes.current());
        boolean sparse = false;
        for (int i = 0; i < cells.count(); i++) {
            long pooled = cells.reference()[i] + cells.current()[i];
            sparse |= pooled > 0 && pooled * least < FEWEST_EXPECTED;
        }
        if (sparse) {
            return new SparseCells(cells, sizes, FEWEST_EXPECTED).pValue(finest);
        }
        return ChiSquaredDistribution.of(filled - 1).survivalProbability(Divergence.chiSquared(cells) * sizes.shrink());
    }

    private static int firstFilled(Cells cells) {
        int i = 0;
        while (cells.reference()[i] + cells.current()[i] == 0) {
            i++;
        }
        return i;
    }
}
