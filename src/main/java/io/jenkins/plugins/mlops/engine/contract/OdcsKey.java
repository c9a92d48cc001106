package io.jenkins.plugins.mlops.engine.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The primary key of a table: its columns with a position, in that order, and those without one behind them. */
final class OdcsKey {
    private final TreeMap<Integer, String> placed = new TreeMap<>();
    private final List<String> others = new ArrayList<>();
    private YamlNode first;

    /** Takes note of a property. */
    void read(YamlNode property, String column) {
        YamlNode position = property.get("primaryKeyPosition");
        if (!property.flag("primaryKey")) {
            if (position != null && position.number().signum() > 0) {
                throw position.error("primaryKeyPosition without primaryKey: true");
            }
            return;
        }
        first = first == null ? property.get("primaryKey") : first;
        // -1 is what the standard says for "none".
        if (position == null || position.number().signum() < 0) {
            others.add(column);
            return;
        }
        String before = placed.put(position.number().intValue(), column);
        if (before != null) {
            throw position.error("\"" + before + "\" and \"" + column + "\" have the same primaryKeyPosition");
        }
    }

    /** Adds the rule, when there is a key. */
    void add(OdcsRules build) {
        if (first != null) {
            List<String> columns = new ArrayList<>(placed.values());
            columns.addAll(others);
            build.add(
                    first,
                    "IsPrimaryKey " + columns.stream().map(OdcsReader::quoted).collect(Collectors.joining(" ")),
                    null);
        }
    }
}
