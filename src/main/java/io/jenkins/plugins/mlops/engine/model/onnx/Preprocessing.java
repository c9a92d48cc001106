package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Operators between the inputs and the model that work on each column for itself, with the precision of ONNX Runtime. */
final class Preprocessing {
    /** Columns of all tensors together: a few nodes can double a tensor again and again. */
    private static final int MOST_COLUMNS = 4 * Limits.FEATURES;

    private final Map<String, OnnxTensor> constants;
    private final Map<String, OnnxColumns> tensors = new TreeMap<>();
    private final Encoders encoders;
    private final Scaling scaling = new Scaling();
    private long columns;

    Preprocessing(OnnxFile file, OnnxFeatures features) {
        constants = file.constants;
        tensors.putAll(features.tensors());
        encoders = new Encoders(features);
    }

    /** Tells whether a tensor is one of columns, each made of a single input. */
    boolean knows(String tensor) {
        return tensors.containsKey(tensor);
    }

    OnnxColumns tensor(OnnxNode node, int input) throws ModelFormatException {
        OnnxColumns tensor = tensors.get(node.input(input));
        if (tensor == null) {
            throw node.unsupported(" works on something that is not a column of the input");
        }
        return tensor;
    }

    void apply(OnnxNode node) throws ModelFormatException {
        OnnxColumns result =
                switch (node.operator()) {
                    case "Identity" ->
                        tensor(node, 0)
                                .then(
                                        node,
                                        tensor(node, 0).type(),
                                        tensor(node, 0).columns());
                    case "Cast" -> cast(node, tensor(node, 0));
                    case "Concat", "FeatureVectorizer" -> concat(node);
                    case "Reshape", "Flatten" ->
                        tensor(node, 0).then(node, tensor(node, 0).type(), reshaped(node));
                    case "Gather", "ArrayFeatureExtractor" -> chosen(node);
                    case "Imputer" -> scaling.impute(node, tensor(node, 0));
                    case "Scaler" -> scaling.scale(node, tensor(node, 0));
                    case "Add", "Sub", "Mul", "Div" -> scaling.arithmetic(node, tensor(node, 0), constant(node, 1));
                    case "Clip" -> scaling.clip(node, tensor(node, 0), constants);
                    case "OneHotEncoder" -> encoders.oneHot(node, tensor(node, 0));
                    case "LabelEncoder" -> encoders.labels(node, tensor(node, 0));
                    default -> throw node.unsupported("");
                };
        columns += result.width();
        if (columns > MOST_COLUMNS) {
            throw node.problem("makes the model's tensors wider than " + MOST_COLUMNS + " columns");
        }
        tensors.put(node.output(), result);
    }

    private double[] constant(OnnxNode node, int input) throws ModelFormatException {
        OnnxTensor tensor = constants.get(node.input(input));
        if (tensor == null) {
            throw node.unsupported(" with something that is not a constant");
        }
        return tensor.values();
    }

    private static OnnxColumns cast(OnnxNode node, OnnxColumns in) throws ModelFormatException {
        ElementType read = ElementType.of(node.integer("to", 0));
        ElementType to = read == ElementType.INT32 ? ElementType.INTEGER : read;
        if (to == ElementType.OTHER || (in.type() == ElementType.TEXT) != (to == ElementType.TEXT)) {
            throw node.unsupported(" between text and numbers, or to an unknown type");
        }
        if (to == in.type() || to == ElementType.DOUBLE) {
            return in.then(node, to, in.columns());
        }
        // A whole number keeps its value as a float; anything else may lose some of it, but never its order.
        return in.each(node, to, i -> {
            OnnxColumn column = in.column(i);
            return to == ElementType.FLOAT && column.shape() == OnnxColumn.Shape.SAME
                    ? OnnxColumn.input(column.feature(), ElementType.FLOAT)
                    : column.rising(to::round);
        });
    }

    private OnnxColumns concat(OnnxNode node) throws ModelFormatException {
        long axis = node.integer("axis", 1);
        if (axis != 1 && axis != -1) {
            throw node.notRead("joins along axis " + axis + ", expected 1");
        }
        List<OnnxColumn> all = new ArrayList<>();
        OnnxColumns widest = tensor(node, 0);
        for (int i = 0; i < node.inputs().size(); i++) {
            OnnxColumns part = tensor(node, i);
            if (part.type() != widest.type()) {
                throw node.notRead("joins columns of different types");
            }
            if (all.size() + part.width() > MOST_COLUMNS) {
                throw node.problem("makes the model's tensors wider than " + MOST_COLUMNS + " columns");
            }
            all.addAll(part.columns());
            widest = part.steps() > widest.steps() ? part : widest;
        }
        return widest.then(node, widest.type(), all);
    }

    /** Only shapes that leave rows and columns as they are. */
    private List<OnnxColumn> reshaped(OnnxNode node) throws ModelFormatException {
        OnnxColumns in = tensor(node, 0);
        if (node.operator().equals("Flatten")) {
            return in.columns();
        }
        double[] shape = constant(node, 1);
        if (shape.length != 2 || shape[0] > 0 || shape[1] != in.width() && (shape[1] != -1 || shape[0] == -1)) {
            throw node.unsupported(" to another shape than rows and columns");
        }
        return in.columns();
    }

    private OnnxColumns chosen(OnnxNode node) throws ModelFormatException {
        OnnxColumns in = tensor(node, 0);
        long axis = node.operator().equals("Gather") ? node.integer("axis", 0) : 1;
        if (axis != 1 && axis != -1) {
            throw node.unsupported(" along rows");
        }
        List<OnnxColumn> chosen = new ArrayList<>();
        for (double index : constant(node, 1)) {
            int at = (int) (index < 0 ? index + in.width() : index);
            if (at < 0 || at >= in.width()) {
                throw node.problem("takes column " + index + " of " + in.width());
            }
            chosen.add(in.column(at));
        }
        return in.then(node, in.type(), Collections.unmodifiableList(chosen));
    }
}
