package io.jenkins.plugins.mlops.engine.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model takes and gives, as its own file says it. */
public final class ModelSignature {
    /** More inputs than anybody looks through are only counted. */
    private static final int MOST_INPUTS = 2_000;

    private static final int MOST_FILES = 20;

    private ModelSignature() {}

    /**
     * Reads the signature of the first of these files that is a model whose format tells one.
     *
     * @return {@code inputs} and {@code outputs}, lists of {@code name}, {@code type} and, where known, {@code shape}; null when no file tells
     */
    public static Map<String, Object> read(Collection<Path> files) {
        return files.stream().limit(MOST_FILES).map(ModelSignature::read).filter(found -> found != null).findFirst().orElse(null);
    }

    private static Map<String, Object> read(Path file) {
        try {
            return of(ModelReader.read(file));
        } catch (IOException e) {
            return null; // of a format that tells nothing, or too large to be read whole
        }
    }

    static Map<String, Object> of(Model model) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (Feature feature : model.features().subList(0, Math.min(MOST_INPUTS, model.features().size()))) {
            inputs.add(column(feature.name(), feature.kind() == Feature.Kind.NUMBER ? "number" : "category"));
        }
        Map<String, Object> output = column("prediction", model.info().classes().isEmpty() ? "number" : "one of " + String.join(", ", model.info().classes()));
        output.put("shape", model.outputs() == 1 ? List.of(-1L) : List.of(-1L, (long) model.outputs()));
        Map<String, Object> signature = new LinkedHashMap<>();
        signature.put("format", model.info().format());
        signature.put("objective", model.info().objective());
        signature.put("inputs", inputs);
        if (inputs.size() < model.features().size()) {
            signature.put("inputsNotShown", (long) model.features().size() - inputs.size());
        }
        signature.put("outputs", List.of(output));
        return signature;
    }

    private static Map<String, Object> column(String name, String type) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", name);
        column.put("type", type);
        return column;
    }
}
