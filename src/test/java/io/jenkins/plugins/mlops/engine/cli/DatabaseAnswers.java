package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a database for the answers to rules, and compares them with those that DuckDB gives on the same rows in a Parquet file. */
final class DatabaseAnswers {
    private final Path folder;
    private final Map<String, String> connection;
    private final List<String> options;

    /**
     * @param connection url, user and password
     * @param options further words of the command
     */
    DatabaseAnswers(Path folder, Map<String, String> connection, String... options) {
        this.folder = folder;
        this.connection = connection;
        this.options = List.of(options);
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DatabaseAnswers.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Runs the command; a table that starts with {@code select} is a query. */
    Cli.Run validate(String table, String... words) {
        Path file = Cli.write(folder.resolve(connection.get("user") + ".json"), JsonWriter.write(connection));
        List<String> all = new ArrayList<>(List.of("--connection", file.toString()));
        all.addAll(List.of(table.startsWith("select") ? "--query" : "--table", table));
        all.addAll(options);
        all.addAll(List.of(words));
        return Cli.validate(folder, all.toArray(String[]::new));
    }

    static String[] rules(List<String> rules, String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        rules.forEach(rule -> words.addAll(List.of("--rule", rule)));
        return words.toArray(String[]::new);
    }

    /** The fingerprint of a table. */
    String fingerprint(String table) {
        return validate(table, "--rule", "RowCount > 0").document().subject().fingerprint();
    }

    /**
     * Requires one line for each rule that cannot be used.
     *
     * @param wrong rules, each with a part of its line
     */
    void requireRefused(String table, String[][] wrong) {
        for (String[] rule : wrong) {
            String line = validate(table, "--rule", rule[0]).line();
            assertTrue(line.startsWith("rule 1:1:1: ") && line.contains(rule[1]), line);
        }
    }

    /** Requires the same answers from the database and from here. */
    void requireSame(String table, List<String> rules, String... options) {
        Cli.Run there = validate(table, rules(rules, options));
        List<String> here = new ArrayList<>(List.of(options));
        here.addAll(List.of("--compute", "agent"));
        Cli.Run read = validate(table, rules(rules, here.toArray(String[]::new)));
        assertTrue(read.wrote(), read.err());
        ResultDocument other = read.document();
        assertTrue(there.wrote(), there.err());
        ResultDocument one = there.document();
        assertEquals(rules.size(), one.checks().size());
        for (int i = 0; i < rules.size(); i++) {
            requireSame(other.checks().get(i), one.checks().get(i));
        }
        assertEquals(other.verdict(), one.verdict());
        assertEquals(other.subject().rows(), one.subject().rows());
        assertEquals(other.subject().columns(), one.subject().columns());
    }

    /** What has to be equal: all but the rows that are named, and the last digits of a sum whose order of adding is not known. */
    private static void requireSame(Check expected, Check found) {
        assertEquals(facts(expected), facts(found));
        if (expected.observed() instanceof Number one && found.observed() instanceof Number other) {
            double most = Math.max(1, Math.abs(one.doubleValue()));
            assertEquals(one.doubleValue(), other.doubleValue(), 1e-12 * most, expected.rule());
        } else {
            assertEquals(expected.observed(), found.observed(), expected.rule());
        }
    }

    private static List<Object> facts(Check check) {
        List<Object> facts = new ArrayList<>();
        facts.add(check.rule());
        facts.add(check.verdict());
        facts.add(check.failing());
        facts.add(check.total());
        facts.add(check.examples().isEmpty());
        return facts;
    }
}
