package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.Arrays;
import java.util.List;

/**
 * What the {@code objective} line of a LightGBM file means for prediction.
 *
 * @param name the objective's name
 * @param link from margin to prediction
 * @param factor steepness of a sigmoid, 1 otherwise
 */
record LightgbmObjective(String name, Link link, double factor) {
    /** A model trained with a function of the user's own has no such line, and the library predicts its margin. */
    static final LightgbmObjective CUSTOM = new LightgbmObjective("custom", Link.IDENTITY, 1);

    /** Reads for example {@code binary sigmoid:1} or {@code regression sqrt}. */
    static LightgbmObjective of(TextLines lines) throws ModelFormatException {
        List<String> words = Arrays.asList(lines.value().split(" +"));
        String name = words.get(0);
        return switch (name) {
            case "binary", "multiclassova" -> new LightgbmObjective(name, Link.SIGMOID, sigmoid(words, lines));
            case "cross_entropy" -> new LightgbmObjective(name, Link.SIGMOID, 1);
            case "cross_entropy_lambda" -> new LightgbmObjective(name, Link.LOG1P_EXP, 1);
            case "multiclass" -> new LightgbmObjective(name, Link.SOFTMAX, 1);
            case "poisson", "gamma", "tweedie" -> new LightgbmObjective(name, Link.EXP, 1);
            case "regression", "regression_l1", "huber", "fair", "quantile", "mape" ->
                new LightgbmObjective(name, words.contains("sqrt") ? Link.SIGNED_SQUARE : Link.IDENTITY, 1);
            case "lambdarank", "rank_xendcg" -> new LightgbmObjective(name, Link.IDENTITY, 1);
            case "custom", "none" -> CUSTOM;
            default ->
                throw lines.problem("the LightGBM objective " + ModelFormatException.quote(name) + " is not supported");
        };
    }

    private static double sigmoid(List<String> words, TextLines lines) throws ModelFormatException {
        for (String word : words) {
            if (word.startsWith("sigmoid:")) {
                double factor = Numbers.number(word.substring("sigmoid:".length()), lines);
                if (!(factor > 0) || Double.isInfinite(factor)) {
                    throw lines.problem("sigmoid is " + factor + ", expected a number above 0");
                }
                return factor;
            }
        }
        return 1;
    }
}
