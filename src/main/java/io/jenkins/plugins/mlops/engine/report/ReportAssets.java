package io.jenkins.plugins.mlops.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script, the style and the chart library of the report, from the class path. The script names the parts it needs in comments of the
 * form {@code // @include package.name}, which is how Jenkins finds the parts of an adjunct: the same files serve both.
 */
final class ReportAssets {
    private static final String PACKAGE = "io.jenkins.plugins.mlops.report.";
    private static final Pattern INCLUDE = Pattern.compile("^// @include (\\S+)$", Pattern.MULTILINE);
    private static final Pattern ENDS_ELEMENT = Pattern.compile("<!--|</(script|style)", Pattern.CASE_INSENSITIVE);

    private ReportAssets() {}

    static String style() throws IOException {
        return resource("report.css");
    }

    /** All parts of the script in the order they need each other. */
    static String script() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        collect(PACKAGE + "report", parts);
        return String.join("\n", parts.values());
    }

    static String charts() throws IOException {
        return resource("echarts.min.js");
    }

    private static void collect(String name, Map<String, String> parts) throws IOException {
        if (parts.containsKey(name)) {
            return;
        }
        if (!name.startsWith(PACKAGE)) {
            throw new IOException("the report script includes " + name + ", expected a name in " + PACKAGE);
        }
        String text = resource(name.substring(PACKAGE.length()) + ".js");
        Matcher include = INCLUDE.matcher(text);
        while (include.find()) {
            collect(include.group(1), parts);
        }
        parts.put(name, text);
    }

    /** A resource as text that may stand inside an element: an HTML parser reads exactly these characters, so a hash of them holds. */
    private static String resource(String name) throws IOException {
        String path = "/" + PACKAGE.replace('.', '/') + name;
        try (InputStream in = ReportAssets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("this build is incomplete: " + path + " is missing from its class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
            Matcher end = ENDS_ELEMENT.matcher(text);
            if (end.find()) {
                throw new IOException(path + " holds \"" + end.group().toLowerCase(Locale.ROOT)
                        + "\" and cannot stand inside a page");
            }
            return text;
        }
    }
}
