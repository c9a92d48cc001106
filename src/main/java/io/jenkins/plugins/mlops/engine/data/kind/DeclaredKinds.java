package io.jenkins.plugins.mlops.engine.data.kind;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kinds that somebody declared, by the exact name of the column. Columns that are not in it are decided by their content.
 *
 * @param byColumn what was declared
 */
public record DeclaredKinds(Map<String, DecidedKind> byColumn) {
    private static final DeclaredKinds NONE = new DeclaredKinds(Map.of());

    public DeclaredKinds {
        byColumn = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
    }

    /** Nothing declared. */
    public static DeclaredKinds none() {
        return NONE;
    }

    /** The same kinds, all declared by one. */
    public static DeclaredKinds by(KindSource source, Map<String, ColumnKind> kinds) {
        Map<String, DecidedKind> declared = new LinkedHashMap<>();
        kinds.forEach((column, kind) -> declared.put(column, new DecidedKind(kind, source)));
        return new DeclaredKinds(declared);
    }

    /**
     * Reads {@code COLUMN=KIND} as a user writes it.
     *
     * @throws BadInputException when a line is not of that form, names no kind, or contradicts another
     */
    public static DeclaredKinds parse(List<String> lines) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.lastIndexOf('=');
            if (equals < 1) {
                throw new BadInputException("a kind is given as COLUMN=KIND, for example zip=category; found \"" + line
                        + "\" (kinds are " + String.join(", ", ColumnKind.words()) + ")");
            }
            ColumnKind kind = ColumnKind.named(line.substring(equals + 1));
            ColumnKind before = kinds.put(line.substring(0, equals), kind);
            if (before != null && before != kind) {
                throw new BadInputException("column \"" + line.substring(0, equals) + "\" is declared as " + before
                        + " and as " + kind + "; give one kind");
            }
        }
        return by(KindSource.USER, kinds);
    }

    /** The declared kind of a column, if there is one. */
    public Optional<DecidedKind> of(String column) {
        return Optional.ofNullable(byColumn.get(column));
    }

    /** These kinds, and the others for columns that are not declared here. */
    public DeclaredKinds orElse(DeclaredKinds others) {
        Map<String, DecidedKind> both = new LinkedHashMap<>(others.byColumn);
        both.putAll(byColumn);
        return new DeclaredKinds(both);
    }
}
