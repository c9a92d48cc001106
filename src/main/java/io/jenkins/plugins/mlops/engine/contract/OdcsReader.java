package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a contract in the Open Data Contract Standard 3.x. Every statement about the data becomes a rule; what is documentation (owners,
 * prices, support) is passed over; what is a statement and cannot be checked is refused by name or, where the standard itself says it is
 * only text, told as a note.
 *
 * @see <a href="https://bitol-io.github.io/open-data-contract-standard/">the standard</a>
 */
final class OdcsReader {
    private final String file;
    private final String object;
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> sensitive = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    OdcsReader(String file, String object) {
        this.file = file;
        this.object = object;
    }

    Contract read(YamlNode root) {
        OdcsVersion.require(root);
        String version = root.text("apiVersion");
        root.only(OdcsFields.CONTRACT, "the contract");
        if (root.has("kind") && !"DataContract".equals(root.text("kind"))) {
            throw root.get("kind").error("expected kind DataContract, found \"" + root.text("kind") + "\"");
        }
        YamlNode table = object(root);
        table.only(OdcsFields.OBJECT, "a schema object");
        OdcsRules build = new OdcsRules(
                rules,
                notes,
                Stream.of(table.text("name"), table.text("physicalName"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        if (table.has("properties")) {
            properties(table.get("properties").items(), build);
        }
        if (table.has("quality")) {
            OdcsQuality quality = new OdcsQuality(build, null);
            table.get("quality").items().forEach(quality::read);
        }
        if (root.has("slaProperties")) {
            notes.add(root.get("slaProperties").source() + ": slaProperties describe a service and are not checked");
        }
        String name = Optional.ofNullable(root.text("name")).orElse(table.text("name"))
                + Optional.ofNullable(root.text("version")).map(v -> " " + v).orElse("");
        return new Contract(file, "ODCS " + version, name, rules, sensitive, notes);
    }

    private YamlNode object(YamlNode root) {
        YamlNode schema = root.get("schema");
        if (schema == null || schema.items().isEmpty()) {
            throw new BadInputException(file + ": the contract has no schema, so there is nothing to check");
        }
        List<YamlNode> objects = schema.items();
        List<String> names =
                objects.stream().map(o -> String.valueOf(o.text("name"))).toList();
        if (object != null) {
            int at = names.indexOf(object);
            if (at < 0) {
                throw schema.error(
                        "the contract has no schema object \"" + object + "\"" + Suggestion.hint(object, names));
            }
            return objects.get(at);
        }
        if (objects.size() > 1) {
            throw schema.error("the contract describes " + objects.size() + " tables (" + String.join(", ", names)
                    + "); choose one with --object NAME");
        }
        return objects.get(0);
    }

    private void properties(List<YamlNode> properties, OdcsRules build) {
        TreeMap<Integer, String> key = new TreeMap<>();
        YamlNode firstKey = null;
        for (YamlNode property : properties) {
            property.only(OdcsFields.PROPERTY, "a property");
            String name = column(property);
            build.add(property, "ColumnExists " + quoted(name), null);
            if (property.has("properties") || property.has("items")) {
                throw property.error("\"" + name + "\": nested properties and items are not supported yet");
            }
            if (property.flag("required") && !property.flag("primaryKey")) {
                build.add(property.get("required"), "IsComplete " + quoted(name), null);
            }
            if (property.flag("unique")) {
                build.add(property.get("unique"), "IsUnique " + quoted(name), null);
            }
            if (property.flag("primaryKey")) {
                firstKey = firstKey == null ? property.get("primaryKey") : firstKey;
                YamlNode position = property.get("primaryKeyPosition");
                key.put(position == null ? 1000 + key.size() : position.number().intValue(), name);
            }
            new OdcsType(build, name).read(property);
            if (property.has("quality")) {
                OdcsQuality quality = new OdcsQuality(build, name);
                property.get("quality").items().forEach(quality::read);
            }
            String classification = property.text("classification");
            if (classification != null && OdcsFields.SENSITIVE.contains(classification.toLowerCase(Locale.ROOT))) {
                sensitive.add(name);
            }
        }
        if (firstKey != null) {
            build.add(
                    firstKey,
                    "IsPrimaryKey "
                            + key.values().stream().map(OdcsReader::quoted).collect(Collectors.joining(" ")),
                    null);
        }
    }

    /** The name a column has in the data. */
    private static String column(YamlNode property) {
        String physical = property.text("physicalName");
        String name = physical == null ? property.text("name") : physical;
        if (name == null) {
            throw property.error("a property has no name");
        }
        return name;
    }

    static String quoted(String text) {
        return new Operand.Text(text).text();
    }
}
