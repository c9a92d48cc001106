package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A setting of an operator; only the member of its kind is filled. */
record OnnxAttribute(
        String name,
        float number,
        long integer,
        String text,
        OnnxTensor tensor,
        double[] floats,
        long[] integers,
        List<String> texts) {

    static OnnxAttribute read(ProtobufFields in) throws ModelFormatException {
        String name = "";
        float number = 0;
        long integer = 0;
        String text = null;
        OnnxTensor tensor = null;
        DoubleList floats = new DoubleList();
        LongList integers = new LongList();
        List<String> texts = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> name = in.text();
                case 2 -> number = in.float32();
                case 3 -> integer = in.integer();
                case 4 -> text = in.text();
                case 5 -> tensor = OnnxTensor.read(in.message());
                case 7 -> in.floats(floats);
                case 8 -> in.integers(integers);
                case 9 -> texts.add(shared(in.text(), seen));
                default -> {}
            }
        }
        return new OnnxAttribute(name, number, integer, text, tensor, floats.toArray(), integers.toArray(), texts);
    }

    /** The modes of millions of nodes are six words again and again. */
    private static String shared(String text, Map<String, String> seen) {
        if (seen.size() < 32) {
            seen.putIfAbsent(text, text);
        }
        return seen.getOrDefault(text, text);
    }
}
