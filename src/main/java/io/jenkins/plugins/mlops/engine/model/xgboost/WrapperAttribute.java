package io.jenkins.plugins.mlops.engine.model.xgboost;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The attribute {@code scikit_learn} that XGBoost's interface for scikit-learn adds to a file it saves: a JSON text. Versions before 2.0 wrote
 * all parameters into it, among them the value that means "missing" and the labels of the classes.
 *
 * @param missing the value that means "missing", or not-a-number
 * @param classes the labels in the order of the outputs; empty where they are not told
 * @param parallelTrees trees of a round and output, or 0
 */
record WrapperAttribute(double missing, List<String> classes, int parallelTrees) {
    static WrapperAttribute read(String json) throws IOException {
        double[] missing = {Double.NaN};
        List<String> classes = new ArrayList<>();
        int[] parallel = {0};
        try (JsonDocument document =
                new JsonDocument(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))) {
            document.fields(name -> {
                switch (name) {
                    case "missing" -> missing[0] = number(document.text());
                    case "classes_" -> classes.addAll(document.texts());
                    case "num_parallel_tree" -> parallel[0] = (int) number(document.text());
                    default -> document.skip();
                }
            });
            return new WrapperAttribute(missing[0], List.copyOf(classes), Math.max(0, parallel[0]));
        } catch (JsonProcessingException | ModelFormatException e) {
            // Of another writer: nothing is known from it, and the model is none the worse.
            return new WrapperAttribute(Double.NaN, List.of(), 0);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // null
        }
    }
}
