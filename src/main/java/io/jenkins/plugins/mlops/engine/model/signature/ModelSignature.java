package io.jenkins.plugins.mlops.engine.model.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs and outputs of a model, as its file tells.
 *
 * @param format for example {@code XGBoost JSON}
 * @param inputs in the order of the model
 * @param outputs in the order of the model
 * @param facts what else the file says: objective, producer, number of classes or parameters; by name, in the order to show
 * @param notes what a reader should know, one sentence each
 */
public record ModelSignature(
        String format, List<Port> inputs, List<Port> outputs, Map<String, Object> facts, List<String> notes) {
    /** Columns beyond these are counted, not listed: a version document is read again and again. */
    private static final int LISTED = 10_000;

    public ModelSignature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        notes = List.copyOf(notes);
    }

    /** A model of which nothing can be told. */
    public static ModelSignature none(String note) {
        return new ModelSignature(null, List.of(), List.of(), Map.of(), List.of(note));
    }

    /**
     * A JSON-like tree for the version document: {@code format}, {@code source}, {@code inputs}, {@code outputs}, {@code facts}, {@code notes}.
     *
     * @param source the file it was read from, or null
     */
    public Map<String, Object> tree(String source) {
        List<String> said = new ArrayList<>(notes);
        Map<String, Object> tree = new LinkedHashMap<>();
        if (format != null) {
            tree.put("format", format);
        }
        if (source != null) {
            tree.put("source", source);
        }
        tree.put("inputs", list(inputs, "inputs", said));
        tree.put("outputs", list(outputs, "outputs", said));
        if (!facts.isEmpty()) {
            tree.put("facts", facts);
        }
        if (!said.isEmpty()) {
            tree.put("notes", said);
        }
        return tree;
    }

    private static List<Map<String, Object>> list(List<Port> ports, String what, List<String> said) {
        if (ports.size() > LISTED) {
            said.add("Only the first " + LISTED + " of " + ports.size() + " " + what + " are listed.");
        }
        return ports.stream().limit(LISTED).map(Port::tree).toList();
    }
}
