package io.jenkins.plugins.mlops.engine.shap.game;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows that stand for "not known", and what the model predicts for them.
 *
 * @param rows their values
 * @param margins one value per row and output, row by row
 * @param outputs of the model
 * @param seen how many rows they were chosen from
 */
public record Background(List<double[]> rows, double[] margins, int outputs, long seen) {
    private static final int CANDIDATES = 10_000;
    /** Numbers held while choosing. */
    private static final int CELLS = 5_000_000;

    private static final long SEED = 20_260_102;

    /**
     * Chooses rows whose predictions are spread like those of all: of an even sample of the rows, ordered by what the model predicts, the middle one
     * of each of {@code count} strata of one size.
     *
     * @throws IllegalArgumentException when there are no rows
     */
    static Background of(Model model, FeatureSource source, int count) throws IOException {
        List<double[]> sample = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        long seen = 0;
        int most = Math.max(Math.min(CANDIDATES, CELLS / model.features().size()), count);
        for (FeatureBlock block = source.next(); block != null; block = source.next()) {
            model.requireColumns(block);
            for (int r = 0; r < block.rows(); r++) {
                long place = seen < most ? seen : random.nextLong(seen + 1);
                if (seen < most) {
                    sample.add(row(block, r));
                } else if (place < most) {
                    sample.set((int) place, row(block, r));
                }
                seen++;
            }
        }
        if (sample.isEmpty()) {
            throw new IllegalArgumentException("no background rows");
        }
        double[] margins = margins(model, sample);
        List<double[]> chosen = sample.size() <= count ? sample : strata(sample, margins, model.outputs(), count);
        return new Background(chosen, sample.size() <= count ? margins : margins(model, chosen), model.outputs(), seen);
    }

    private static List<double[]> strata(List<double[]> sample, double[] margins, int outputs, int count) {
        List<Integer> order = new ArrayList<>();
        for (int r = 0; r < sample.size(); r++) {
            order.add(r);
        }
        Comparator<Integer> byClass = Comparator.comparingInt(r -> highest(margins, r, outputs));
        order.sort(byClass.thenComparingDouble(r -> margins[r * outputs + highest(margins, r, outputs)]));
        List<double[]> chosen = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            chosen.add(sample.get(order.get((int) ((s + 0.5) * sample.size() / count))));
        }
        return chosen;
    }

    /** The class a row is predicted to be of; 0 for models of one output. */
    private static int highest(double[] margins, int row, int outputs) {
        int highest = 0;
        for (int k = 1; k < outputs; k++) {
            highest = margins[row * outputs + k] > margins[row * outputs + highest] ? k : highest;
        }
        return highest;
    }

    private static double[] margins(Model model, List<double[]> rows) {
        ModelBatch batch = new ModelBatch(model);
        double[] margins = new double[rows.size() * model.outputs()];
        boolean[] known = new boolean[model.features().size()];
        for (int r = 0; r < rows.size(); r++) {
            batch.add(rows.get(r), rows.get(r), known, margins, r);
        }
        batch.flush(margins);
        return margins;
    }

    private static double[] row(FeatureBlock block, int r) {
        double[] row = new double[block.columns()];
        for (int f = 0; f < row.length; f++) {
            row[f] = block.get(r, f);
        }
        return row;
    }

    /** Returns the model's prediction for a background row. */
    double margin(int row, int output) {
        return margins[row * outputs + output];
    }

    /** The mean prediction, per output. */
    double[] base() {
        double[] base = new double[outputs];
        for (int i = 0; i < margins.length; i++) {
            base[i % outputs] += margins[i] / rows.size();
        }
        return base;
    }

    /** Tells whether a row has another value than a background row; a missing value is a value. */
    static boolean differ(double a, double b) {
        return a != b && !(Double.isNaN(a) && Double.isNaN(b));
    }
}
