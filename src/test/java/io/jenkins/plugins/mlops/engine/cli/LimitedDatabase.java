package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database of which statements are asked that take longer than its connection allows.
 *
 * @param folder for its files
 * @param spec its connection
 * @param further options that the command needs
 */
record LimitedDatabase(Path folder, Map<String, String> spec, String... further) {
    Cli.Run validate(int limit, String query, String... words) {
        return Cli.validate(folder, words("--connection", spec(limit), "--query", query, words));
    }

    /** {@code mlops connection}. */
    Cli.Run ask() {
        return Cli.run(words("connection", "--connection", spec(0)));
    }

    private String spec(int limit) {
        Map<String, Object> all = new LinkedHashMap<>(spec);
        all.put("statementLimit", limit);
        return Cli.write(folder.resolve("limited.json"), JsonWriter.write(all)).toString();
    }

    private String[] words(String first, String second, Object... others) {
        List<String> words = new ArrayList<>(List.of(first, second));
        for (Object other : others) {
            words.addAll(other instanceof String[] several ? List.of(several) : List.of(other.toString()));
        }
        words.addAll(List.of(further));
        return words.toArray(String[]::new);
    }

    /** A query that would take hours is given up, whoever counts, and the next statement finds a server that has time for it. */
    void requireGivenUp(String slow) {
        for (String compute : List.of("database", "agent")) {
            Cli.Run late = validate(3, slow, "--compute", compute, "--rule", "RowCount > 0");
            assertEquals(3, late.exit(), late.out() + late.err());
            assertTrue(
                    late.line()
                            .contains(
                                    compute.equals("database")
                                            ? "the statement for one rule "
                                            : "the statement for reading "),
                    late.line());
            assertTrue(late.line().contains(" took longer than the 3 seconds that a statement may take"), late.line());
            assertFalse(late.wrote(), "a result");
            assertEquals(
                    0,
                    validate(600, "SELECT 1 AS one", "--rule", "RowCount = 1").exit());
        }
    }
}
