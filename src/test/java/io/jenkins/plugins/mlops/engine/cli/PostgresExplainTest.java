package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.testing.CareTables;
import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A model explained on rows of a real PostgreSQL: what comes out is what comes out of the same rows in a file. */
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class PostgresExplainTest {
    private static RealPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RealPostgres();
        CareTables.make(server, "postgres", "test");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private Cli.Run explain(String... more) {
        Path spec = Cli.write(
                folder.resolve("shop.json"),
                JsonWriter.write(Map.of(
                        "name",
                        "shop",
                        "url",
                        server.url("postgres"),
                        "user",
                        "postgres",
                        "password",
                        server.password())));
        Path out = folder.resolve("out-" + System.nanoTime());
        List<String> words = new ArrayList<>(List.of(
                "explain",
                "--model",
                CareTables.EXAMPLE.resolve("model.json").toString(),
                "--target",
                "high_use",
                "--rule",
                "Auc >= 0.5",
                "--out",
                out.toString()));
        words.addAll(Arrays.stream(more)
                .map(word -> word.replace("SPEC", spec.toString()))
                .toList());
        Cli.Run run = Cli.run(words.toArray(String[]::new));
        return new Cli.Run(run.exit(), run.out(), run.err(), out);
    }

    @Test
    void allRowsGiveWhatTheFileGives() {
        ResultDocument file =
                explain("--data", CareTables.file("test").toString()).document();
        Cli.Run run = explain("--connection", "SPEC", "--table", "test");
        ResultDocument table = run.document();
        assertEquals(new TreeMap<>(file.metrics()).keySet(), new TreeMap<>(table.metrics()).keySet());
        file.metrics()
                .forEach((name, value) -> assertEquals(value, table.metrics().get(name), 1e-9, name));
    }

    @Test
    void aSampleIsOfThatSizeAndTheSameEachTime() throws IOException {
        Cli.Run one = explain("--connection", "SPEC", "--table", "test", "--sample", "1000");
        Cli.Run other = explain("--connection", "SPEC", "--table", "test", "--sample", "1000");
        ResultDocument sampled = one.document();
        assertEquals(1000.0, sampled.metrics().get("rows"));
        assertEquals(sampled.metrics(), other.document().metrics());
        // The area under the curve of 4,150 rows is 0.704; a sample of a quarter is near it, and not it.
        assertEquals(0.704, sampled.metrics().get("auc"), 0.06);
        assertNotEquals(0.7044613366586769, sampled.metrics().get("auc"), 1e-9);
        assertTrue(Files.readString(one.folder().resolve("result.json"))
                .contains("1,000 of 4,150 rows, drawn evenly at random"));
        assertEquals(
                4150.0,
                explain("--connection", "SPEC", "--table", "test", "--sample", "5000")
                        .document()
                        .metrics()
                        .get("rows"));
    }

    @Test
    void refusalsAreOneLine() {
        String file = CareTables.file("test").toString();
        assertTrue(explain("--connection", "SPEC", "--table", "test", "--data", file)
                .line()
                .contains("not both"));
        assertTrue(explain("--data", file, "--sample", "10").line().contains("--sample needs the database"));
        assertTrue(explain("--connection", "SPEC", "--table", "test", "--sample", "0")
                .line()
                .contains("a whole number from 1"));
        assertTrue(explain("--connection", "SPEC", "--table", "tset").line().contains("does not exist"));
    }
}
