package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.explain.meaning.OneOutput;
import io.jenkins.plugins.mlops.engine.explain.meaning.OutputOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.Rounds;
import io.jenkins.plugins.mlops.engine.explain.meaning.ServingOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.Told;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The model as it is served: the rounds in use, one output, and the number that means "missing" to it.
 *
 * @param model the model
 * @param missing not-a-number where nothing but that means "missing"
 * @param told all of it for a reader
 */
record UnderstoodModel(Model model, double missing, Map<String, Told> told) {
    private static final String MISSING = "missing value";

    static UnderstoodModel of(OpenedModel opened, OutputOptions output, ServingOptions serving) {
        Map<String, Told> told = new LinkedHashMap<>();
        Rounds rounds = Rounds.of(opened.model(), serving.rounds());
        put(told, "rounds", rounds.told());
        OneOutput one = OneOutput.of(rounds.model(), output);
        put(told, "output", one.told());
        double missing = opened.model().info().serving().missing();
        if (serving.missing() != null) {
            missing = serving.missing();
            put(told, MISSING, new Told(shown(missing), "given with " + OptionName.of("missing-value")));
        } else if (!Double.isNaN(missing)) {
            put(told, MISSING, new Told(shown(missing), "by the parameter missing in the model file"));
        }
        return new UnderstoodModel(one.model(), missing, told);
    }

    private static void put(Map<String, Told> told, String name, Told known) {
        if (known != null) {
            told.put(name, known);
        }
    }

    private static String shown(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(number);
    }

    /** The same with how often the number stood in the data. */
    static void count(Map<String, Told> told, long values) {
        told.computeIfPresent(
                MISSING,
                (name, known) -> new Told(known.what() + ", in " + values + " values of features", known.by()));
    }
}
