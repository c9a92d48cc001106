package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has a database count its rows against a baseline, and compares what comes out with what comes out when all its rows are read. */
final class DriftAnswers {
    private final Path folder;
    private final Map<String, String> connection;
    private final List<String> more;

    /**
     * @param connection url, user and password
     * @param more words of the command
     */
    DriftAnswers(Path folder, Map<String, String> connection, String... more) {
        this.more = List.of(more);
        this.folder = folder;
        this.connection = connection;
    }

    /** Runs the command. */
    Cli.Run monitor(String table, String... words) {
        Path file = Cli.write(folder.resolve(connection.get("user") + ".json"), JsonWriter.write(connection));
        List<String> all = new ArrayList<>(List.of("--connection", file.toString()));
        all.addAll(List.of(table.startsWith("select") ? "--query" : "--table", table));
        all.addAll(more);
        all.addAll(List.of(words));
        return Cli.monitor(folder, all.toArray(String[]::new));
    }

    /**
     * Requires the same answers from counts and from rows.
     *
     * @return the log of the run that counted
     */
    String requireSame(String table, String... words) {
        Cli.Run there = monitor(table, words);
        assertTrue(there.wrote(), there.err());
        ResultDocument counted = there.document();
        List<String> agent = new ArrayList<>(List.of(words));
        agent.addAll(List.of("--compute", "agent"));
        Cli.Run here = monitor(table, agent.toArray(String[]::new));
        assertTrue(here.wrote(), here.err());
        ResultDocument read = here.document();
        assertEquals(checks(read), checks(counted));
        assertEquals(read.verdict(), counted.verdict());
        assertEquals(read.subject().rows(), counted.subject().rows());
        Map<String, Map<?, ?>> expected = columns(read);
        Map<String, Map<?, ?>> found = columns(counted);
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, column) -> requireSame(name, column, found.get(name)));
        return there.err();
    }

    private static List<String> checks(ResultDocument document) {
        return document.checks().stream()
                .map(check -> check.id() + " " + check.verdict())
                .toList();
    }

    private static Map<String, Map<?, ?>> columns(ResultDocument document) {
        Map<String, Map<?, ?>> columns = new LinkedHashMap<>();
        for (Section section : document.sections()) {
            if (section.type().equals("drift")) {
                ((List<?>) section.data().get("columns")).forEach(row -> {
                    Map<?, ?> column = (Map<?, ?>) row;
                    columns.put((String) column.get("column"), column);
                });
            }
        }
        return columns;
    }

    private static void requireSame(String name, Map<?, ?> expected, Map<?, ?> found) {
        for (String fact : List.of("type", "statistic", "verdict", "missing")) {
            assertEquals(expected.get(fact), found.get(fact), name + ": " + fact);
        }
        if (expected.get("value") == null) {
            assertEquals(null, found.get("value"), name);
            return;
        }
        double bound = found.get("bound") instanceof Number open ? open.doubleValue() : 0;
        close(name + ": value", expected.get("value"), found.get("value"), bound + 1e-9);
        close(name + ": limit", expected.get("limit"), found.get("limit"), 2e-3);
        if (bound == 0) {
            close(name + ": p", expected.get("p"), found.get("p"), 1e-9);
            assertEquals(String.valueOf(expected.get("distribution")), String.valueOf(found.get("distribution")), name);
        }
    }

    private static void close(String what, Object expected, Object found, double by) {
        assertEquals(((Number) expected).doubleValue(), ((Number) found).doubleValue(), by, what);
    }
}
