package io.jenkins.plugins.mlops.engine.data.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The names in the first record of a file, exactly as they stand there. */
public final class CsvHeader {
    private CsvHeader() {}

    /** The fields of the present record as text. */
    public static List<String> of(CsvTokens tokens) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tokens.fields(); i++) {
            names.add(
                    new String(tokens.bytes(), tokens.from(i), tokens.to(i) - tokens.from(i), StandardCharsets.UTF_8));
        }
        return names;
    }
}
