package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operators that turn categories into numbers. A category no encoder knows has the code -1 and is none of them. */
final class Encoders {
    private final OnnxFeatures features;

    Encoders(OnnxFeatures features) {
        this.features = features;
    }

    /** One column of 0 and 1 for each category of each column; all 0 for an unknown one. */
    OnnxColumns oneHot(OnnxNode node, OnnxColumns in) throws ModelFormatException {
        List<String> texts = node.texts("cats_strings");
        long[] numbers = node.integers("cats_int64s");
        if (in.width() != 1) {
            throw node.unsupported(" of more than one column");
        }
        OnnxColumn column = in.column(0);
        List<OnnxColumn> all = new ArrayList<>();
        if (in.type() == ElementType.TEXT) {
            require(node, !texts.isEmpty() && numbers.length == 0);
            texts.forEach(text -> all.add(column.equalTo(features.code(column.feature(), text))));
        } else {
            require(node, texts.isEmpty() && numbers.length > 0);
            // Numbers are cut to whole ones first.
            OnnxColumn whole = in.type() == ElementType.INTEGER || column.same()
                    ? column
                    : column.rising(ElementType.INTEGER::round);
            Arrays.stream(numbers).forEach(number -> all.add(whole.equalTo(number)));
        }
        return in.then(node, ElementType.FLOAT, all);
    }

    /** A number for each text. */
    OnnxColumns labels(OnnxNode node, OnnxColumns in) throws ModelFormatException {
        List<String> keys = node.texts("keys_strings");
        boolean whole = node.has("values_int64s");
        double[] values = whole
                ? Arrays.stream(node.integers("values_int64s")).asDoubleStream().toArray()
                : node.floats("values_floats");
        if (in.type() != ElementType.TEXT || keys.isEmpty() || values.length == 0) {
            throw node.unsupported(" from anything but text to numbers");
        }
        if (keys.size() != values.length) {
            throw node.problem("has " + keys.size() + " texts and " + values.length + " numbers");
        }
        double otherwise = whole
                ? node.integer("default_int64", -1)
                : node.has("default_float") ? node.number("default_float") : -0.0f;
        return in.each(node, whole ? ElementType.INTEGER : ElementType.FLOAT, i -> {
            Map<Double, Double> known = new HashMap<>();
            for (int k = 0; k < values.length; k++) {
                known.put((double) features.code(in.column(i).feature(), keys.get(k)), values[k]);
            }
            double[] points =
                    known.keySet().stream().mapToDouble(Double::doubleValue).toArray();
            return new OnnxColumn(
                    in.column(i).feature(), x -> known.getOrDefault(x, otherwise), OnnxColumn.Shape.POINTS, points);
        });
    }

    private static void require(OnnxNode node, boolean holds) throws ModelFormatException {
        if (!holds) {
            throw node.problem("has no categories of the type of its column");
        }
    }
}
