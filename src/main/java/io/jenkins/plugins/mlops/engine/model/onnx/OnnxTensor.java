package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A constant of a model, as far as it is one of numbers.
 *
 * @param name its name
 * @param values its numbers in row order; empty for a tensor of another type
 * @param texts its texts; empty for a tensor of numbers
 * @param location the file its content lies in, or null where it lies in this one
 */
record OnnxTensor(String name, double[] values, List<String> texts, String location) {
    static OnnxTensor read(ProtobufFields in) throws ModelFormatException {
        String name = "";
        ElementType type = ElementType.OTHER;
        DoubleList values = new DoubleList();
        LongList integers = new LongList();
        ByteBuffer raw = null;
        String location = null;
        List<String> texts = new ArrayList<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 2 -> type = ElementType.of(in.integer());
                case 4 -> in.floats(values);
                case 5, 7 -> in.integers(integers);
                case 6 -> texts.add(in.text());
                case 8 -> name = in.text();
                case 9 -> raw = in.bytes();
                case 10 -> raw = in.bytes();
                case 13 -> location = external(in.message(), location);
                case 14 -> location = in.integer() == 1 && location == null ? "" : location;
                default -> {}
            }
        }
        for (long value : integers.toArray()) {
            values.add(value);
        }
        while (raw != null && type.bytes > 0 && raw.remaining() >= type.bytes) {
            values.add(type.next(raw));
        }
        return new OnnxTensor(name, values.toArray(), texts, location);
    }

    private static String external(ProtobufFields entry, String before) throws ModelFormatException {
        String key = "";
        String value = "";
        for (int field = entry.next(); field != 0; field = entry.next()) {
            switch (field) {
                case 1 -> key = entry.text();
                case 2 -> value = entry.text();
                default -> {}
            }
        }
        return key.equals("location") ? value : before == null ? "" : before;
    }

    /** Data in another file is never opened here: a model of the kinds that are read has none. */
    ModelFormatException refused() {
        String path = location.replace('\\', '/');
        boolean outside = path.startsWith("/") || path.contains(":") || ("/" + path + "/").contains("/../");
        return ModelFormatException.blackBox("tensor " + quote(name) + " lies in another file, " + quote(location)
                + (outside ? ", outside the model's folder" : "") + "; save the model as one file");
    }
}
