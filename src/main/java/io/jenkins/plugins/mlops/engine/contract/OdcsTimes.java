package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.validate.format.TextFormats;
import io.jenkins.plugins.mlops.engine.validate.types.Times;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The format of a date, timestamp or time: a pattern of Java's DateTimeFormatter, as the standard has it; ISO 8601 where none is given. It speaks of
 * how values are written, and so takes the place of the rule on the type.
 */
final class OdcsTimes {
    /** Names that contracts use for ISO 8601; the last one is the standard's own, whose letters are not those of a pattern. */
    private static final Set<String> ISO =
            Set.of("ISO8601", "ISO 8601", "ISO-8601", "iso8601", "iso-8601", "YYYY-MM-DDTHH:mm:ss.SSSZ");

    private static final Set<String> NAMED = Set.of("date", "time", "date-time");
    /** Patterns whose texts are dates and times of ISO 8601, which compare as such. */
    private static final Pattern COMPARABLE = Pattern.compile(
            "(yyyy|uuuu)-MM-dd(('T'|T| )HH:mm(:ss(\\.S{1,9})?)?(Z{1,3}|X{1,3}|x{1,3})?)?|date|date-time");
    /** Times of day that compare as texts. */
    private static final Pattern CLOCK = Pattern.compile("HH(:mm(:ss(\\.S{1,9})?)?)?");

    private final OdcsRules build;
    private final String column;
    private final String type;

    OdcsTimes(OdcsRules build, String column, String type) {
        this.build = build;
        this.column = column;
        this.type = type;
    }

    static boolean isTime(String type) {
        return "date".equals(type) || "timestamp".equals(type) || "time".equals(type);
    }

    /** Tells whether the values of a property are dates or moments in ISO 8601. */
    static boolean isIso(YamlNode property) {
        YamlNode options = property.get("logicalTypeOptions");
        YamlNode format = options == null ? null : options.get("format");
        return format == null || ISO.contains(format.text());
    }

    /** Adds the rule on the type, or on the format where one is given. */
    void read(YamlNode typeAt, YamlNode format) {
        String written = written(format);
        YamlNode at = written == null ? typeAt : format;
        if (written == null && !type.equals("time")) {
            build.add(
                    at,
                    "ColumnDataType " + OdcsReader.quoted(column) + " = "
                            + (type.equals("date") ? "\"Date\"" : "\"Timestamp\""),
                    null);
            return;
        }
        build.add(
                at,
                "ColumnFormat " + OdcsReader.quoted(column) + " = "
                        + OdcsReader.quoted(written == null ? "time-of-day" : written),
                null);
    }

    /** The operand of a limit such as {@code minimum}, where values of this format compare with it. */
    String limit(YamlNode value, YamlNode format) {
        String written = written(format);
        String text = value.text();
        if (type.equals("time")) {
            boolean clock = written == null || CLOCK.matcher(written).matches();
            if (!clock
                    || !text.matches(
                            written == null ? "\\d\\d:\\d\\d:\\d\\d" : written.replaceAll("[HmsS]", "\\\\d"))) {
                throw value.error(
                        "a limit of times of day is written like the values, from HH on, for example 08:30:00; found \""
                                + text + "\"" + (written == null ? "" : " for values written as " + written));
            }
            return OdcsReader.quoted(text);
        }
        if (written != null && !COMPARABLE.matcher(written).matches()) {
            throw value.error("a limit for values written as \"" + written
                    + "\" is not supported: only ISO 8601 (yyyy-MM-dd, with or without HH:mm:ss) has an order that is known here;"
                    + " check it with type: sql");
        }
        if (Times.parse(text) == null) {
            throw value.error(
                    "expected a date or time in ISO 8601, for example 2024-01-31 or 2024-01-31T12:00:00; found \""
                            + text + "\"");
        }
        return OdcsReader.quoted(text);
    }

    /** The pattern, or null for ISO 8601. */
    private String written(YamlNode format) {
        if (format == null || ISO.contains(format.text())) {
            return null;
        }
        String written = format.text();
        try {
            TextFormats.of(written);
        } catch (IllegalArgumentException e) {
            throw format.error(e.getMessage());
        }
        if (TextFormats.names().contains(written) && !NAMED.contains(written)) {
            throw format.error("\"" + written + "\" is not a format of a " + type
                    + "; expected a pattern of Java's DateTimeFormatter, for example yyyy-MM-dd");
        }
        return written;
    }
}
