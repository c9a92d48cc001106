package io.jenkins.plugins.mlops.engine.model.signature;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The signature in an MLflow {@code MLmodel} file: YAML, with inputs and outputs as JSON in strings. */
public final class MlmodelSignature {
    private static final long LARGEST = 4 << 20;

    private MlmodelSignature() {}

    public static ModelSignature read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new ModelFormatException("the MLmodel file is larger than " + LARGEST + " bytes");
        }
        Object root;
        try {
            // The engine's YAML knows no tags that construct objects.
            root = new Load(LoadSettings.builder()
                            .setMaxAliasesForCollections(20)
                            .build())
                    .loadFromString(Files.readString(file));
        } catch (YamlEngineException e) {
            throw new ModelFormatException("the MLmodel file is not valid YAML", e);
        }
        if (!(root instanceof Map<?, ?> model)) {
            throw new ModelFormatException("the MLmodel file holds no mapping");
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        if (model.get("flavors") instanceof Map<?, ?> flavors) {
            facts.put(
                    "Flavours",
                    String.join(
                            ", ", flavors.keySet().stream().map(String::valueOf).toList()));
        }
        if (model.get("mlflow_version") != null) {
            facts.put("Producer", "MLflow " + model.get("mlflow_version"));
        }
        Map<?, ?> signature = model.get("signature") instanceof Map<?, ?> given ? given : Map.of();
        List<Port> inputs = ports(signature.get("inputs"));
        List<Port> outputs = ports(signature.get("outputs"));
        return new ModelSignature(
                "MLflow",
                inputs,
                outputs,
                facts,
                inputs.isEmpty() ? List.of("The MLmodel file has no signature.") : List.of());
    }

    private static List<Port> ports(Object json) throws ModelFormatException {
        List<Port> ports = new ArrayList<>();
        if (json instanceof String text && !text.isBlank()) {
            try {
                Object list = JsonReader.object("{\"list\":" + text + "}").get("list");
                for (Object entry : list instanceof List<?> entries ? entries : List.of()) {
                    if (entry instanceof Map<?, ?> port) {
                        ports.add(port(port));
                    }
                }
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException("the signature in the MLmodel file is not JSON", e);
            }
        }
        return ports;
    }

    private static Port port(Map<?, ?> port) {
        String name = port.get("name") == null ? "" : String.valueOf(port.get("name"));
        if (port.get("tensor-spec") instanceof Map<?, ?> tensor) {
            List<Long> shape = new ArrayList<>();
            if (tensor.get("shape") instanceof List<?> dimensions) {
                dimensions.forEach(dimension -> shape.add(dimension instanceof Long n ? n : -1L));
            }
            return Port.tensor(name, String.valueOf(tensor.get("dtype")), shape);
        }
        return Port.column(name, type(port, 0));
    }

    /** MLflow's own words, nested ones as {@code array(double)}; {@code optional} is said, because it changes what a caller may send. */
    private static String type(Map<?, ?> port, int depth) {
        String type = String.valueOf(port.get("type"));
        if (type.equals("array") && port.get("items") instanceof Map<?, ?> items && depth < 8) {
            type = "array(" + type(items, depth + 1) + ")";
        }
        return Boolean.FALSE.equals(port.get("required")) || Boolean.TRUE.equals(port.get("optional"))
                ? type + ", optional"
                : type;
    }
}
