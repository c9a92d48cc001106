package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Statements that take longer than their connection allows, on a real PostgreSQL: each would take minutes. */
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class PostgresLimitTest {
    private static final String SLOW =
            "SELECT i AS id, CAST(pg_sleep(0.01) AS TEXT) AS slept FROM generate_series(1, 100000) AS t(i)";
    /** Rows of 80 KB, which come a hundred at once, in a second. */
    private static final String STREAM =
            "SELECT i AS id, repeat('x', 80000) AS wide, CAST(pg_sleep(0.01) AS TEXT) AS slept FROM generate_series(1, 1000) AS t(i)";

    private static final String FAST = "SELECT i AS id FROM generate_series(1, 10) AS t(i)";

    private static RealPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new RealPostgres();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void nothingIsLeftInTheDatabase() throws Exception {
        Eventually.holds(() -> server.running("mlops").isEmpty(), () -> "left: " + server.running("mlops"));
    }

    private Cli.Run validate(Object limit, String... words) {
        Map<String, Object> spec = new LinkedHashMap<>(Map.of(
                "name", "lake", "url", server.url("postgres"), "user", "postgres", "password", server.password()));
        if (limit != null) {
            spec.put("statementLimit", limit);
        }
        Path file = Cli.write(folder.resolve("lake.json"), JsonWriter.write(spec));
        List<String> all = new ArrayList<>(List.of("--connection", file.toString()));
        all.addAll(List.of(words));
        return Cli.validate(folder, all.toArray(String[]::new));
    }

    private static String late(String what, int seconds) {
        return "/postgres): the statement for " + what + " took longer than the " + seconds
                + " seconds that a statement may take (statementLimit of the connection) and was cancelled; let it read less, with a query, or raise the limit";
    }

    private static void assertLate(String what, int seconds, Cli.Run run) {
        assertEquals(3, run.exit(), run.out() + run.err());
        assertTrue(run.line().endsWith(late(what, seconds)), run.line());
        assertFalse(run.wrote(), "a result");
    }

    @Test
    void theRulesOfASlowQueryAreGivenUp() throws Exception {
        assertLate("2 rules", 1, validate(1, "--query", SLOW, "--rule", "RowCount > 0", "IsComplete \"slept\""));
        assertEquals(List.of(), server.running("mlops"), "the line is told when the statement is gone");
    }

    @Test
    void aSlowRuleIsNamed() {
        String rule = "CustomSql \"select count(*) from primary where pg_sleep(600) is not null\" = 1";
        assertLate("the rule " + rule, 1, validate(1, "--query", FAST, "--rule", rule));
    }

    /** Each of its fetches is fast, so that only the engine sees how long the whole takes. */
    @Test
    void rowsThatComeSlowlyAreGivenUp() {
        assertLate(
                "reading " + STREAM.substring(0, 79) + "\u2026",
                2,
                validate(2, "--compute", "agent", "--query", STREAM, "--rule", "RowCount > 0"));
    }

    /** So that nothing goes on there when the engine is killed. */
    @Test
    void theDatabaseKnowsTheLimitItself() {
        String rule = "CustomSql \"select current_setting('statement_timeout') = '1min'\"";
        assertEquals(0, validate(60, "--query", FAST, "--rule", rule).exit());
        assertEquals(1, validate(null, "--query", FAST, "--rule", rule).exit());
    }

    @Test
    void whatIsFastEnoughIsDone() {
        assertEquals(0, validate(60, "--query", FAST, "--rule", "RowCount = 10").exit());
        assertEquals(
                0,
                validate(60, "--compute", "agent", "--query", FAST, "--rule", "RowCount = 10")
                        .exit());
        assertEquals(
                0, validate(null, "--query", FAST, "--rule", "RowCount = 10").exit());
    }

    @Test
    void aLimitIsAWholeNumberOfSeconds() {
        for (Object wrong : new Object[] {-1, 1.5, "60", 604_801, 4_294_967_297L, true}) {
            String line =
                    validate(wrong, "--query", FAST, "--rule", "RowCount = 10").line();
            assertTrue(
                    line.endsWith(
                            "\"statementLimit\" is a whole number of seconds from 1 to 604800, or 0 for no limit; found "
                                    + wrong),
                    line);
        }
    }
}
