package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Every way to split pooled rows into two samples of given sizes, with its number of splits of rows: the definition of an exact test. */
final class Enumerated {
    private final long[] pooled;
    private final int drawn;

    Enumerated(long[] pooled, int drawn) {
        this.pooled = pooled;
        this.drawn = drawn;
    }

    /** A way to split and its share of all splits. */
    interface Visitor {
        void visit(long[] smaller, double share);
    }

    void each(Visitor visitor) {
        double all = choose(Arrays.stream(pooled).sum(), drawn);
        each(new long[pooled.length], 0, drawn, 1 / all, visitor);
    }

    private void each(long[] smaller, int cell, int left, double share, Visitor visitor) {
        if (cell == pooled.length) {
            if (left == 0) {
                visitor.visit(smaller, share);
            }
            return;
        }
        for (int k = 0; k <= Math.min(left, pooled[cell]); k++) {
            smaller[cell] = k;
            each(smaller, cell + 1, left - k, share * choose(pooled[cell], k), visitor);
        }
    }

    /** Share of splits whose statistic is at least that of the observed one. */
    double pValue(long[] observed, ToDoubleFunction<long[]> statistic) {
        double reach = statistic.applyAsDouble(observed);
        double[] sum = new double[1];
        each((smaller, share) ->
                sum[0] += statistic.applyAsDouble(smaller) >= reach - 1e-9 * Math.abs(reach) ? share : 0);
        return sum[0];
    }

    private static double choose(long n, long k) {
        double ways = 1;
        for (long i = 1; i <= k; i++) {
            ways *= (double) (n - k + i) / i;
        }
        return ways;
    }
}
