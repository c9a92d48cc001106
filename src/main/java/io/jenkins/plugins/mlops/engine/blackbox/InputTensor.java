package io.jenkins.plugins.mlops.engine.blackbox;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One input of a model: a tensor with one row per row of data.
 *
 * @param first index of the feature in its first column
 * @param columns how many features it holds
 * @param flat whether it is a list instead of a table of one column
 */
record InputTensor(String name, OnnxJavaType type, int first, int columns, boolean flat) {
    private static final Set<OnnxJavaType> TYPES = Set.of(
            OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE, OnnxJavaType.INT64, OnnxJavaType.INT32, OnnxJavaType.STRING);

    /** All inputs of a model, in its order. */
    static List<InputTensor> all(Collection<NodeInfo> inputs) throws ModelFormatException {
        List<InputTensor> all = new ArrayList<>();
        int first = 0;
        for (NodeInfo input : inputs) {
            InputTensor tensor = of(input, first);
            first = Limits.count((long) first + tensor.columns, 1, Limits.FEATURES, "the number of features");
            all.add(tensor);
        }
        if (all.isEmpty()) {
            throw new ModelFormatException("the ONNX model has no input");
        }
        return all;
    }

    private static InputTensor of(NodeInfo input, int first) throws ModelFormatException {
        String name = "ONNX input " + quote(input.getName());
        if (!(input.getInfo() instanceof TensorInfo tensor)) {
            throw new ModelFormatException(
                    name + " is not a tensor, expected one row of numbers or texts per row of data");
        }
        if (!TYPES.contains(tensor.type)) {
            throw new ModelFormatException(
                    name + " is of the type " + tensor.type + ", expected float, double, int64, int32 or string");
        }
        long[] shape = tensor.getShape();
        if (shape.length < 1 || shape.length > 2) {
            throw new ModelFormatException(
                    name + " has " + shape.length + " dimensions, expected two: rows and columns");
        }
        if (shape[0] >= 0) {
            throw new ModelFormatException(name + " takes exactly " + shape[0]
                    + " rows, expected any number; export the model with a dynamic first dimension");
        }
        long columns = shape.length == 1 ? 1 : shape[1];
        if (columns < 1 || columns > Limits.FEATURES) {
            throw new ModelFormatException(
                    name + " has no fixed number of columns, expected the shape [None, columns]");
        }
        return new InputTensor(input.getName(), tensor.type, first, (int) columns, shape.length == 1);
    }

    boolean text() {
        return type == OnnxJavaType.STRING;
    }

    /** Bytes of one number; 0 for texts. */
    int bytes() {
        return text() ? 0 : type == OnnxJavaType.DOUBLE || type == OnnxJavaType.INT64 ? 8 : 4;
    }

    long[] shape(int rows) {
        return flat ? new long[] {rows} : new long[] {rows, columns};
    }
}
