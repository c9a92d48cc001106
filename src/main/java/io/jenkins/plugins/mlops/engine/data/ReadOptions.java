package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.Locale;
import java.util.Set;

/**
 * What a user says about the files, where the engine should not find it out itself.
 *
 * @param delimiter separator of CSV fields, or null to find it
 * @param encoding {@code utf-8}, {@code utf-16} or {@code latin-1}, or null for UTF-8
 */
public record ReadOptions(String delimiter, String encoding) {
    private static final Set<String> ENCODINGS = Set.of("utf-8", "utf-16", "latin-1");

    public ReadOptions {
        if (delimiter != null) {
            delimiter = delimiter.equals("\\t") || delimiter.equalsIgnoreCase("tab") ? "\t" : delimiter;
            if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
                throw new BadInputException(
                        "delimiter \"" + delimiter + "\" is not usable; expected one character, for example ; or \\t");
            }
        }
        if (encoding != null) {
            encoding = encoding.toLowerCase(Locale.ROOT)
                    .replace("utf8", "utf-8")
                    .replace("utf16", "utf-16")
                    .replace("iso-8859-1", "latin-1");
            if (!ENCODINGS.contains(encoding)) {
                throw new BadInputException(
                        "encoding \"" + encoding + "\" is not supported; expected utf-8, utf-16 or latin-1");
            }
        }
    }

    /** Everything found out by the engine. */
    public static ReadOptions automatic() {
        return new ReadOptions(null, null);
    }
}
