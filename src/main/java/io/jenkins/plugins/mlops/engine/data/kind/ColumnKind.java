package io.jenkins.plugins.mlops.engine.data.kind;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.util.Arrays;
import java.util.List;

/** The meaning of a column's values, which decides how they are read, compared and shown. */
public enum ColumnKind {
    /** Quantities: order and distance mean something. */
    NUMBER("number"),
    /** Names out of a limited set; digits are letters here. */
    CATEGORY("category"),
    /** True or false. */
    BOOLEAN("boolean"),
    /** Dates and moments, ISO 8601. */
    TIME("time"),
    /** A name of its own for each row or entity. */
    IDENTIFIER("identifier"),
    /** Sentences. */
    TEXT("text"),
    /** Lists and objects. */
    NESTED("nested");

    private final String word;

    ColumnKind(String word) {
        this.word = word;
    }

    /** All words, in the order of the constants. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ColumnKind::toString).toList();
    }

    /**
     * Returns the kind of a word.
     *
     * @throws BadInputException for a word that is no kind, with the words that are
     */
    public static ColumnKind named(String word) {
        for (ColumnKind kind : values()) {
            if (kind.word.equalsIgnoreCase(word.strip())) {
                return kind;
            }
        }
        throw new BadInputException("unknown kind \"" + word + "\"" + Suggestion.hint(word, words()) + " (kinds are "
                + String.join(", ", words()) + ")");
    }

    /** Tells whether values are read as text, letter by letter, even if all of them are digits. */
    public boolean isText() {
        return this == CATEGORY || this == IDENTIFIER || this == TEXT;
    }

    @Override
    public String toString() {
        return word;
    }
}
