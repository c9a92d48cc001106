package io.jenkins.plugins.mlops.engine.shap.linear;

import io.jenkins.plugins.mlops.engine.model.AdditiveModel;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.BlockRunner;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapMethod;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact SHAP values of a model that is a sum of one part per feature: what the feature's part is for the row, less its mean over background rows
 * (Strumbelj and Kononenko 2014, Corollary 1 of Lundberg and Lee 2017). Whether features depend on each other makes no difference to them.
 * In units of the margin.
 */
public final class AdditiveShap {
    private final AdditiveModel model;
    private final double[] means;
    private final double[] base;
    private final long backgroundRows;

    /**
     * Takes the means over the background.
     *
     * @param background rows that stand for the population
     * @throws IllegalArgumentException when there are no rows
     * @throws IOException when the source fails
     */
    public AdditiveShap(AdditiveModel model, FeatureSource background) throws IOException {
        this.model = model;
        int outputs = model.outputs();
        means = new double[model.features().size() * outputs];
        double[] parts = new double[means.length];
        long rows = 0;
        for (FeatureBlock block = background.next(); block != null; block = background.next()) {
            model.requireColumns(block);
            for (int r = 0; r < block.rows(); r++) {
                model.parts(block, r, parts);
                for (int i = 0; i < parts.length; i++) {
                    means[i] += parts[i];
                }
            }
            rows += block.rows();
        }
        if (rows == 0) {
            throw new IllegalArgumentException("no background rows to take means over");
        }
        backgroundRows = rows;
        base = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            base[k] = model.intercept(k);
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= rows;
            base[i % outputs] += means[i];
        }
    }

    /**
     * Explains all rows.
     *
     * @param rows model input; NaN is missing
     * @param sink receives the attributions in the order of the rows
     * @return sums over all rows, and the row at which additivity holds worst
     * @throws IOException when the source or the sink fails
     */
    public ShapSummary explain(FeatureSource rows, AttributionSink sink, ExplainOptions options) throws IOException {
        int blockRows = BlockRunner.spread(options, rows.rows());
        List<String> notes = new ArrayList<>(model.info().notes());
        notes.add("Attributions are against the mean of " + backgroundRows + " background rows.");
        BlockRunner runner = new BlockRunner(
                model,
                rows,
                sink,
                base,
                blockRows,
                new ShapMethod(
                        "exact for a sum of one part per feature",
                        backgroundRows,
                        0,
                        Math.max(0, rows.rows()),
                        ShapMethod.EXACT));
        return runner.run(options.threads(), () -> new AdditiveBlockExplainer(model, means, blockRows), notes);
    }

    /** Returns the mean output of the model over the background, per output. */
    public double[] base() {
        return base.clone();
    }
}
