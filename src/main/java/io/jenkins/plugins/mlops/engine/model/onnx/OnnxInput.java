package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;

/**
 * A named input of a model.
 *
 * @param columns numbers a row has, -1 when the file leaves that open
 */
record OnnxInput(String name, ElementType type, long columns) {
    static OnnxInput read(ProtobufFields in) throws ModelFormatException {
        String name = "";
        ElementType type = ElementType.OTHER;
        long columns = -1;
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                name = in.text();
            } else if (field == 2) {
                ProtobufFields kinds = in.message();
                for (int kind = kinds.next(); kind != 0; kind = kinds.next()) {
                    if (kind == 1) {
                        ProtobufFields tensor = kinds.message();
                        for (int member = tensor.next(); member != 0; member = tensor.next()) {
                            if (member == 1) {
                                type = ElementType.of(tensor.integer());
                            } else if (member == 2) {
                                columns = columns(tensor.message());
                            }
                        }
                    }
                }
            }
        }
        return new OnnxInput(name, type, columns);
    }

    /** The second of two dimensions; a tensor of one has one number in a row. */
    private static long columns(ProtobufFields shape) throws ModelFormatException {
        LongList dimensions = new LongList();
        for (int field = shape.next(); field != 0; field = shape.next()) {
            if (field == 1) {
                ProtobufFields dimension = shape.message();
                long value = -1;
                for (int member = dimension.next(); member != 0; member = dimension.next()) {
                    if (member == 1) {
                        value = dimension.integer();
                    }
                }
                dimensions.add(value);
            }
        }
        long[] all = dimensions.toArray();
        return all.length == 1 ? 1 : all.length == 2 ? all[1] : -1;
    }
}
