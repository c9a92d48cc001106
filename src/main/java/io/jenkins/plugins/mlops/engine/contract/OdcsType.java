package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.validate.format.TextFormats;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules that a property's logical type and its options stand for. */
final class OdcsType {
    private static final Map<String, String> TYPES =
            Map.of("string", "String", "number", "Number", "integer", "Integer", "boolean", "Boolean");
    /** Formats of the rules under other names. */
    private static final Map<String, String> RENAMED = Map.of("byte", "base64");
    /** Names that only the rules have. */
    private static final Set<String> OWN = Set.of("time-of-day", "base64");
    /** Formats that say how a string is to be shown, or that it may hold anything. */
    private static final Set<String> PRESENTATION = Set.of("password", "binary");

    private final OdcsRules build;
    private final String column;

    OdcsType(OdcsRules build, String column) {
        this.build = build;
        this.column = column;
    }

    void read(YamlNode property) {
        String type = property.text("logicalType");
        YamlNode at = property.get("logicalType");
        YamlNode options = property.get("logicalTypeOptions");
        if (type != null && !OdcsFields.TYPES.contains(type)) {
            throw at.error("unknown logicalType \"" + type + "\"" + Suggestion.hint(type, OdcsFields.TYPES));
        }
        if (options != null) {
            options.only(OdcsFields.OPTIONS, "logicalTypeOptions");
        }
        if (OdcsTimes.isTime(type)) {
            new OdcsTimes(build, column, type).read(at, options == null ? null : options.get("format"));
        } else if (type != null && TYPES.containsKey(type)) {
            build.add(at, "ColumnDataType " + OdcsReader.quoted(column) + " = \"" + TYPES.get(type) + "\"", null);
        } else if (type != null) {
            build.note(at, "logicalType " + type + " of \"" + column + "\" is not checked");
        }
        if (options != null) {
            for (YamlNode key : options.keys()) {
                if (options.has(key.text())) {
                    option(key.text(), options, type);
                }
            }
            LimitOrder.require(options);
        }
    }

    private void option(String name, YamlNode options, String type) {
        YamlNode value = options.get(name);
        switch (name) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> limit(name, options, type);
            case "minLength" -> length(value, ">= " + value.number().toPlainString());
            case "maxLength" -> length(value, "<= " + value.number().toPlainString());
            case "pattern" -> values(value, "matches " + OdcsReader.quoted(fullMatch(value.text())));
            case "multipleOf" -> multiple(value);
            case "format" -> format(value, type);
            case "timezone", "defaultTimezone" -> build.note(value, name + " of \"" + column + "\" is not checked");
            default -> throw value.error("logicalTypeOptions." + name + " is not supported yet");
        }
    }

    /** A limit; version 3.0 wrote the exclusive ones as {@code true} beside the plain ones. */
    private void limit(String name, YamlNode options, String type) {
        YamlNode value = options.get(name);
        boolean exclusive = name.startsWith("exclusive");
        boolean low = name.endsWith("inimum");
        if (exclusive && value.isBoolean()) {
            if (!options.has(low ? "minimum" : "maximum")) {
                throw value.error(name + ": " + value.text() + " needs a " + (low ? "minimum" : "maximum"));
            }
            return; // told by the plain one
        }
        YamlNode beside = options.get(low ? "exclusiveMinimum" : "exclusiveMaximum");
        exclusive |= beside != null && beside.isBoolean() && beside.text().equalsIgnoreCase("true");
        String operand;
        if (OdcsTimes.isTime(type)) {
            operand = new OdcsTimes(build, column, type).limit(value, options.get("format"));
        } else if (type == null) {
            operand = value.isNumber() ? value.number().toPlainString() : OdcsReader.quoted(value.text());
        } else if (type.equals("number") || type.equals("integer")) {
            operand = value.number().toPlainString();
        } else {
            throw value.error(name + " has no meaning for a " + type);
        }
        values(value, (low ? ">" : "<") + (exclusive ? " " : "= ") + operand);
    }

    /** Twelve decimals, exactly: a double counts as it is written, and what is no number is no multiple. */
    private void multiple(YamlNode value) {
        BigDecimal step = value.number();
        if (step.signum() <= 0) {
            throw value.error("multipleOf has to be greater than 0");
        }
        String name = SqlNames.column(column);
        String query = "select count(*) from primary where " + name + " is not null and coalesce(try_cast(cast(" + name
                + " as varchar) as decimal(38, 12)) % " + step.toPlainString() + " <> 0, true)";
        build.add(value, "CustomSql " + OdcsReader.quoted(query) + " = 0", null);
    }

    private void format(YamlNode value, String type) {
        String format = value.text();
        if (OdcsTimes.isTime(type)) {
            return; // told by the rule on the type
        }
        if ("integer".equals(type) || "number".equals(type)) {
            bits(value, format, type);
        } else if (type != null && !type.equals("string")) {
            throw value.error("format has no meaning for " + (type.equals("boolean") ? "a " : "an ") + type);
        } else if (PRESENTATION.contains(format)) {
            build.note(
                    value,
                    "string format " + format + " of \"" + column + "\" says how it is shown and is not checked");
        } else {
            String known = RENAMED.getOrDefault(format, format);
            Set<String> names = new TreeSet<>(TextFormats.names());
            names.removeAll(OWN);
            names.addAll(RENAMED.keySet());
            if (!names.contains(format)) {
                throw value.error("string format \"" + format + "\" is not supported yet"
                        + Suggestion.hint(format, names)
                        + " (formats are " + String.join(", ", names) + ")");
            }
            build.add(value, "ColumnFormat " + OdcsReader.quoted(column) + " = " + OdcsReader.quoted(known), null);
        }
    }

    /** The range of an integer type of Rust, after which the standard names them. */
    private void bits(YamlNode value, String format, String type) {
        if (type.equals("number") && format.matches("f(32|64)")) {
            build.note(value, "number format " + format + " of \"" + column + "\" is not checked");
            return;
        }
        if (!format.matches("[iu](8|16|32|64|128)")) {
            throw value.error("unknown " + type + " format \"" + format + "\"; expected i8 to i128 or u8 to u128"
                    + (type.equals("number") ? ", f32 or f64" : ""));
        }
        int bits = Integer.parseInt(format.substring(1));
        boolean signed = format.charAt(0) == 'i';
        BigInteger top = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
        values(value, ">= " + (signed ? top.negate() : BigInteger.ZERO));
        values(value, "<= " + top.subtract(BigInteger.ONE));
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

    /** The standard's patterns may match anywhere in the value; rules match the whole. */
    static String fullMatch(String pattern) {
        if (pattern.startsWith("^") && pattern.endsWith("$") && !pattern.endsWith("\\$") && !pattern.contains("|")) {
            return pattern.substring(1, pattern.length() - 1);
        }
        return "(?s:.*)(?:" + pattern + ")(?s:.*)";
    }
}
