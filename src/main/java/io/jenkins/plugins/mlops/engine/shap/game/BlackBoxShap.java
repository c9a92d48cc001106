package io.jenkins.plugins.mlops.engine.shap.game;

import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionBlock;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.BlockRunner;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapMethod;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Interventional SHAP values of any model that can be asked for predictions: exact up to {@link #MOST_EXACT} features, from orders of the features
 * walked both ways above. In units of the margin, against background rows.
 */
public final class BlackBoxShap {
    /** Most features for which all coalitions are asked for. */
    public static final int MOST_EXACT = 11;

    private static final int USUAL_ROWS = 1_000;
    private static final int LEAST_ROWS = 20;
    /** Values that go into the model when nothing else was wished for: less than a minute of work for a small network. */
    private static final double MOST_WORK = 4e9;

    private static final int NUMBERS_PER_BLOCK = 1_000_000;
    private static final int MOST_BLOCK = 4_096;
    /** Explained rows in a block, so that progress is seen and threads end at about the same time. */
    private static final int EXPLAINED_PER_BLOCK = 16;

    private final Model model;
    private final Background background;
    private final BlackBoxOptions options;

    /**
     * Chooses background rows.
     *
     * @param reference rows that stand for the population
     * @throws IllegalArgumentException when there are none
     * @throws IOException when the source fails
     */
    public BlackBoxShap(Model model, FeatureSource reference, BlackBoxOptions options) throws IOException {
        this.model = model;
        this.options = options;
        this.background = Background.of(model, reference, options.backgroundRows());
    }

    private boolean exact() {
        return model.features().size() <= MOST_EXACT;
    }

    /** Rows that are explained of so many. */
    private long rows(long total) {
        if (options.rows() > 0) {
            return Math.min(total, options.rows());
        }
        int features = model.features().size();
        double predictions =
                background.rows().size() * (exact() ? Math.pow(2, features) : 2.0 * options.pairs() * features);
        long affordable = (long) Math.max(LEAST_ROWS, MOST_WORK / predictions / features);
        return Math.min(total, Math.min(USUAL_ROWS, affordable));
    }

    /**
     * Predicts all rows and explains as many as the options say.
     *
     * @param rows model input whose number of rows is known; NaN is missing
     * @param sink receives the blocks in the order of the rows; {@link AttributionBlock#explained} tells which rows were explained
     * @return sums over the explained rows, and the row at which additivity holds worst
     * @throws IOException when the source or the sink fails
     */
    public ShapSummary explain(FeatureSource rows, AttributionSink sink, ExplainOptions run) throws IOException {
        long total = rows.rows();
        if (total < 0) {
            throw new IllegalArgumentException("the number of rows is not known");
        }
        long count = rows(total);
        SampledRows sample = SampledRows.of(total, count);
        int numbers = 2 * model.outputs() * model.features().size();
        long wanted = Math.max(16, count == 0 ? MOST_BLOCK : EXPLAINED_PER_BLOCK * total / count);
        int blockRows = (int) Math.max(1, Math.min(Math.min(MOST_BLOCK, wanted), NUMBERS_PER_BLOCK / numbers));
        Supplier<RowGame> game = exact()
                ? () -> new ExactGame(model, background)
                : () -> new PermutationGame(model, background, options.pairs());
        ShapMethod method = new ShapMethod(
                exact() ? "exact Shapley values over all coalitions of features" : "paired permutation SHAP",
                background.rows().size(),
                exact() ? 0 : 2 * options.pairs(),
                total,
                ShapMethod.FLOATS);
        BlockRunner runner = new BlockRunner(
                model,
                rows,
                sink,
                background.base(),
                BlockRunner.spread(new ExplainOptions(run.threads(), blockRows), total),
                method);
        return runner.run(
                run.threads(),
                () -> new BlackBoxBlockExplainer(model, sample, game.get(), blockRows),
                notes(method, count));
    }

    private List<String> notes(ShapMethod method, long explained) {
        List<String> notes = new ArrayList<>(model.info().notes());
        notes.add("Attributions are " + method.text()
                + (exact() ? "" : ", " + method.permutations() + " orders of the features for each row") + ", against "
                + method.backgroundRows() + " background rows stratified by prediction, of " + background.seen());
        if (explained < method.totalRows()) {
            notes.add(explained + " of " + method.totalRows()
                    + " rows were sampled to be explained; performance and fairness are measured on all");
        }
        return notes;
    }

    /** Returns the mean output of the model over the background rows, per output. */
    public double[] base() {
        return background.base();
    }
}
