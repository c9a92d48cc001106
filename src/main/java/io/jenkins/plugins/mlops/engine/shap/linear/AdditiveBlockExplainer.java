package io.jenkins.plugins.mlops.engine.shap.linear;

import io.jenkins.plugins.mlops.engine.model.AdditiveModel;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.shap.block.BlockExplainer;

/** Attributions of an additive model for one block of rows after the other. */
public final class AdditiveBlockExplainer implements BlockExplainer {
    private final AdditiveModel model;
    private final double[] means;
    private final double[] parts;
    private final double[][] phi;
    private final double[][] margins;

    /**
     * @param means of each part, feature by feature with one entry per output
     */
    AdditiveBlockExplainer(AdditiveModel model, double[] means, int capacity) {
        this.model = model;
        this.means = means;
        parts = new double[means.length];
        phi = new double[means.length][capacity];
        margins = new double[model.outputs()][capacity];
    }

    @Override
    public void explain(FeatureBlock input, int from, int rows, long firstRow) {
        int outputs = model.outputs();
        int features = model.features().size();
        // The model itself gives the margins: the other side of the additivity check.
        double[] whole = new double[rows * outputs];
        model.margins(input.slice(from, from + rows), whole);
        for (int r = 0; r < rows; r++) {
            model.parts(input, from + r, parts);
            for (int k = 0; k < outputs; k++) {
                margins[k][r] = whole[r * outputs + k];
                for (int f = 0; f < features; f++) {
                    phi[k * features + f][r] = parts[f * outputs + k] - means[f * outputs + k];
                }
            }
        }
    }

    @Override
    public double[][] phi() {
        return phi;
    }

    @Override
    public double[][] margins() {
        return margins;
    }
}
