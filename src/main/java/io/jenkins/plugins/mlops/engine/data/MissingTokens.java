package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that stand for "missing" beside those that always do (null, an empty CSV field, not-a-number). A token is compared with the value as
 * it is written; with a column of numbers it is compared as a number, too, so that {@code -999} also means {@code -999.0}.
 *
 * @param everywhere tokens in all columns
 * @param byColumn further tokens of single columns, by exact name
 */
public record MissingTokens(Set<String> everywhere, Map<String, Set<String>> byColumn) {
    private static final MissingTokens NONE = new MissingTokens(Set.of(), Map.of());

    public MissingTokens {
        everywhere = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(everywhere));
        byColumn = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
    }

    /** No tokens. */
    public static MissingTokens none() {
        return NONE;
    }

    /**
     * Reads {@code TOKEN} and {@code COLUMN=TOKEN} as a user writes them. A token for all columns that holds an equals sign is written with
     * one more in front.
     *
     * @throws BadInputException for an empty token
     */
    public static MissingTokens parse(List<String> lines) {
        Set<String> everywhere = new LinkedHashSet<>();
        Map<String, Set<String>> byColumn = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            String token = line.substring(equals + 1);
            if (token.isEmpty()) {
                throw new BadInputException(
                        "a missing value is given as TOKEN or COLUMN=TOKEN, for example NA or age=-999; found \"" + line
                                + "\"; an empty field is missing anyway");
            }
            if (equals < 1) {
                everywhere.add(token);
            } else {
                byColumn.computeIfAbsent(line.substring(0, equals), key -> new LinkedHashSet<>())
                        .add(token);
            }
        }
        return new MissingTokens(everywhere, byColumn);
    }

    /** All tokens of a column. */
    public List<String> of(String column) {
        List<String> tokens = new ArrayList<>(everywhere);
        byColumn.getOrDefault(column, Set.of()).stream()
                .filter(token -> !everywhere.contains(token))
                .forEach(tokens::add);
        return tokens;
    }

    /** The numbers among tokens, as SQL: in a column of numbers, {@code -999} also means {@code -999.0}. */
    public static List<String> numbers(List<String> tokens) {
        List<String> numbers = new ArrayList<>();
        for (String token : tokens) {
            try {
                numbers.add(new BigDecimal(token.strip()).toPlainString());
            } catch (NumberFormatException e) {
                // A word: no number is it.
            }
        }
        return numbers;
    }

    /** Tells whether there is no token at all. */
    public boolean isEmpty() {
        return everywhere.isEmpty() && byColumn.isEmpty();
    }

    /** The tokens of both. */
    public MissingTokens and(MissingTokens others) {
        Set<String> all = new LinkedHashSet<>(everywhere);
        all.addAll(others.everywhere);
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        byColumn.forEach((column, tokens) -> columns.put(column, new LinkedHashSet<>(tokens)));
        others.byColumn.forEach((column, tokens) ->
                columns.computeIfAbsent(column, key -> new LinkedHashSet<>()).addAll(tokens));
        return new MissingTokens(all, columns);
    }
}
