package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;

/** Histograms of two samples over common bins. */
final class SampleHistograms {
    private static final int BINS = 24;

    private SampleHistograms() {}

    /** Null when there is no finite range to draw. */
    static Comparison.Shape of(NumericSample a, NumericSample b) {
        double low = Math.min(a.quantile(0.005), b.quantile(0.005));
        double high = Math.max(a.quantile(0.995), b.quantile(0.995));
        if (!(high > low) || Double.isInfinite(high - low)) {
            return null;
        }
        double[] edges = new double[BINS + 1];
        for (int i = 0; i <= BINS; i++) {
            edges[i] = low + (high - low) * i / BINS;
        }
        return new Comparison.Shape(edges, counts(a, edges), counts(b, edges));
    }

    private static long[] counts(NumericSample sample, double[] edges) {
        long[] counts = new long[BINS];
        long before = 0;
        for (int i = 0; i < BINS; i++) {
            long upTo = i == BINS - 1 ? sample.size() : sample.atMost(edges[i + 1]);
            counts[i] = upTo - before;
            before = upTo;
        }
        return counts;
    }
}
