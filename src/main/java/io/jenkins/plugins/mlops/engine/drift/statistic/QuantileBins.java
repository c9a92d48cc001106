package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Bins between quantiles of the reference, closed on the right, the outer two open to infinity. Equal quantiles give one bin, so a
 * column of few values has a bin for each of its frequent ones.
 *
 * @param edges the finite edges, strictly ascending; one fewer than there are bins
 */
public record QuantileBins(double[] edges) {
    private static final int DIGITS = 6;

    /** Bins made when nothing else is said. */
    public static final int USUAL = 10;

    /** Bins of equal share of the reference, at most the given number. The sample must not be empty. */
    public static QuantileBins of(NumericSample reference, int bins) {
        double[] edges = new double[bins - 1];
        int count = 0;
        double largest = reference.ofRank(reference.size());
        for (int i = 1; i < bins; i++) {
            long rank = Math.max(1, Math.min(reference.size(), -Math.floorDiv(-reference.size() * i, (long) bins)));
            double edge = reference.ofRank(rank);
            if ((count == 0 || edges[count - 1] < edge) && edge < largest) {
                edges[count++] = edge;
            }
        }
        return new QuantileBins(java.util.Arrays.copyOf(edges, count));
    }

    /** Rows of both samples by bin. */
    public Cells count(NumericSample reference, NumericSample current) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= edges.length; i++) {
            names.add(name(i));
        }
        return new Cells(names, counts(reference), counts(current));
    }

    private long[] counts(NumericSample sample) {
        long[] counts = new long[edges.length + 1];
        long before = 0;
        for (int i = 0; i < edges.length; i++) {
            long upTo = sample.atMost(edges[i]);
            counts[i] = upTo - before;
            before = upTo;
        }
        counts[edges.length] = sample.size() - before;
        return counts;
    }

    private String name(int bin) {
        if (edges.length == 0) {
            return "all";
        }
        if (bin == 0) {
            return "<= " + NumberText.of(edges[0], DIGITS);
        }
        return bin == edges.length
                ? "> " + NumberText.of(edges[bin - 1], DIGITS)
                : NumberText.of(edges[bin - 1], DIGITS) + " to " + NumberText.of(edges[bin], DIGITS);
    }
}
