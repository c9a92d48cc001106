package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final OdcsColumns columns = new OdcsColumns();
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
        if (table.has("logicalType") && !table.text("logicalType").equals("object")) {
            throw table.get("logicalType").error("the logicalType of a schema object is object");
        }
        if (table.has("properties")) {
            properties(table.get("properties").items(), build);
        }
        new OdcsRelations(build).read(table, null);
        if (table.has("quality")) {
            OdcsQuality quality = new OdcsQuality(build, columns, null);
            table.get("quality").items().forEach(quality::read);
        }
        if (root.has("slaProperties")) {
            notes.add(root.get("slaProperties").source() + ": slaProperties describe a service and are not checked");
        }
        String name = Optional.ofNullable(root.text("name")).orElse(table.text("name"))
                + Optional.ofNullable(root.text("version")).map(v -> " " + v).orElse("");
        return new Contract(file, "ODCS " + version, name, rules, columns.columns(), notes);
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
                    + "); choose one with " + OptionName.with("object", "NAME"));
        }
        return objects.get(0);
    }

    private void properties(List<YamlNode> properties, OdcsRules build) {
        OdcsKey key = new OdcsKey();
        Map<String, YamlNode> seen = new HashMap<>();
        for (YamlNode property : properties) {
            property.only(OdcsFields.PROPERTY, "a property");
            String name = column(property);
            YamlNode first = seen.putIfAbsent(name, property);
            if (first != null) {
                throw property.error(
                        "a second property of column \"" + name + "\"; the first stands at " + first.source());
            }
            property(property, name, build, key);
        }
        key.add(build);
        List<String> physical = seen.entrySet().stream()
                .filter(property -> property.getValue().has("physicalType"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!physical.isEmpty()) {
            notes.add(file + ": physicalType is not checked, logicalType is (" + shown(physical) + ")");
        }
    }

    private void property(YamlNode property, String name, OdcsRules build, OdcsKey key) {
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
        key.read(property, name);
        new OdcsType(build, name).read(property);
        if (property.has("quality")) {
            OdcsQuality quality = new OdcsQuality(build, columns, name);
            property.get("quality").items().forEach(quality::read);
        }
        new OdcsRelations(build).read(property, name);
        if (property.has("encryptedName")) {
            build.note(
                    property.get("encryptedName"),
                    "the encrypted column \"" + property.text("encryptedName") + "\" of \"" + name
                            + "\" is not checked");
        }
        columns.read(property, name);
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(5, names.size())))
                + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
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
