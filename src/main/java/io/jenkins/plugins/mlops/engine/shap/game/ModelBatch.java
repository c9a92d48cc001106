package io.jenkins.plugins.mlops.engine.shap.game;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.Model;

/** Collects rows made of two others until there are enough to ask a model, and puts each answer where it is wanted. */
public final class ModelBatch {
    private static final int MOST_ROWS = 16_384;
    private static final int LEAST_ROWS = 64;
    /** Numbers held at a time. */
    private static final int CELLS = 4_000_000;

    private final Model model;
    private final double[][] columns;
    private final int[] places;
    private final double[] answers;
    private int rows;

    ModelBatch(Model model) {
        this.model = model;
        int capacity = Math.max(
                LEAST_ROWS, Math.min(MOST_ROWS, CELLS / model.features().size()));
        columns = new double[model.features().size()][capacity];
        places = new int[capacity];
        answers = new double[capacity * model.outputs()];
    }

    /**
     * Asks for one row, whose answer is there after {@link #flush}.
     *
     * @param first values of the features that are known
     * @param second values of the others
     * @param known which are known
     * @param into receives one value per output
     * @param place where the values go: from {@code place * outputs} on
     */
    void add(double[] first, double[] second, boolean[] known, double[] into, int place) {
        for (int f = 0; f < columns.length; f++) {
            columns[f][rows] = known[f] ? first[f] : second[f];
        }
        places[rows++] = place;
        if (rows == places.length) {
            flush(into);
        }
    }

    /** Asks the model for all rows that wait. */
    void flush(double[] into) {
        if (rows == 0) {
            return;
        }
        int outputs = model.outputs();
        model.margins(FeatureBlock.ofColumns(columns, rows), answers);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(answers, r * outputs, into, places[r] * outputs, outputs);
        }
        rows = 0;
    }
}
