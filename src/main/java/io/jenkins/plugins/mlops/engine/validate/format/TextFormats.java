package io.jenkins.plugins.mlops.engine.validate.format;

import io.jenkins.plugins.mlops.engine.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The formats that have a name: those of JSON Schema, from which the Open Data Contract Standard takes them. */
public final class TextFormats {
    private static final Map<String, TextFormat> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("email", new TextFormat("an e-mail address (RFC 5321)", Addresses::email));
        NAMED.put("hostname", new TextFormat("a host name (RFC 1123)", Addresses::hostname));
        NAMED.put("ipv4", TextFormat.of("an IPv4 address", Addresses.IPV4));
        NAMED.put("ipv6", TextFormat.of("an IPv6 address", Addresses.IPV6));
        NAMED.put("uri", TextFormat.of("a URI (RFC 3986)", Uris.URI));
        NAMED.put("uri-reference", TextFormat.of("a URI or a relative reference (RFC 3986)", Uris.REFERENCE));
        NAMED.put("uuid", TextFormat.of("a UUID (RFC 9562)", "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"));
        NAMED.put("date", new TextFormat("a date of RFC 3339, such as 2024-01-31", IsoTimes::date).asTime());
        NAMED.put(
                "time",
                new TextFormat("a time with an offset of RFC 3339, such as 12:00:00Z", IsoTimes::time).asTime());
        NAMED.put(
                "date-time",
                new TextFormat("a time of RFC 3339, such as 2024-01-31T12:00:00Z", IsoTimes::dateTime).asTime());
        NAMED.put(
                "time-of-day",
                TextFormat.of("a time of day, such as 12:00:00", IsoTimes.TIME_OF_DAY)
                        .asTime());
        NAMED.put("duration", TextFormat.of("a duration of ISO 8601, such as P3DT12H", IsoTimes.DURATION));
        NAMED.put(
                "base64",
                TextFormat.of(
                        "a base64 text (RFC 4648)", "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"));
    }

    private TextFormats() {}

    /** The names, in the order of the documentation. */
    public static Set<String> names() {
        return NAMED.keySet();
    }

    /**
     * The format of a name, or of a pattern of letters for a date or time.
     *
     * @throws IllegalArgumentException with what is wrong, for anything else
     */
    public static TextFormat of(String written) {
        TextFormat named = NAMED.get(written);
        if (named != null) {
            return named;
        }
        try {
            return TimePattern.read(written).format().asTime();
        } catch (IllegalArgumentException e) {
            String hint = Suggestion.hint(written, NAMED.keySet());
            if (hint.isEmpty() && written.matches(".*[^A-Za-z].*")) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "unknown format \"" + written + "\""
                            + (hint.isEmpty()
                                    ? "; formats are " + String.join(", ", NAMED.keySet())
                                            + ", and patterns such as yyyy-MM-dd"
                                    : hint),
                    e);
        }
    }
}
