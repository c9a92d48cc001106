package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import java.util.Arrays;
import java.util.List;

/**
 * Meaning of the {@code objective} line of a LightGBM file for prediction.
 *
 * @param name the objective's name
 * @param output what the outputs are
 */
record LightgbmObjective(String name, OutputInfo output) {
    /** A model trained with a function of the user's own has no such line, and the library predicts its margin. */
    static final LightgbmObjective CUSTOM =
            new LightgbmObjective("custom", OutputInfo.of(Meaning.UNKNOWN, Link.IDENTITY));

    /** Reads for example {@code binary sigmoid:1} or {@code regression sqrt}. */
    static LightgbmObjective of(TextLines lines) throws ModelFormatException {
        List<String> words = Arrays.asList(lines.value().split(" +"));
        String name = words.get(0);
        if (name.equals("custom") || name.equals("none")) {
            return CUSTOM;
        }
        OutputInfo output =
                switch (name) {
                    case "binary" ->
                        OutputInfo.of(Meaning.PROBABILITY, Link.SIGMOID).withFactor(sigmoid(words, lines));
                    case "multiclassova" ->
                        OutputInfo.of(Meaning.CLASSES, Link.SIGMOID).withFactor(sigmoid(words, lines));
                    case "multiclass" -> OutputInfo.of(Meaning.CLASSES, Link.SOFTMAX);
                    case "cross_entropy" -> OutputInfo.of(Meaning.SHARE, Link.SIGMOID);
                    // The library predicts lambda = log(1 + exp(x)); the share is 1 - exp(-lambda) = 1 / (1 + exp(-x)).
                    case "cross_entropy_lambda" ->
                        OutputInfo.of(Meaning.SHARE, Link.LOG1P_EXP).measuredBy(Link.SIGMOID);
                    case "poisson", "gamma", "tweedie" -> OutputInfo.of(Meaning.NUMBER, Link.EXP);
                    case "regression", "regression_l1", "huber", "fair", "quantile", "mape" ->
                        OutputInfo.of(Meaning.NUMBER, words.contains("sqrt") ? Link.SIGNED_SQUARE : Link.IDENTITY);
                    case "lambdarank", "rank_xendcg" -> OutputInfo.of(Meaning.ORDER, Link.IDENTITY);
                    default ->
                        throw lines.problem(
                                "the LightGBM objective " + ModelFormatException.quote(name) + " is not supported");
                };
        return new LightgbmObjective(name, output);
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
