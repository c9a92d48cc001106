package io.jenkins.plugins.mlops.engine.drift.significance;

import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chi-squared of a table with rare cells, its distribution drawn. Under the null hypothesis each row of a rare cell falls into the
 * current sample with the probability m/(n+m), so its count is drawn binomially; the frequent cells share what is left, and their part of
 * chi-squared is drawn from its limit law. Drawing ends at the 30th draw that reaches the observed value (Besag and Clifford 1991): a
 * column in which nothing changed costs some dozen draws, and only a clear difference takes all. The seed is fixed: the same tables
 * give the same answer.
 */
final class SparseCells {
    private static final int ENOUGH = 30;
    private static final int MOST_DRAWS = 400_000;
    /** Rare cells told apart at most; beyond, the rarest are one cell. */
    private static final int MOST_RARE = 400;

    private final double share;
    private final double shrink;
    private final long[] rareRows;
    private final double frequentRows;
    private final int frequentCells;
    private final double observed;
    private final BinomialDraw[] draws;

    SparseCells(Cells cells, Sizes sizes, double fewestExpected) {
        // Rows that repeat an entity count for less: all counts shrink to what they are worth.
        double n = sizes.effectiveReference();
        double m = sizes.effectiveCurrent();
        share = m / (n + m);
        shrink = sizes.shrink();
        double plainShare = (double) sizes.current() / (sizes.reference() + sizes.current());
        double least = Math.min(n, m) / (sizes.reference() + sizes.current());
        int[] order = IntStream.range(0, cells.count())
                .boxed()
                .sorted((a, b) -> Long.compare(pooled(cells, b), pooled(cells, a)))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] rare = new long[MOST_RARE];
        long[] rareNow = new long[MOST_RARE];
        int rares = 0;
        int frequents = 0;
        double sum = 0;
        double rest = 0;
        for (int cell : order) {
            long pooled = pooled(cells, cell);
            if (pooled == 0) {
                continue;
            }
            if (pooled * least >= fewestExpected) {
                double gap = cells.current()[cell] - pooled * plainShare;
                sum += gap * gap / pooled;
                rest += pooled;
                frequents++;
            } else {
                int at = Math.min(rares, MOST_RARE - 1);
                rare[at] += pooled;
                rareNow[at] += cells.current()[cell];
                rares++;
            }
        }
        rares = Math.min(rares, MOST_RARE);
        for (int i = 0; i < rares; i++) {
            double gap = rareNow[i] - rare[i] * plainShare;
            sum += gap * gap / rare[i];
        }
        observed = sum / (plainShare * (1 - plainShare)) * shrink;
        frequentCells = frequents;
        double worth = (n + m) / (sizes.reference() + sizes.current());
        frequentRows = rest * worth;
        rareRows = new long[rares];
        draws = new BinomialDraw[rares];
        for (int i = 0; i < rares; i++) {
            rareRows[i] = Math.max(1, Math.round(rare[i] * worth));
            draws[i] = new BinomialDraw(rareRows[i], share);
        }
    }

    private static long pooled(Cells cells, int i) {
        return cells.reference()[i] + cells.current()[i];
    }

    /** Share of draws that reach the observed value, the observed one counted with them. */
    double pValue(double finest) {
        int most = (int) Math.min(MOST_DRAWS, Math.max(2_000, 10 / finest));
        SplittableRandom random = new SplittableRandom(20_190L + rareRows.length + 31L * Arrays.hashCode(rareRows));
        ChiSquaredDraw rest = frequentCells > 1 ? new ChiSquaredDraw(frequentCells - 1) : null;
        int reached = 0;
        for (int draw = 1; draw <= most; draw++) {
            double sum = 0;
            double gaps = 0;
            for (int i = 0; i < draws.length; i++) {
                double gap = draws[i].next(random) - rareRows[i] * share;
                gaps += gap;
                sum += gap * gap / rareRows[i];
            }
            sum += frequentRows > 0 ? gaps * gaps / frequentRows : 0;
            double value = sum / (share * (1 - share)) + (rest == null ? 0 : rest.next(random));
            if (value >= observed * (1 - 1e-12) && ++reached == ENOUGH) {
                return (double) reached / draw;
            }
        }
        return (reached + 1.0) / (most + 1.0);
    }
}
