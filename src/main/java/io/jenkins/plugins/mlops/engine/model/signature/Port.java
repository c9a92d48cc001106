package io.jenkins.plugins.mlops.engine.model.signature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One input or output of a model.
 *
 * @param name as the file has it; {@code f0}, {@code f1} ... or an empty text where it has none
 * @param type for a column {@code number}, {@code integer}, {@code boolean}, {@code category} or {@code text}; for a tensor its element type
 *     ({@code float32} ...); for anything else how the file calls it
 * @param shape dimensions, -1 for one that is open; empty for a column
 * @param categories the names a column of categories may hold; empty where the file has none
 */
public record Port(String name, String type, List<Long> shape, List<String> categories) {
    /** More names than this make a document long and tell nobody anything. */
    private static final int SHOWN = 100;

    public Port {
        shape = List.copyOf(shape);
        categories = List.copyOf(categories);
    }

    /** A column. */
    public static Port column(String name, String type) {
        return new Port(name, type, List.of(), List.of());
    }

    /** A tensor. */
    public static Port tensor(String name, String type, List<Long> shape) {
        return new Port(name, type, shape, List.of());
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("type", type);
        if (!shape.isEmpty()) {
            tree.put("shape", shape);
        }
        if (!categories.isEmpty() && categories.size() <= SHOWN) {
            tree.put("categories", categories);
        }
        return tree;
    }
}
