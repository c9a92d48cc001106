package io.jenkins.plugins.mlops.engine.blackbox;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.onnx.OnnxOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The output that holds a model's predictions.
 *
 * @param name the tensor
 * @param width numbers per row
 * @param classes names of the classes; empty for a model that predicts a number
 */
record ScoreOutput(String name, int width, List<String> classes) {
    private static final Set<String> PROBABILITIES =
            Set.of("Softmax", "Sigmoid", "TreeEnsembleClassifier", "LinearClassifier", "SVMClassifier");

    /** Tensors that are no outputs yet and have to be: what a ZipMap makes a list of maps of, which would take an object for each number. */
    static List<String> hidden(OnnxOutline outline) {
        return outline.outputs().stream()
                .flatMap(output -> outline.beforeZipMap(output).stream())
                .filter(tensor -> !outline.outputs().contains(tensor))
                .distinct()
                .toList();
    }

    /**
     * Chooses the output.
     *
     * @param outputs all outputs, with those of {@link #hidden}
     */
    static ScoreOutput of(Map<String, NodeInfo> outputs, OnnxOutline outline) throws ModelFormatException {
        List<String> zipped = outputs.keySet().stream()
                .flatMap(output -> outline.beforeZipMap(output).stream())
                .toList();
        List<String> numbers = named(outputs, Set.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE));
        boolean labels = !named(outputs, Set.of(OnnxJavaType.INT64, OnnxJavaType.INT32, OnnxJavaType.STRING))
                .isEmpty();
        String name = zipped.size() == 1 ? zipped.get(0) : chosen(numbers, labels, outputs);
        long[] shape = ((TensorInfo) outputs.get(name).getInfo()).getShape();
        if (shape.length < 1 || shape.length > 2) {
            throw new ModelFormatException("ONNX output " + quote(name) + " has " + shape.length
                    + " dimensions, expected two: rows and scores");
        }
        boolean classifier = labels || !zipped.isEmpty() || PROBABILITIES.contains(outline.lastOperator(name));
        long known = shape.length == 1
                ? 1
                : shape[1] >= 0 ? shape[1] : classifier ? outline.classes(-1).size() : 0;
        if (known < 1) {
            throw new ModelFormatException("ONNX output " + quote(name)
                    + " has no fixed number of columns, expected the shape [None, scores]");
        }
        int width = Limits.count(known, 1, Limits.OUTPUTS, "the number of outputs");
        if (!classifier && width > 1) {
            throw new ModelFormatException("ONNX output " + quote(name) + " has " + width
                    + " numbers for each row that are no probabilities, expected one number, or"
                    + " classes with a Softmax at the end");
        }
        return new ScoreOutput(name, width, classifier ? classes(outline, Math.max(2, width)) : List.of());
    }

    private static List<String> named(Map<String, NodeInfo> outputs, Set<OnnxJavaType> types) {
        return outputs.entrySet().stream()
                .filter(output ->
                        output.getValue().getInfo() instanceof TensorInfo tensor && types.contains(tensor.type))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String chosen(List<String> numbers, boolean labels, Map<String, NodeInfo> outputs)
            throws ModelFormatException {
        List<String> probable = numbers.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("prob"))
                .toList();
        List<String> left = numbers.size() > 1 && probable.size() == 1 ? probable : numbers;
        if (left.size() == 1) {
            return left.get(0);
        }
        String all = outputs.keySet().stream()
                .limit(5)
                .map(ModelFormatException::quote)
                .collect(Collectors.joining(", "));
        throw new ModelFormatException(
                left.isEmpty()
                        ? "the ONNX model gives " + (labels ? "labels alone" : "no numbers") + " (outputs " + all
                                + "); export it with its probabilities"
                        : "the ONNX model has " + left.size() + " outputs of numbers (" + all
                                + "), expected one, or one with \"prob\" in its name");
    }

    private static List<String> classes(OnnxOutline outline, int count) {
        List<String> named = outline.classes(count);
        if (!named.isEmpty()) {
            return named;
        }
        List<String> numbered = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            numbered.add(String.valueOf(k));
        }
        return numbered;
    }

    boolean probabilities() {
        return !classes.isEmpty();
    }

    /** Values per row of the model made of it: of two classes the second is enough. */
    int outputs() {
        return width == 2 ? 1 : width;
    }
}
