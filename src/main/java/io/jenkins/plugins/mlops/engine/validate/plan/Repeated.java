package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.result.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that repeat an earlier one, found by going through the rows of some values in their order. */
final class Repeated {
    /** Pairs of rows that are told. */
    private static final int MOST_TOLD = 3;

    private final boolean oneFile;
    private final Map<List<Object>, Example> first = new HashMap<>();
    private final List<String> told = new ArrayList<>();

    /** @param oneFile whether a row number says enough without its file */
    Repeated(boolean oneFile) {
        this.oneFile = oneFile;
    }

    /**
     * Looks at the next row.
     *
     * @param key its values as they are, where the example may show them masked
     * @param breaks whether the row breaks the rule whatever stands before it
     * @return whether the row breaks the rule
     */
    boolean next(List<Object> key, Example row, boolean breaks) {
        if (breaks) {
            return true;
        }
        Example earlier = first.putIfAbsent(key, row);
        if (earlier != null && told.size() < MOST_TOLD) {
            told.add(place(row) + " repeats " + place(earlier));
        }
        return earlier != null;
    }

    /** For example {@code ; row 3 repeats row 2}; empty when no row does. */
    String sentence() {
        return told.isEmpty() ? "" : "; " + String.join(", ", told);
    }

    private String place(Example row) {
        return (oneFile ? "" : row.file() + " ") + "row " + row.row();
    }
}
