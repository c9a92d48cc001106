package io.jenkins.plugins.mlops.engine.blackbox;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors of one run. The numbers lie in a buffer outside of Java's heap that a thread uses again and again. */
final class Feed implements AutoCloseable {
    private static final ThreadLocal<ByteBuffer> BUFFER = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(0));
    /** The longest whole numbers that a double holds exactly. */
    private static final double WHOLE = 0x1p53;

    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    private final FeatureBlock rows;
    private final List<Feature> features;

    Feed(OrtEnvironment environment, List<InputTensor> inputs, FeatureBlock rows, List<Feature> features)
            throws OrtException {
        this.rows = rows;
        this.features = features;
        ByteBuffer buffer = buffer(inputs);
        int from = 0;
        for (InputTensor input : inputs) {
            if (input.text()) {
                tensors.put(input.name(), OnnxTensor.createTensor(environment, texts(input), input.shape(rows.rows())));
                continue;
            }
            int length = input.bytes() * input.columns() * rows.rows();
            ByteBuffer part = buffer.slice(from, length).order(ByteOrder.nativeOrder());
            tensors.put(input.name(), tensor(environment, input, part));
            from += (length + 7) / 8 * 8;
        }
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    private ByteBuffer buffer(List<InputTensor> inputs) {
        long needed = 0;
        for (InputTensor input : inputs) {
            needed += ((long) input.bytes() * input.columns() * rows.rows() + 7) / 8 * 8;
        }
        if (BUFFER.get().capacity() < needed) {
            BUFFER.set(ByteBuffer.allocateDirect(Math.toIntExact(needed)));
        }
        return BUFFER.get();
    }

    private OnnxTensor tensor(OrtEnvironment environment, InputTensor input, ByteBuffer part) throws OrtException {
        for (int c = 0; c < input.columns(); c++) {
            int feature = input.first() + c;
            for (int r = 0; r < rows.rows(); r++) {
                double value = rows.get(r, feature);
                int at = (r * input.columns() + c) * input.bytes();
                switch (input.type()) {
                    case FLOAT -> part.putFloat(at, (float) value);
                    case DOUBLE -> part.putDouble(at, value);
                    case INT64 -> part.putLong(at, (long) whole(value, feature, WHOLE));
                    default -> part.putInt(at, (int) whole(value, feature, Integer.MAX_VALUE));
                }
            }
        }
        long[] shape = input.shape(rows.rows());
        return switch (input.type()) {
            case FLOAT -> OnnxTensor.createTensor(environment, part.asFloatBuffer(), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, part.asDoubleBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, part.asLongBuffer(), shape);
            default -> OnnxTensor.createTensor(environment, part.asIntBuffer(), shape);
        };
    }

    private double whole(double value, int feature, double most) {
        if (value != Math.rint(value) || Math.abs(value) > most) {
            throw new BadInputException(
                    "feature \"" + features.get(feature).name() + "\" is a whole number for the model, but a row has "
                            + (Double.isNaN(value) ? "no value" : "the value " + value)
                            + "; give the data as the model was trained on it");
        }
        return value;
    }

    private String[] texts(InputTensor input) {
        String[] texts = new String[input.columns() * rows.rows()];
        for (int c = 0; c < input.columns(); c++) {
            List<String> known = features.get(input.first() + c).categories();
            for (int r = 0; r < rows.rows(); r++) {
                double code = rows.get(r, input.first() + c);
                texts[r * input.columns() + c] = code >= 0 && code < known.size() ? known.get((int) code) : "";
            }
        }
        return texts;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }
}
