package io.jenkins.plugins.mlops.engine.data.survey;

import io.jenkins.plugins.mlops.engine.data.Column;
import java.util.Locale;

/** Type of the values of a column as they are read, whatever they mean. */
public enum Storage {
    NUMBERS("numbers"),
    TEXT("text"),
    TRUTHS("true and false"),
    MOMENTS("dates or times"),
    NESTED("lists or objects");

    private final String plural;

    Storage(String plural) {
        this.plural = plural;
    }

    /** The storage of a column's type. */
    public static Storage of(Column column) {
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT -> NUMBERS;
            case TEXT -> TEXT;
            case BOOLEAN -> TRUTHS;
            case DATE, TIMESTAMP -> MOMENTS;
            case OTHER -> other(column.type().toUpperCase(Locale.ROOT));
        };
    }

    private static Storage other(String type) {
        if (type.equals("UUID")) {
            return TEXT;
        }
        return type.equals("TIME") || type.startsWith("TIME WITH") ? MOMENTS : NESTED;
    }

    /** For a sentence: "the column holds ...". */
    public String plural() {
        return plural;
    }
}
