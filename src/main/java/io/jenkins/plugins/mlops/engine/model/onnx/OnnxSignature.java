package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.signature.ModelSignature;
import io.jenkins.plugins.mlops.engine.model.signature.Port;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Inputs and outputs of any ONNX model, whatever its operators. The file is mapped, and its weights are passed over unread. */
public final class OnnxSignature {
    /** Names of {@code TensorProto.DataType} by their numbers. */
    private static final String[] TYPES = {
        "undefined",
        "float32",
        "uint8",
        "int8",
        "uint16",
        "int16",
        "int32",
        "int64",
        "string",
        "bool",
        "float16",
        "float64",
        "uint32",
        "uint64",
        "complex64",
        "complex128",
        "bfloat16",
        "float8e4m3fn",
        "float8e4m3fnuz",
        "float8e5m2",
        "float8e5m2fnuz",
        "uint4",
        "int4",
        "float4e2m1"
    };

    private static final int DEEPEST = 8;

    private final Set<String> constants = new HashSet<>();
    private final List<Port> inputs = new ArrayList<>();
    private final List<Port> outputs = new ArrayList<>();
    private String producer = "";
    private String producerVersion = "";
    private boolean graph;

    private OnnxSignature() {}

    /** Reads it. */
    public static ModelSignature read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new ModelFormatException("an ONNX file has at most 2 GiB");
            }
            return new OnnxSignature()
                    .model(ProtobufFields.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())));
        }
    }

    private ModelSignature model(ProtobufFields in) throws ModelFormatException {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<String> operators = new ArrayList<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 2 -> producer = in.text();
                case 3 -> producerVersion = in.text();
                case 7 -> graph(in.message());
                case 8 -> operators.add(operators(in.message()));
                default -> {}
            }
        }
        if (!graph) {
            throw new ModelFormatException("not a whole ONNX model: it has no graph");
        }
        if (!(producer + producerVersion).isBlank()) {
            facts.put("Producer", (producer + " " + producerVersion).strip());
        }
        if (!operators.isEmpty()) {
            facts.put("Operator sets", String.join(", ", operators));
        }
        // Before IR version 4 the weights had to stand among the inputs, too.
        inputs.removeIf(input -> constants.contains(input.name()));
        return new ModelSignature("ONNX", inputs, outputs, facts, List.of());
    }

    private static String operators(ProtobufFields in) throws ModelFormatException {
        String domain = "";
        long version = 0;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> domain = in.text();
                case 2 -> version = in.integer();
                default -> {}
            }
        }
        return (domain.isEmpty() ? "ai.onnx" : domain) + " " + version;
    }

    private void graph(ProtobufFields in) throws ModelFormatException {
        graph = true;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 5 -> constants.add(tensorName(in.message()));
                case 11 -> inputs.add(port(in.message()));
                case 12 -> outputs.add(port(in.message()));
                default -> {}
            }
        }
    }

    private static String tensorName(ProtobufFields in) throws ModelFormatException {
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 8) {
                return in.text();
            }
        }
        return "";
    }

    private static Port port(ProtobufFields in) throws ModelFormatException {
        String name = "";
        String type = "undefined";
        List<Long> shape = new ArrayList<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> name = in.text();
                case 2 -> type = type(in.message(), shape, 0);
                default -> {}
            }
        }
        return Port.tensor(name, type, shape);
    }

    /** {@code TypeProto}: a tensor (1), a sequence (4), a map (5), a sparse tensor (8) or an optional value (9). */
    private static String type(ProtobufFields in, List<Long> shape, int depth) throws ModelFormatException {
        if (depth > DEEPEST) {
            throw new ModelFormatException("types nested deeper than " + DEEPEST);
        }
        String type = "undefined";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1, 8 -> type = tensor(in.message(), shape);
                case 4 -> type = "sequence(" + inner(in.message(), 1, depth) + ")";
                case 5 -> type = map(in.message(), depth);
                case 9 -> type = "optional(" + inner(in.message(), 1, depth) + ")";
                default -> {}
            }
        }
        return type;
    }

    private static String tensor(ProtobufFields in, List<Long> shape) throws ModelFormatException {
        String type = "undefined";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> type = element(in.integer());
                case 2 -> shape(in.message(), shape);
                default -> {}
            }
        }
        return type;
    }

    private static String inner(ProtobufFields in, int wanted, int depth) throws ModelFormatException {
        String type = "undefined";
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == wanted) {
                type = type(in.message(), new ArrayList<>(), depth + 1);
            }
        }
        return type;
    }

    private static String map(ProtobufFields in, int depth) throws ModelFormatException {
        String key = "undefined";
        String value = "undefined";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> key = element(in.integer());
                case 2 -> value = type(in.message(), new ArrayList<>(), depth + 1);
                default -> {}
            }
        }
        return "map(" + key + ", " + value + ")";
    }

    private static void shape(ProtobufFields in, List<Long> shape) throws ModelFormatException {
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                ProtobufFields dimension = in.message();
                long value = -1;
                for (int member = dimension.next(); member != 0; member = dimension.next()) {
                    if (member == 1) {
                        value = dimension.integer();
                    }
                }
                shape.add(value <= 0 ? -1L : value); // some exporters write 0 for one that is open
            }
        }
    }

    private static String element(long number) {
        return number >= 0 && number < TYPES.length ? TYPES[(int) number] : "type " + number;
    }
}
