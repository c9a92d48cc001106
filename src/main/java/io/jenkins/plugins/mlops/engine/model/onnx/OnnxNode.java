package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One operator of a model with its attributes.
 *
 * @param operator its name, with the domain in front where that is not one of ONNX's own
 */
record OnnxNode(String operator, List<String> inputs, List<String> outputs, Map<String, OnnxAttribute> attributes) {
    private static final OnnxAttribute NONE =
            new OnnxAttribute("", 0, 0, null, null, new double[0], new long[0], List.of());

    static OnnxNode read(ProtobufFields in) throws ModelFormatException {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, OnnxAttribute> attributes = new HashMap<>();
        String type = "";
        String domain = "";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> inputs.add(in.text());
                case 2 -> outputs.add(in.text());
                case 4 -> type = in.text();
                case 5 -> {
                    OnnxAttribute attribute = OnnxAttribute.read(in.message());
                    attributes.put(attribute.name(), attribute);
                }
                case 7 -> domain = in.text();
                default -> {}
            }
        }
        boolean own = domain.isEmpty() || domain.equals("ai.onnx") || domain.equals("ai.onnx.ml");
        return new OnnxNode(own ? type : domain + "." + type, inputs, outputs, attributes);
    }

    private OnnxAttribute attribute(String name) {
        return attributes.getOrDefault(name, NONE);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    double[] floats(String name) {
        return attribute(name).floats();
    }

    /** Numbers given as floats, or in double precision as a tensor under the same name with {@code _as_tensor}. */
    double[] numbers(String name) {
        OnnxTensor tensor = attribute(name + "_as_tensor").tensor();
        return tensor == null ? floats(name) : tensor.values();
    }

    long[] integers(String name) {
        return attribute(name).integers();
    }

    List<String> texts(String name) {
        return attribute(name).texts();
    }

    String text(String name, String otherwise) {
        String text = attribute(name).text();
        return text == null ? otherwise : text;
    }

    long integer(String name, long otherwise) {
        return has(name) ? attribute(name).integer() : otherwise;
    }

    float number(String name) {
        return attribute(name).number();
    }

    String input(int i) throws ModelFormatException {
        if (i >= inputs.size()) {
            throw problem("has " + inputs.size() + " inputs, expected at least " + (i + 1));
        }
        return inputs.get(i);
    }

    String output() throws ModelFormatException {
        if (outputs.isEmpty()) {
            throw problem("has no output");
        }
        return outputs.get(0);
    }

    ModelFormatException problem(String what) {
        return new ModelFormatException("ONNX operator " + name() + " " + what);
    }

    /** A model that is more than preprocessing, trees and linear models. */
    ModelFormatException unsupported(String why) {
        return ModelFormatException.blackBox(
                "ONNX operator " + name() + why + ": such a model runs as a black box only");
    }

    /**
     * Returns the failure for a form that the format allows and this reader refuses, because it is rare or runtimes do
     * not agree on it.
     */
    ModelFormatException notRead(String what) {
        return ModelFormatException.blackBox(problem(what).getMessage() + "; such a model runs as a black box only");
    }

    private String name() {
        String quoted = quote(operator);
        return quoted.substring(1, quoted.length() - 1);
    }
}
