package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.nio.ByteBuffer;

/**
 * A constant of a model, as far as it is one of numbers.
 *
 * @param name its name
 * @param values its numbers in row order; empty for a tensor of another type
 */
record OnnxTensor(String name, double[] values) {
    static OnnxTensor read(Wire in) throws ModelFormatException {
        String name = "";
        ElementType type = ElementType.OTHER;
        DoubleList values = new DoubleList();
        LongList integers = new LongList();
        ByteBuffer raw = null;
        String location = null;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 2 -> type = ElementType.of(in.integer());
                case 4 -> in.floats(values);
                case 5, 7 -> in.integers(integers);
                case 8 -> name = in.text();
                case 9 -> raw = in.bytes();
                case 10 -> raw = in.bytes();
                case 13 -> location = external(in.message(), location);
                case 14 -> location = in.integer() == 1 && location == null ? "" : location;
                default -> {}
            }
        }
        if (location != null) {
            throw refuseExternal(name, location);
        }
        for (long value : integers.toArray()) {
            values.add(value);
        }
        while (raw != null && type.bytes > 0 && raw.remaining() >= type.bytes) {
            values.add(type.next(raw));
        }
        return new OnnxTensor(name, values.toArray());
    }

    private static String external(Wire entry, String before) throws ModelFormatException {
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

    /** Data in another file is never opened: a model of the supported kinds has none. */
    private static ModelFormatException refuseExternal(String name, String location) {
        String path = location.replace('\\', '/');
        boolean outside = path.startsWith("/") || path.contains(":") || ("/" + path + "/").contains("/../");
        return new ModelFormatException("tensor " + quote(name) + " lies in another file, " + quote(location) + (outside ? ", outside the model's folder" : "")
                + "; save the model as one file");
    }
}
