package io.jenkins.plugins.mlops.engine.registry.oci;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry asks for in {@code WWW-Authenticate} (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower case, for example {@code bearer}
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern START = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9+.-]*)(?:\\s+|$)");
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*,?\\s*([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /** The first of the headers that this program can answer; {@code bearer} before {@code basic}, null when there is none. */
    static Challenge of(List<String> headers) {
        Challenge found = null;
        for (String header : headers) {
            Challenge each = parse(header);
            if (each != null && (each.scheme.equals("bearer") || each.scheme.equals("basic") && found == null)) {
                found = each;
            }
        }
        return found;
    }

    private static Challenge parse(String header) {
        Matcher start = START.matcher(header);
        if (!start.lookingAt()) {
            return null;
        }
        Map<String, String> parameters = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(header);
        int at = start.end();
        while (at < header.length() && parameter.region(at, header.length()).lookingAt()) {
            String value = parameter.group(2) == null
                    ? parameter.group(3)
                    : parameter.group(2).replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
            at = parameter.end();
        }
        return new Challenge(start.group(1).toLowerCase(Locale.ROOT), parameters);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
