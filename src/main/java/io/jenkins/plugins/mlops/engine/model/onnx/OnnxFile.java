package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Content of an ONNX file, as far as it is needed here. */
final class OnnxFile {
    String producer = "";
    String producerVersion = "";
    final Map<String, String> metadata = new HashMap<>();
    final List<OnnxNode> nodes = new ArrayList<>();
    final List<OnnxInput> inputs = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    final Map<String, OnnxTensor> constants = new HashMap<>();
    /** A tensor whose numbers lie in another file, or null. */
    OnnxTensor external;

    private boolean graph;

    static OnnxFile read(byte[] content) throws ModelFormatException {
        OnnxFile file = new OnnxFile();
        ProtobufFields in = ProtobufFields.of(content);
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 2 -> file.producer = in.text();
                case 3 -> file.producerVersion = in.text();
                case 7 -> file.graph(in.message());
                case 14 -> file.metadata(in.message());
                default -> {}
            }
        }
        if (!file.graph) {
            throw new ModelFormatException("not a whole ONNX model: it has no graph");
        }
        return file;
    }

    private void graph(ProtobufFields in) throws ModelFormatException {
        graph = true;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> {
                    OnnxNode node = OnnxNode.read(in.message());
                    nodes.add(node);
                    node.attributes().values().forEach(attribute -> note(attribute.tensor()));
                }
                case 5 -> {
                    OnnxTensor tensor = OnnxTensor.read(in.message());
                    constants.put(tensor.name(), tensor);
                    note(tensor);
                }
                case 11 -> inputs.add(OnnxInput.read(in.message()));
                case 12 -> outputs.add(OnnxInput.read(in.message()).name());
                default -> {}
            }
        }
    }

    private void note(OnnxTensor tensor) {
        external = external == null && tensor != null && tensor.location() != null ? tensor : external;
    }

    private void metadata(ProtobufFields in) throws ModelFormatException {
        String key = "";
        String value = "";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> {}
            }
        }
        metadata.put(key, value);
    }
}
