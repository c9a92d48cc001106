package io.jenkins.plugins.mlops.engine.blackbox;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import io.jenkins.plugins.mlops.engine.model.onnx.OnnxOutline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The output that holds a model's predictions.
 *
 * @param name the tensor
 * @param width numbers per row
 * @param info what the numbers are
 * @param independent whether each of several numbers stands for itself
 */
record ScoreOutput(String name, int width, OutputInfo info, boolean independent) {
    private static final Set<String> PROBABILITIES =
            Set.of("Softmax", "Sigmoid", "TreeEnsembleClassifier", "LinearClassifier", "SVMClassifier");
    private static final Set<String> NUMBERS =
            Set.of("TreeEnsembleRegressor", "LinearRegressor", "SVMRegressor", "TreeEnsemble");

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
     * @param wanted the one that was asked for, {@code NAME} or {@code NAME:N}, or null
     */
    static ScoreOutput of(Map<String, NodeInfo> outputs, OnnxOutline outline, String wanted)
            throws ModelFormatException {
        List<String> zipped = outputs.keySet().stream()
                .flatMap(output -> outline.beforeZipMap(output).stream())
                .toList();
        List<String> numbers = named(outputs, Set.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE));
        List<String> labels = named(outputs, Set.of(OnnxJavaType.INT64, OnnxJavaType.INT32, OnnxJavaType.STRING));
        String asked = wanted == null || numbers.contains(wanted) ? wanted : wanted.replaceFirst(":[0-9]+$", "");
        String name = asked != null && numbers.contains(asked)
                ? asked
                : zipped.size() == 1 ? zipped.get(0) : chosen(numbers, !labels.isEmpty(), outputs);
        long[] shape = ((TensorInfo) outputs.get(name).getInfo()).getShape();
        if (shape.length < 1 || shape.length > 2) {
            throw new ModelFormatException("ONNX output " + quote(name) + " has " + shape.length
                    + " dimensions, expected two: rows and scores");
        }
        String last = outline.lastOperator(name);
        boolean classifier = !labels.isEmpty() || !zipped.isEmpty() || PROBABILITIES.contains(last);
        long known = shape.length == 1
                ? 1
                : shape[1] >= 0 ? shape[1] : classifier ? outline.classes(-1).size() : 0;
        if (known < 1) {
            throw new ModelFormatException("ONNX output " + quote(name)
                    + " has no fixed number of columns, expected the shape [None, scores]");
        }
        int width = Limits.count(known, 1, Limits.OUTPUTS, "the number of outputs");
        if (!classifier) {
            Meaning meaning = NUMBERS.contains(last) ? Meaning.NUMBER : Meaning.UNKNOWN;
            return new ScoreOutput(
                    name, width, OutputInfo.of(meaning, Link.IDENTITY).withNames(names(name, width)), width > 1);
        }
        // A sigmoid for each of several labels makes them independent, unless one label of them all is given beside it.
        boolean one = labels.stream().anyMatch(label -> !wide(outputs.get(label)));
        if (width > 1 && last.equals("Sigmoid") && !one) {
            return new ScoreOutput(
                    name,
                    width,
                    OutputInfo.of(Meaning.PROBABILITY, Link.IDENTITY).withNames(names(name, width)),
                    true);
        }
        return new ScoreOutput(
                name,
                width,
                OutputInfo.of(width > 2 ? Meaning.CLASSES : Meaning.PROBABILITY, Link.IDENTITY)
                        .withClasses(outline.classes(Math.max(2, width)))
                        .withNames(List.of(name)),
                false);
    }

    private static List<String> names(String tensor, int width) {
        return width == 1
                ? List.of(tensor)
                : IntStream.range(0, width).mapToObj(k -> tensor + ":" + k).toList();
    }

    /** Tells whether a row has several values in an output. */
    private static boolean wide(NodeInfo output) {
        long[] shape = ((TensorInfo) output.getInfo()).getShape();
        return shape.length > 1 && shape[1] != 1;
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
                                + "); say which one to explain: "
                                + OptionName.with("output", left.get(0)));
    }

    boolean probabilities() {
        return info.meaning() != Meaning.UNKNOWN && info.meaning() != Meaning.NUMBER;
    }

    /** Tells whether the first of two numbers is left out, because it is what the second lacks to 1. */
    boolean secondOnly() {
        return width == 2 && !independent;
    }

    /** Values per row of the model made of it: of two classes the second is enough. */
    int outputs() {
        return secondOnly() ? 1 : width;
    }
}
