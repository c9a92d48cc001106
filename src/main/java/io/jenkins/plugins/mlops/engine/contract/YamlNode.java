package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.result.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A node of a YAML (or JSON) document that knows where it stands. No object is ever constructed from a tag. */
final class YamlNode {
    private static final int DEEPEST = 60;
    private static final int MOST_DIGITS = 400;

    private final Node node;
    private final String file;

    private YamlNode(Node node, String file) {
        this.node = node;
        this.file = file;
    }

    static YamlNode parse(String text, String file) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(20)
                .setCodePointLimit(6 << 20)
                .build();
        try {
            Node node = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new BadInputException(file + ": the document is empty"));
            YamlNode root = new YamlNode(node, file);
            root.noDuplicates(node, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
            return root;
        } catch (StackOverflowError e) {
            throw new BadInputException(file + ": not usable YAML: nested deeper than " + DEEPEST + " levels", e);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> new Source(file, mark.getLine() + 1, mark.getColumn() + 1).toString())
                    .orElse(file);
            throw new BadInputException(place + ": not valid YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new BadInputException(file + ": not usable YAML: " + e.getMessage(), e);
        }
    }

    /** Composing does not look at duplicates; a key given twice would hide one of its values. What aliases share is looked at once. */
    private void noDuplicates(Node at, int depth, Set<Node> seen) {
        if (depth > DEEPEST) {
            throw error(at, "nested deeper than " + DEEPEST + " levels");
        }
        if (!seen.add(at)) {
            return;
        }
        if (at instanceof MappingNode map) {
            Set<String> names = new HashSet<>();
            for (NodeTuple tuple : map.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw error(tuple.getKeyNode(), "a key has to be plain text");
                }
                if (!names.add(key.getValue())) {
                    throw error(key, "\"" + key.getValue() + "\" is given twice");
                }
                noDuplicates(tuple.getValueNode(), depth + 1, seen);
            }
        } else if (at instanceof SequenceNode list) {
            list.getValue().forEach(item -> noDuplicates(item, depth + 1, seen));
        }
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    boolean isNumber() {
        return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
    }

    boolean isBoolean() {
        return node.getTag().equals(Tag.BOOL);
    }

    boolean has(String key) {
        return get(key) != null;
    }

    /** The value of a key, or null. */
    YamlNode get(String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    YamlNode value = new YamlNode(tuple.getValueNode(), file);
                    return value.isNull() ? null : value;
                }
            }
        }
        return null;
    }

    /** The value of a key as text, or null. */
    String text(String key) {
        YamlNode value = get(key);
        return value == null ? null : value.text();
    }

    boolean flag(String key) {
        YamlNode value = get(key);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            throw value.error("\"" + key + "\" has to be true or false");
        }
        return value.text().equalsIgnoreCase("true");
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error("expected a plain value");
    }

    BigDecimal number() {
        try {
            BigDecimal number = new BigDecimal(text().length() > 1_000 ? "" : text().replace("_", ""));
            // 1e999999999 is a short text and a number of a billion digits.
            if (Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw error("expected a number, found \"" + (text().length() > 50 ? text().substring(0, 50) + " ..." : text())
                + "\"");
    }

    /** The items of a list. */
    List<YamlNode> items() {
        if (!(node instanceof SequenceNode list)) {
            throw error("expected a list (lines that begin with \"- \")");
        }
        List<YamlNode> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(new YamlNode(item, file));
        }
        return items;
    }

    /** The keys of a map, with the places they stand at. */
    List<YamlNode> keys() {
        if (!(node instanceof MappingNode map)) {
            throw error("expected fields (\"name: value\")");
        }
        return map.getValue().stream()
                .map(tuple -> new YamlNode(tuple.getKeyNode(), file))
                .toList();
    }

    /** Refuses a field that is not among the known ones. */
    void only(Collection<String> known, String of) {
        for (YamlNode key : keys()) {
            if (!known.contains(key.text())) {
                throw key.error("unknown field \"" + key.text() + "\" of " + of + Suggestion.hint(key.text(), known));
            }
        }
    }

    Source source() {
        return source(node);
    }

    BadInputException error(String problem) {
        return error(node, problem);
    }

    private BadInputException error(Node at, String problem) {
        return new BadInputException(source(at) + ": " + problem);
    }

    private Source source(Node at) {
        return at.getStartMark()
                .map(mark -> new Source(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Source(file, 0, 0));
    }
}
