package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Operators that calculate with numbers: a constant per column, or one for all. */
final class Scaling {
    /** {@code (x - offset) * scale}, rounded to float after each step. */
    OnnxColumns scale(OnnxNode node, OnnxColumns in) throws ModelFormatException {
        numbers(node, in);
        double[] offset = spread(node, "offset", node.floats("offset"), in.width());
        double[] scale = spread(node, "scale", node.floats("scale"), in.width());
        ElementType middle = in.type() == ElementType.DOUBLE ? ElementType.DOUBLE : ElementType.FLOAT;
        return in.each(node, ElementType.FLOAT, i -> {
            double by = scale[i];
            double less = offset[i];
            DoubleUnaryOperator step = x -> (float) (middle.round(middle.round(x) - less) * by);
            return by > 0
                    ? in.column(i).rising(step)
                    : by < 0 ? in.column(i).falling(step) : in.column(i).jumping(step);
        });
    }

    OnnxColumns impute(OnnxNode node, OnnxColumns in) throws ModelFormatException {
        numbers(node, in);
        boolean whole = node.has("imputed_value_int64s");
        long[] integers = node.integers("imputed_value_int64s");
        double[] given =
                whole ? Arrays.stream(integers).asDoubleStream().toArray() : node.floats("imputed_value_floats");
        double[] values = spread(node, whole ? "imputed_value_int64s" : "imputed_value_floats", given, in.width());
        double replaced = whole ? node.integer("replaced_value_int64", 0) : node.number("replaced_value_float");
        return in.each(node, in.type(), i -> {
            double value = values[i];
            return replaced != replaced
                    ? in.column(i).filled(value)
                    : in.column(i).jumping(x -> x == replaced ? value : x);
        });
    }

    OnnxColumns arithmetic(OnnxNode node, OnnxColumns in, double[] constant) throws ModelFormatException {
        numbers(node, in);
        if (in.type() == ElementType.INTEGER) {
            throw node.unsupported(" on whole numbers");
        }
        double[] by = spread(node, "its constant", constant, in.width());
        ElementType type = in.type();
        return in.each(node, type, i -> {
            double c = by[i];
            OnnxColumn column = in.column(i);
            return switch (node.operator()) {
                case "Add" -> column.rising(x -> type.round(x + c));
                case "Sub" -> column.rising(x -> type.round(x - c));
                case "Mul" ->
                    c > 0
                            ? column.rising(x -> type.round(x * c))
                            : c < 0 ? column.falling(x -> type.round(x * c)) : column.jumping(x -> x * c);
                default ->
                    c > 0
                            ? column.rising(x -> type.round(x / c))
                            : c < 0 ? column.falling(x -> type.round(x / c)) : column.jumping(x -> x / c);
            };
        });
    }

    OnnxColumns clip(OnnxNode node, OnnxColumns in, Map<String, OnnxTensor> constants) throws ModelFormatException {
        numbers(node, in);
        double low = bound(node, 1, constants, Double.NEGATIVE_INFINITY);
        double high = bound(node, 2, constants, Double.POSITIVE_INFINITY);
        return in.each(node, in.type(), i -> in.column(i).rising(x -> x < low ? low : x > high ? high : x));
    }

    private static double bound(OnnxNode node, int input, Map<String, OnnxTensor> constants, double otherwise)
            throws ModelFormatException {
        if (input >= node.inputs().size() || node.input(input).isEmpty()) {
            return otherwise;
        }
        OnnxTensor tensor = constants.get(node.input(input));
        if (tensor == null || tensor.values().length != 1) {
            throw node.unsupported(" with a bound that is not a constant");
        }
        return tensor.values()[0];
    }

    private static void numbers(OnnxNode node, OnnxColumns in) throws ModelFormatException {
        if (in.type() == ElementType.TEXT) {
            throw node.problem("calculates with text");
        }
    }

    private static double[] spread(OnnxNode node, String what, double[] values, int width) throws ModelFormatException {
        if (values.length != width && values.length != 1) {
            throw node.problem("has " + values.length + " numbers in " + what + " for " + width + " columns");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw node.problem("has " + value + " in " + what + ", expected finite numbers");
            }
        }
        if (values.length == width) {
            return values;
        }
        double[] all = new double[width];
        Arrays.fill(all, values[0]);
        return all;
    }
}
