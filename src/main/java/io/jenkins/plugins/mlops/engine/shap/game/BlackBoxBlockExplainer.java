package io.jenkins.plugins.mlops.engine.shap.game;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.shap.block.BlockExplainer;

/** Predicts every row of a block and attributes those that were chosen. */
public final class BlackBoxBlockExplainer implements BlockExplainer {
    private final Model model;
    private final SampledRows sample;
    private final RowGame game;
    private final double[][] phi;
    private final double[][] squaredErrors;
    private final double[][] margins;
    private final boolean[] explained;

    BlackBoxBlockExplainer(Model model, SampledRows sample, RowGame game, int capacity) {
        this.model = model;
        this.sample = sample;
        this.game = game;
        phi = new double[model.outputs() * model.features().size()][capacity];
        squaredErrors = new double[phi.length][capacity];
        margins = new double[model.outputs()][capacity];
        explained = new boolean[capacity];
    }

    @Override
    public void explain(FeatureBlock input, int from, int rows, long firstRow) {
        int outputs = model.outputs();
        double[] whole = new double[rows * outputs];
        model.margins(input.slice(from, from + rows), whole);
        double[] row = new double[model.features().size()];
        double[] values = new double[phi.length];
        double[] errors = new double[phi.length];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < outputs; k++) {
                margins[k][r] = whole[r * outputs + k];
            }
            explained[r] = sample.has(firstRow + r);
            if (explained[r]) {
                for (int f = 0; f < row.length; f++) {
                    row[f] = input.get(from + r, f);
                }
                game.play(row, firstRow + r, values, errors);
            }
            for (int i = 0; i < phi.length; i++) {
                phi[i][r] = explained[r] ? values[i] : 0;
                squaredErrors[i][r] = explained[r] ? errors[i] : 0;
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

    @Override
    public boolean[] explained() {
        return explained;
    }

    @Override
    public double[][] squaredErrors() {
        return squaredErrors;
    }
}
