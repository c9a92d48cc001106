package io.jenkins.plugins.mlops.engine.contract.foreign;

import java.util.List;
import java.util.Optional;

/** Rows of data in a text file. */
public final class ForeignRows {
    private static final int LINES = 20;

    private ForeignRows() {}

    /**
     * Returns the kind of the text, when its first lines are objects, or have the same number of fields, two or more.
     */
    public static Optional<ForeignFile> of(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        if (encloses("{}", lines.get(0)) && encloses("{}", lines.get(1))) {
            return Optional.of(ForeignFile.data("a JSON Lines file"));
        }
        if (encloses("[]", lines.get(0)) && encloses("[]", lines.get(1))) {
            return Optional.of(
                    new ForeignFile("a file of JSON arrays, which have no names of columns", "give a file of rules"));
        }
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            int fields = fields(lines.get(0), separator);
            if (fields > 1 && lines.stream().allMatch(line -> fields(line, separator) == fields)) {
                return Optional.of(ForeignFile.data("a CSV file"));
            }
        }
        return Optional.empty();
    }

    private static boolean encloses(String brackets, String line) {
        return line.strip().startsWith(brackets.substring(0, 1)) && line.strip().endsWith(brackets.substring(1));
    }

    private static int fields(String line, char separator) {
        boolean quoted = false;
        int fields = 1;
        for (char c : line.toCharArray()) {
            quoted ^= c == '"';
            fields += !quoted && c == separator ? 1 : 0;
        }
        return fields;
    }
}
