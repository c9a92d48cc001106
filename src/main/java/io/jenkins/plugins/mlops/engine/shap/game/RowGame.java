package io.jenkins.plugins.mlops.engine.shap.game;

/**
 * The game behind the Shapley values of one row: a coalition of features is worth what the model predicts on average when these features have
 * the row's values and the others those of each background row in turn (Lundberg and Lee 2017, Janzing et al. 2020: interventional values).
 */
public interface RowGame {
    /**
     * Attributes one row.
     *
     * @param row its values
     * @param number its number among all rows, from which anything random follows
     * @param phi receives one value per output and feature, output by output
     * @param squaredErrors receives the square of the standard error of each; 0 for exact values
     */
    void play(double[] row, long number, double[] phi, double[] squaredErrors);
}
