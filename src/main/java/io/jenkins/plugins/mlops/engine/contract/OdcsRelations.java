package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.OptionName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Relationships between tables (foreign keys), which ODCS 3.1 knows. A contract is checked against one table, so they are told, with the rule that
 * checks them where the other table is given, too.
 */
final class OdcsRelations {
    private static final Set<String> FIELDS = Set.of("id", "type", "from", "to", "description", "customProperties");

    private final OdcsRules build;

    OdcsRelations(OdcsRules build) {
        this.build = build;
    }

    /**
     * Reads the relationships of a property or of the table.
     *
     * @param element the property or table
     * @param column the property's column, or null for the table's own
     */
    void read(YamlNode element, String column) {
        if (!element.has("relationships")) {
            return;
        }
        for (YamlNode relation : element.get("relationships").items()) {
            relation.only(FIELDS, "a relationship");
            String type = relation.text("type");
            if (type != null && !type.equals("foreignKey")) {
                throw relation.get("type")
                        .error("unknown type \"" + type + "\" of a relationship; expected foreignKey");
            }
            if (!relation.has("to")) {
                throw relation.error("a relationship needs \"to\"");
            }
            if (column != null && relation.has("from")) {
                throw relation.get("from").error("a relationship of a property starts at it; leave \"from\" out");
            }
            if (column == null && !relation.has("from")) {
                throw relation.error("a relationship of a table needs \"from\"");
            }
            List<String> from = column != null ? List.of(column) : names(relation.get("from"));
            List<String> to = names(relation.get("to"));
            if (from.size() != to.size()) {
                throw relation.error("\"from\" has " + from.size() + (from.size() == 1 ? " property" : " properties")
                        + ", \"to\" has " + to.size());
            }
            tell(relation, from, to);
        }
    }

    private void tell(YamlNode relation, List<String> from, List<String> to) {
        String table = parent(to.get(0));
        List<String> own = from.stream().map(OdcsRelations::last).toList();
        List<String> keys = to.stream().map(OdcsRelations::last).toList();
        String query = "select count(*) from primary as own where "
                + own.stream()
                        .map(name -> "own." + SqlNames.column(name) + " is not null")
                        .collect(Collectors.joining(" and "))
                + " and not exists (select 1 from " + SqlNames.column(table) + " as other where "
                + IntStream.range(0, keys.size())
                        .mapToObj(
                                i -> "other." + SqlNames.column(keys.get(i)) + " = own." + SqlNames.column(own.get(i)))
                        .collect(Collectors.joining(" and "))
                + ")";
        build.note(
                relation,
                "the relationship of \"" + String.join("\", \"", own) + "\" to " + String.join(", ", to)
                        + " is not checked; give that table with "
                        + OptionName.with("split", table + "=FILE") + " and add the rule CustomSql "
                        + OdcsReader.quoted(query) + " = 0");
    }

    private static List<String> names(YamlNode value) {
        return value.isList() ? value.items().stream().map(YamlNode::text).toList() : List.of(value.text());
    }

    /** The property of {@code table.property} or {@code schema/table/properties/property}, behind {@code file#} perhaps. */
    private static String last(String reference) {
        String[] parts = parts(reference);
        return parts[parts.length - 1];
    }

    private static String parent(String reference) {
        String[] parts = parts(reference);
        return parts.length > 1 ? parts[parts.length - 2] : "other";
    }

    private static String[] parts(String reference) {
        String within = reference.substring(reference.indexOf('#') + 1).replaceFirst("^/", "");
        return within.contains("/")
                ? within.replaceFirst("^schema/", "")
                        .replace("/properties/", "/")
                        .split("/")
                : within.split("\\.");
    }
}
