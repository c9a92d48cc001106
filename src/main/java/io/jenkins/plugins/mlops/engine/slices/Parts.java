package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.DeLong;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import java.util.Arrays;

/** Takes a measure for every group of a grouping, in one or two passes over the rows. */
final class Parts {
    private final Predictions predictions;
    private final SliceMeasure measure;

    Parts(Predictions predictions, SliceMeasure measure) {
        if (!measure.suits(predictions.task())) {
            throw new IllegalArgumentException(measure + " of " + predictions.task());
        }
        this.predictions = predictions;
        this.measure = measure;
    }

    /** Of all rows. */
    SliceStatistic whole() {
        return of(new int[predictions.rows()], 1)[0];
    }

    /** Of each group, undefined ones among them. */
    SliceStatistic[] of(int[] codes, int groups) {
        return switch (measure) {
            case MAE -> means(codes, groups);
            case AUC -> areas(codes, groups);
            default -> shares(codes, groups);
        };
    }

    private SliceStatistic[] shares(int[] codes, int groups) {
        long[] hits = new long[groups];
        long[] totals = new long[groups];
        BinaryPredictions binary = measure == SliceMeasure.ACCURACY ? null : (BinaryPredictions) predictions;
        for (int i = 0; i < codes.length; i++) {
            boolean counted =
                    switch (measure) {
                        case PRECISION -> binary.predictions()[i] == 1;
                        case RECALL -> binary.labels()[i] == 1;
                        default -> true;
                    };
            if (counted) {
                totals[codes[i]]++;
                hits[codes[i]] += predictions.error(i) == 0 ? 1 : 0;
            }
        }
        SliceStatistic[] parts = new SliceStatistic[groups];
        Arrays.setAll(parts, g -> new SliceStatistic.Share(hits[g], totals[g]));
        return parts;
    }

    private SliceStatistic[] means(int[] codes, int groups) {
        long[] counts = new long[groups];
        double[] sums = new double[groups];
        double[] squares = new double[groups];
        for (int i = 0; i < codes.length; i++) {
            counts[codes[i]]++;
            sums[codes[i]] += predictions.error(i);
        }
        for (int i = 0; i < codes.length; i++) {
            double d = predictions.error(i) - sums[codes[i]] / counts[codes[i]];
            squares[codes[i]] += d * d;
        }
        SliceStatistic[] parts = new SliceStatistic[groups];
        Arrays.setAll(parts, g -> new SliceStatistic.Mean(new Moments(counts[g], sums[g] / counts[g], squares[g])));
        return parts;
    }

    private SliceStatistic[] areas(int[] codes, int groups) {
        int[] counts = new int[groups];
        for (int code : codes) {
            counts[code]++;
        }
        int[][] rows = new int[groups][];
        Arrays.setAll(rows, g -> new int[counts[g]]);
        int[] next = new int[groups];
        for (int i = 0; i < codes.length; i++) {
            rows[codes[i]][next[codes[i]]++] = i;
        }
        SliceStatistic[] parts = new SliceStatistic[groups];
        Arrays.setAll(
                parts,
                g -> new SliceStatistic.Area(DeLong.of(((BinaryPredictions) predictions).rows(rows[g]))
                        .orElse(null)));
        return parts;
    }
}
