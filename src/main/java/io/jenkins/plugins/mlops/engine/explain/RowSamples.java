package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.shap.block.AttributionBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Rows kept for pictures: an even sample for clouds of points, and single rows that are worth a look. */
final class RowSamples {
    private static final int POINTS = 1000;
    private static final int EXTREME = 2;

    /**
     * A row.
     *
     * @param row number, from 0
     * @param output the output the attributions speak of
     * @param margin its margin
     * @param values values of the features
     * @param shap attributions of the features
     */
    record Kept(long row, int output, double margin, double[] values, double[] shap) {}

    private record Ranked(double rank, Kept row) {}

    private final TableSource source;
    private final int features;
    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final List<Kept> points = new ArrayList<>();
    private long seen;
    private final PriorityQueue<Ranked> highest = new PriorityQueue<>(Comparator.comparingDouble(Ranked::rank));
    private final PriorityQueue<Ranked> lowest =
            new PriorityQueue<>(Comparator.comparingDouble(Ranked::rank).reversed());
    private final PriorityQueue<Ranked> worst = new PriorityQueue<>(Comparator.comparingDouble(Ranked::rank));

    RowSamples(TableSource source, int features) {
        this.source = source;
        this.features = features;
    }

    /**
     * Looks at a row.
     *
     * @param row number among all rows
     * @param output the output to keep attributions of
     * @param score what orders rows from low to high
     * @param error how wrong the prediction is
     */
    void look(AttributionBlock block, int inBlock, long row, int output, double score, double error) {
        long before = seen++;
        boolean point = points.size() < POINTS;
        int replaced = -1;
        if (!point) {
            long draw = random.nextLong(before + 1); // reservoir sampling: every row is kept with the same probability
            replaced = draw < POINTS ? (int) draw : -1;
        }
        boolean high = highest.size() < EXTREME || score > highest.peek().rank();
        boolean low = lowest.size() < EXTREME || score < lowest.peek().rank();
        boolean wrong = worst.size() < EXTREME || error > worst.peek().rank();
        if (!point && replaced < 0 && !high && !low && !wrong) {
            return;
        }
        Kept kept = keep(block, inBlock, row, output);
        if (point) {
            points.add(kept);
        } else if (replaced >= 0) {
            points.set(replaced, kept);
        }
        offer(highest, high, new Ranked(score, kept));
        offer(lowest, low, new Ranked(score, kept));
        offer(worst, wrong, new Ranked(error, kept));
    }

    private static void offer(PriorityQueue<Ranked> queue, boolean wanted, Ranked row) {
        if (wanted) {
            queue.add(row);
            if (queue.size() > EXTREME) {
                queue.remove();
            }
        }
    }

    private Kept keep(AttributionBlock block, int inBlock, long row, int output) {
        double[] values = new double[features];
        double[] shap = new double[features];
        for (int f = 0; f < features; f++) {
            values[f] = source.value(row, f);
            shap[f] = block.value(inBlock, output, f);
        }
        return new Kept(row, output, block.margin(inBlock, output), values, shap);
    }

    List<Kept> points() {
        return points;
    }

    List<Kept> highest() {
        return rows(highest, true);
    }

    List<Kept> lowest() {
        return rows(lowest, false);
    }

    List<Kept> worst() {
        return rows(worst, true);
    }

    private static List<Kept> rows(PriorityQueue<Ranked> queue, boolean descending) {
        Comparator<Ranked> order = Comparator.comparingDouble(Ranked::rank);
        return queue.stream()
                .sorted(descending ? order.reversed() : order)
                .map(Ranked::row)
                .toList();
    }
}
