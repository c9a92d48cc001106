package io.jenkins.plugins.mlops.engine.data;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Columns that stand in the names of folders, as Hive and Spark write them: {@code year=2024/month=1/part.parquet}. */
final class Partitions {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private Partitions() {}

    /** The columns and values in the folders of a file as it was named, outermost first. A null value is missing. */
    static Map<String, String> of(InputFile file) {
        Map<String, String> found = new LinkedHashMap<>();
        Path folder = Path.of(file.shown()).toAbsolutePath().getParent();
        for (Path part : folder == null ? Path.of("") : folder) {
            String name = part.toString();
            int equals = name.indexOf('=');
            if (equals > 0) {
                String value = decoded(name.substring(equals + 1));
                found.put(decoded(name.substring(0, equals)), value.equals(NULL) ? null : value);
            }
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that begins no code is one
        }
    }
}
