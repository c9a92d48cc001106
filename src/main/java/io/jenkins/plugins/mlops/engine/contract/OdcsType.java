package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.Suggestion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

/** The rules that a property's logical type and its options stand for. */
final class OdcsType {
    private static final Map<String, String> TYPES = Map.of(
            "string",
            "String",
            "date",
            "Date",
            "timestamp",
            "Timestamp",
            "number",
            "Number",
            "integer",
            "Integer",
            "boolean",
            "Boolean");
    private static final Map<String, String> FORMATS = Map.of(
            "email", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
            "uuid", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "uri", "[A-Za-z][A-Za-z0-9+.-]*:\\S+",
            "hostname", "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*",
            "ipv4", "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}",
            "ipv6", "[0-9a-fA-F:]*:[0-9a-fA-F:]*(:[0-9.]+)?");
    /** Formats that say how a string is to be shown, not what it is. */
    private static final Set<String> PRESENTATION = Set.of("password", "byte", "binary");

    private final OdcsRules build;
    private final String column;

    OdcsType(OdcsRules build, String column) {
        this.build = build;
        this.column = column;
    }

    void read(YamlNode property) {
        String type = property.text("logicalType");
        if (type != null) {
            if (!OdcsFields.TYPES.contains(type)) {
                throw property.get("logicalType")
                        .error("unknown logicalType \"" + type + "\"" + Suggestion.hint(type, OdcsFields.TYPES));
            }
            if (TYPES.containsKey(type)) {
                build.add(
                        property.get("logicalType"),
                        "ColumnDataType " + OdcsReader.quoted(column) + " = \"" + TYPES.get(type) + "\"",
                        null);
            } else {
                build.note(
                        property.get("logicalType"), "logicalType " + type + " of \"" + column + "\" is not checked");
            }
        }
        YamlNode options = property.get("logicalTypeOptions");
        if (options != null) {
            options.only(OdcsFields.OPTIONS, "logicalTypeOptions");
            for (YamlNode key : options.keys()) {
                if (options.has(key.text())) {
                    option(key.text(), options.get(key.text()), type);
                }
            }
        }
    }

    private void option(String name, YamlNode value, String type) {
        switch (name) {
            case "minimum" -> values(value, ">= " + operand(value));
            case "maximum" -> values(value, "<= " + operand(value));
            case "exclusiveMinimum" -> values(value, "> " + operand(value));
            case "exclusiveMaximum" -> values(value, "< " + operand(value));
            case "minLength" -> length(value, ">= " + value.number().toPlainString());
            case "maxLength" -> length(value, "<= " + value.number().toPlainString());
            case "pattern" -> values(value, "matches " + OdcsReader.quoted(fullMatch(value.text())));
            case "multipleOf" -> multiple(value);
            case "format" -> format(value, type);
            case "timezone", "defaultTimezone" -> build.note(value, name + " of \"" + column + "\" is not checked");
            default -> throw value.error("logicalTypeOptions." + name + " is not supported yet");
        }
    }

    private void multiple(YamlNode value) {
        BigDecimal step = value.number();
        if (step.signum() <= 0) {
            throw value.error("multipleOf has to be greater than 0");
        }
        String name = SqlNames.column(column);
        String query = "select count(*) from primary where " + name + " is not null and abs(" + name + " / "
                + step.toPlainString() + " - round(" + name + " / " + step.toPlainString() + ")) > 1e-9";
        build.add(value, "CustomSql " + OdcsReader.quoted(query) + " = 0", null);
    }

    private void format(YamlNode value, String type) {
        String format = value.text();
        if ("integer".equals(type)) {
            if (!format.matches("[iu](8|16|32|64|128)")) {
                throw value.error("unknown integer format \"" + format + "\"; expected i8 to i128 or u8 to u128");
            }
            int bits = Integer.parseInt(format.substring(1));
            boolean signed = format.charAt(0) == 'i';
            BigInteger top = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
            values(value, ">= " + (signed ? top.negate() : BigInteger.ZERO));
            values(value, "<= " + top.subtract(BigInteger.ONE));
        } else if ("number".equals(type)) {
            build.note(value, "number format " + format + " of \"" + column + "\" is not checked");
        } else if (type != null && (type.equals("date") || type.equals("timestamp") || type.equals("time"))) {
            if (!format.replaceAll("['T ]", "").matches("(?i)yyyy-MM-dd.*|HH:mm.*")) {
                throw value.error("date format \"" + format + "\" is not supported yet; ISO 8601 (yyyy-MM-dd) is");
            }
        } else if (FORMATS.containsKey(format)) {
            values(value, "matches " + OdcsReader.quoted(FORMATS.get(format)));
        } else if (!PRESENTATION.contains(format)) {
            throw value.error("string format \"" + format + "\" is not supported yet"
                    + Suggestion.hint(format, FORMATS.keySet()));
        }
    }

    private void values(YamlNode at, String condition) {
        build.add(at, "ColumnValues " + OdcsReader.quoted(column) + " " + condition + present(column), null);
    }

    private void length(YamlNode at, String condition) {
        build.add(at, "ColumnLength " + OdcsReader.quoted(column) + " " + condition + present(column), null);
    }

    /** Missing values are a matter of {@code required}; the type speaks of those that are there. */
    static String present(String column) {
        return " where " + OdcsReader.quoted(SqlNames.column(column) + " is not null");
    }

    private static String operand(YamlNode value) {
        return value.isNumber() ? value.number().toPlainString() : OdcsReader.quoted(value.text());
    }

    /** The standard's patterns may match anywhere in the value; rules match the whole. */
    static String fullMatch(String pattern) {
        if (pattern.startsWith("^") && pattern.endsWith("$") && !pattern.endsWith("\\$") && !pattern.contains("|")) {
            return pattern.substring(1, pattern.length() - 1);
        }
        return "(?s:.*)(?:" + pattern + ")(?s:.*)";
    }
}
