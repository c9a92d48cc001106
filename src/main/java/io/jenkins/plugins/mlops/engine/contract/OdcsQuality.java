package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.SqlText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules of the {@code quality} entries of a table or a property. */
final class OdcsQuality {
    private static final Map<String, String> SIGNS = Map.of(
            "mustBe",
            "=",
            "mustNotBe",
            "!=",
            "mustBeGreaterThan",
            ">",
            "mustBeGreaterOrEqualTo",
            ">=",
            "mustBeLessThan",
            "<",
            "mustBeLessOrEqualTo",
            "<=");
    private static final Map<String, String> TURNED =
            Map.of("=", "=", "!=", "!=", ">", "<", ">=", "<=", "<", ">", "<=", ">=");

    private final OdcsRules build;
    private final OdcsColumns columns;
    private final String column;

    /** @param column the property the entries belong to, or null for the table's own */
    OdcsQuality(OdcsRules build, OdcsColumns columns, String column) {
        this.build = build;
        this.columns = columns;
        this.column = column;
    }

    void read(YamlNode quality) {
        for (YamlNode key : quality.keys()) {
            if (OdcsFields.ARGUMENTS.contains(key.text())) {
                throw key.error("\"" + key.text() + "\" belongs below \"arguments\": indent it further");
            }
        }
        quality.only(OdcsFields.QUALITY, "a quality entry");
        String type = Optional.ofNullable(quality.text("type")).orElse("library");
        OdcsFields.QUALITY_OF.forEach((of, fields) -> {
            if (!of.equals(type) && OdcsFields.QUALITY_OF.containsKey(type)) {
                refuse(quality, fields, type);
            }
        });
        switch (type) {
            case "library" -> library(quality);
            case "sql" -> sql(quality);
            case "text" -> build.note(quality, "a text that a person has to judge: " + quality.text("description"));
            case "custom" -> custom(quality);
            default ->
                throw quality.get("type")
                        .error("unknown quality type \"" + type + "\""
                                + Suggestion.hint(type, List.of("library", "sql", "text", "custom")));
        }
    }

    /** Refuses fields that another type of entry has, and that would be passed over here. */
    private static void refuse(YamlNode quality, Set<String> fields, String type) {
        for (YamlNode key : quality.keys()) {
            if (fields.contains(key.text()) && !OdcsFields.QUALITY_OF.get(type).contains(key.text())) {
                throw key.error(
                        !type.equals("library")
                                ? "a quality entry of type " + type + " has no \"" + key.text() + "\""
                                : key.text().equals("query")
                                        ? "a quality entry with a query needs type: sql"
                                        : "a quality entry with an engine needs type: custom");
            }
        }
    }

    private void custom(YamlNode quality) {
        String engine = String.valueOf(quality.text("engine"));
        if (!engine.equalsIgnoreCase("dqdl")) {
            throw quality.error("custom quality for engine \"" + engine
                    + "\" is not supported; engine dqdl is (implementation: a DQDL rule)");
        }
        YamlNode implementation = quality.get("implementation");
        if (implementation == null) {
            throw quality.error("custom quality needs an implementation");
        }
        build.add(implementation, implementation.text(), quality);
    }

    private void sql(YamlNode quality) {
        YamlNode query = quality.get("query");
        if (query == null) {
            throw quality.error("quality of type sql needs a query");
        }
        String text = query.text()
                .replaceAll("\\$?\\{(object|table|model)\\}", "primary")
                .strip()
                .replaceFirst(";$", "");
        for (String name : build.tables()) {
            text = SqlText.renamedTable(text, name, "primary");
        }
        if (column != null) {
            text = text.replaceAll(
                    "\\$?\\{(property|column|field)\\}",
                    java.util.regex.Matcher.quoteReplacement('"' + column.replace("\"", "\"\"") + '"'));
        }
        String base = "CustomSql " + OdcsReader.quoted(text);
        YamlNode be = quality.get("mustBe");
        if (be != null && be.isBoolean()) {
            if (!be.text().equalsIgnoreCase("true")) {
                throw be.error("write the query so that true is the good answer");
            }
            build.add(query, base, quality);
            return;
        }
        compare(quality, condition -> base + " " + condition, false);
    }

    private void library(YamlNode quality) {
        YamlNode metricNode = quality.has("metric") ? quality.get("metric") : quality.get("rule");
        if (metricNode == null) {
            throw quality.error("a quality entry needs a metric (one of "
                    + String.join(", ", new TreeSet<>(OdcsFields.METRICS)) + ")");
        }
        if (quality.has("metric") && quality.has("rule")) {
            throw quality.get("rule").error("\"rule\" is the old name of \"metric\"; leave it out");
        }
        // The one name that version 3.0 had and 3.1 renamed.
        String metric = metricNode.text().equals("duplicateCount") ? "duplicateValues" : metricNode.text();
        if (!OdcsFields.METRICS.contains(metric)) {
            throw metricNode.error("unknown metric \"" + metric + "\"" + Suggestion.hint(metric, OdcsFields.METRICS));
        }
        if (quality.has("arguments")) {
            quality.get("arguments")
                    .only(
                            metric.equals("duplicateValues") && column != null
                                    ? Set.of()
                                    : OdcsFields.ARGUMENTS_OF.getOrDefault(metric, Set.of()),
                            "the arguments of " + metric);
        }
        boolean percent = percent(quality);
        YamlNode arguments = quality.get("arguments");
        if (metric.equals("rowCount")) {
            if (percent) {
                throw quality.get("unit").error("rowCount has no percent");
            }
            compare(quality, condition -> "RowCount " + condition, false);
            return;
        }
        if (column == null && !metric.equals("duplicateValues")) {
            throw metricNode.error(metric + " belongs to a property, not to the table");
        }
        String with = percent ? " with threshold " : " with failures ";
        String[] rule =
                switch (metric) {
                    case "nullValues" -> new String[] {"IsComplete " + OdcsReader.quoted(column), ""};
                    case "duplicateValues" -> new String[] {"IsUnique " + keys(quality, arguments), ""};
                    case "missingValues" -> missing(required(quality, arguments, "missingValues"));
                    default -> invalid(quality, arguments);
                };
        // "= 0 failures" is what a rule without a tolerance means anyway.
        compare(
                quality,
                condition -> rule[0] + rule[1] + (condition.equals("= 0") && !percent ? "" : with + condition),
                percent);
    }

    private boolean percent(YamlNode quality) {
        String unit = quality.text("unit");
        if (unit == null || unit.equals("rows")) {
            return false;
        }
        if (unit.equals("percent")) {
            return true;
        }
        throw quality.get("unit").error("unknown unit \"" + unit + "\"; expected rows or percent");
    }

    private String keys(YamlNode quality, YamlNode arguments) {
        if (column != null) {
            return OdcsReader.quoted(column);
        }
        return required(quality, arguments, "properties").items().stream()
                .map(item -> OdcsReader.quoted(item.text()))
                .collect(Collectors.joining(" "));
    }

    /** Values that stand for "missing" are read as missing, for all rules of the column; null always is. */
    private String[] missing(YamlNode values) {
        list(values);
        List<String> tokens = values.items().stream()
                .filter(item -> !item.isNull())
                .map(YamlNode::text)
                .toList();
        if (!tokens.isEmpty()) {
            columns.missing(values, column, tokens);
            build.note(
                    values,
                    tokens.stream().map(OdcsReader::quoted).collect(Collectors.joining(", ")) + " in column \"" + column
                            + (tokens.size() == 1 ? "\" is" : "\" are") + " read as missing");
        }
        return new String[] {"IsComplete " + OdcsReader.quoted(column), ""};
    }

    private String[] invalid(YamlNode quality, YamlNode arguments) {
        YamlNode values = arguments == null ? null : arguments.get("validValues");
        YamlNode pattern = arguments == null ? null : arguments.get("pattern");
        if (values == null && pattern == null) {
            throw quality.error(
                    "invalidValues needs arguments.validValues or arguments.pattern (is it indented below \"arguments\"?)");
        }
        if (values != null && pattern != null) {
            throw arguments.error("give validValues or pattern, not both; write two entries");
        }
        String base = "ColumnValues " + OdcsReader.quoted(column);
        boolean named = values != null && values.items().stream().anyMatch(YamlNode::isNull);
        return new String[] {
            values != null
                    ? base + " in " + list(values)
                    : base + " matches " + OdcsReader.quoted(OdcsType.fullMatch(pattern.text())),
            named ? "" : OdcsType.present(column)
        };
    }

    private static YamlNode required(YamlNode quality, YamlNode arguments, String name) {
        YamlNode value = arguments == null ? null : arguments.get(name);
        if (value == null) {
            throw quality.error(
                    quality.text("metric") + " needs arguments." + name + " (is it indented below \"arguments\"?)");
        }
        return value;
    }

    private static String list(YamlNode values) {
        if (values.items().isEmpty()) {
            throw values.error("the list of values is empty");
        }
        return values.items().stream()
                .map(item -> item.isNull()
                        ? "NULL"
                        : item.isNumber()
                                ? item.number().toPlainString()
                                : item.text().isEmpty() ? "EMPTY" : OdcsReader.quoted(item.text()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Adds the rule for the one operator of the entry. */
    private void compare(YamlNode quality, Function<String, String> rule, boolean percent) {
        List<String> given =
                OdcsFields.OPERATORS.stream().filter(quality::has).sorted().toList();
        if (given.size() != 1) {
            throw quality.error(
                    given.isEmpty()
                            ? "a quality entry needs an operator, for example mustBe: 0"
                            : "a quality entry has one operator, found " + String.join(", ", given));
        }
        String operator = given.get(0);
        YamlNode value = quality.get(operator);
        if (SIGNS.containsKey(operator)) {
            build.add(quality, rule.apply(condition(SIGNS.get(operator), value, percent)), quality);
            return;
        }
        List<YamlNode> ends = value.items();
        if (ends.size() != 2 || ends.get(0).number().compareTo(ends.get(1).number()) >= 0) {
            throw value.error(operator + " needs two numbers, the smaller one first; both ends are excluded");
        }
        // Turned into the share of good rows, the larger percentage is the smaller share.
        String low = number(ends.get(percent ? 1 : 0), percent);
        String high = number(ends.get(percent ? 0 : 1), percent);
        build.add(
                quality,
                rule.apply((operator.equals("mustBeBetween") ? "between " : "not between ") + low + " and " + high),
                quality);
        build.note(
                value,
                operator
                        + " excludes both ends, as the standard has it (mustBeGreaterThan and mustBeLessThan); some tools include them");
    }

    private static String condition(String sign, YamlNode value, boolean percent) {
        return (percent ? TURNED.get(sign) : sign) + " " + number(value, percent);
    }

    /** The percentage of bad rows is turned into the share of good ones, which is what a threshold speaks of. */
    private static String number(YamlNode value, boolean percent) {
        BigDecimal number = value.number();
        return percent
                ? BigDecimal.ONE
                        .subtract(number.movePointLeft(2))
                        .stripTrailingZeros()
                        .toPlainString()
                : number.toPlainString();
    }
}
