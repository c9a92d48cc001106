package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts about an ONNX model that are needed before a runtime runs it as a black box. */
public final class OnnxOutline {
    private static final Set<String> HANDING_ON =
            Set.of("Identity", "Cast", "Reshape", "Squeeze", "Flatten", "Unsqueeze");

    private final OnnxFile file;

    private OnnxOutline(OnnxFile file) {
        this.file = file;
    }

    /**
     * Reads a model's bytes.
     *
     * @throws ModelFormatException when they are no ONNX model, or hold trees that would keep a runtime busy for ever
     */
    public static OnnxOutline read(byte[] content) throws ModelFormatException {
        OnnxFile file = OnnxFile.read(content);
        for (OnnxNode node : file.nodes) {
            TreeCycles.refuse(node);
        }
        return new OnnxOutline(file);
    }

    /** Library and version that made the file, or an empty text. */
    public String producer() {
        return (file.producer + " " + file.producerVersion).trim();
    }

    /** Names of the model's outputs. */
    public List<String> outputs() {
        return List.copyOf(file.outputs);
    }

    /** Names of the features in the file's metadata; none where it has none, or another number of them. */
    public List<String> featureNames(int count) {
        return OnnxFeatures.given(file, count);
    }

    /** The tensor of numbers that a ZipMap turns into a list of maps under this name; empty when no ZipMap makes it. */
    public Optional<String> beforeZipMap(String output) {
        return maker(output)
                .filter(node ->
                        node.operator().equals("ZipMap") && !node.inputs().isEmpty())
                .map(node -> node.inputs().get(0));
    }

    /** The last operator that does more than hand on its input, on the way to a tensor; empty when there is none. */
    public String lastOperator(String tensor) {
        String at = tensor;
        Set<String> seen = new HashSet<>();
        while (seen.add(at)) {
            Optional<OnnxNode> node = maker(at);
            if (node.isEmpty()) {
                return "";
            }
            if (!HANDING_ON.contains(node.get().operator())
                    || node.get().inputs().isEmpty()) {
                return node.get().operator();
            }
            at = node.get().inputs().get(0);
        }
        return "";
    }

    private Optional<OnnxNode> maker(String tensor) {
        return file.nodes.stream()
                .filter(node -> node.outputs().contains(tensor))
                .findFirst();
    }

    /**
     * The names of the classes as the model's operators know them: an attribute of a ZipMap or a classifier, or the list a label is taken from.
     *
     * @param count how many there must be, or -1 where that is not known
     * @return the names in the order of the scores, or none where the model does not tell
     */
    public List<String> classes(int count) {
        for (OnnxNode node : file.nodes) {
            for (String attribute : List.of("classlabels_strings", "classlabels_int64s", "classlabels_ints")) {
                List<String> texts = node.texts(attribute);
                List<String> labels = texts.isEmpty()
                        ? Arrays.stream(node.integers(attribute))
                                .mapToObj(Long::toString)
                                .toList()
                        : texts;
                if (labels.size() == count || count < 0 && !labels.isEmpty()) {
                    return labels;
                }
            }
        }
        for (OnnxNode node : file.nodes) {
            OnnxTensor list = node.operator().equals("ArrayFeatureExtractor")
                            || node.operator().equals("Gather")
                    ? constant(node)
                    : null;
            List<String> labels = list == null ? List.of() : labels(list);
            if (labels.size() == count
                    && maker(node.inputs().get(1))
                            .map(OnnxNode::operator)
                            .orElse("")
                            .matches("ArgMax|TopK|Cast|Reshape")) {
                return labels;
            }
        }
        return List.of();
    }

    private OnnxTensor constant(OnnxNode node) {
        return node.inputs().size() < 2
                ? null
                : file.constants.get(node.inputs().get(0));
    }

    private static List<String> labels(OnnxTensor tensor) {
        if (!tensor.texts().isEmpty()) {
            return tensor.texts();
        }
        List<String> labels = new ArrayList<>();
        for (double value : tensor.values()) {
            if (value != Math.rint(value)) {
                return List.of();
            }
            labels.add(String.valueOf((long) value));
        }
        return labels;
    }

    /**
     * The same model with further tensors among its outputs. Messages of one kind that follow each other are one message to a reader of protocol
     * buffers, so that some bytes behind the file are enough.
     *
     * @param content the file's bytes
     * @param names tables of 32-bit floats
     */
    public static byte[] withOutputs(byte[] content, List<String> names) {
        byte[] whole = content;
        for (String name : names) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            byte[] type = {0x0a, 0x08, 0x08, 0x01, 0x12, 0x04, 0x0a, 0x00, 0x0a, 0x00
            }; // a tensor of floats with two dimensions of any length
            byte[] value = WireFields.join(WireFields.field(1, text), WireFields.field(2, type));
            byte[] graph = WireFields.field(12, value);
            whole = WireFields.join(whole, WireFields.field(7, graph));
        }
        return whole;
    }
}
