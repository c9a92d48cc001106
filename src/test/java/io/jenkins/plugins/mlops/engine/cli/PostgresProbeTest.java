package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** {@code mlops connection} asks a real PostgreSQL. */
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class PostgresProbeTest {
    private static final String PASSWORD = "reader-4711";

    private static RealPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new RealPostgres();
        server.execute(
                "postgres",
                "CREATE SCHEMA sales",
                "CREATE TABLE sales.orders AS SELECT i AS id, i * 2 AS amount FROM generate_series(1, 10) AS t(i)",
                "CREATE TABLE sales.secrets (id int)",
                "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT USAGE ON SCHEMA sales TO reader",
                "GRANT SELECT ON sales.orders TO reader",
                "CREATE ROLE writer LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT USAGE ON SCHEMA sales TO writer",
                "GRANT SELECT ON ALL TABLES IN SCHEMA sales TO writer",
                "GRANT UPDATE ON sales.secrets TO writer");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private Cli.Run ask(String user, String password, String... words) {
        Path file = Cli.write(
                folder.resolve("lake.json"),
                JsonWriter.write(
                        Map.of("name", "lake", "url", server.url("postgres"), "user", user, "password", password)));
        List<String> all = new ArrayList<>(List.of("connection", "--connection", file.toString()));
        all.addAll(List.of(words));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void aReaderIsFine() throws SQLException {
        Cli.Run run = ask("reader", PASSWORD, "--table", "sales.orders");
        assertEquals(0, run.exit(), run.err());
        List<String> told = run.out().lines().toList();
        assertTrue(
                told.get(0).matches("PostgreSQL [0-9.]+ .*answers at 127.0.0.1:[0-9]+/postgres; without TLS"),
                run.out());
        assertEquals(
                "account \"reader\": it may read one table or view, sales.orders; the session may only read",
                told.get(1));
        assertEquals("sales.orders can be read and has 2 columns", told.get(2));
        assertFalse(run.err().contains("warning"), run.err());
    }

    @Test
    void whoMayWriteIsWarnedOf() {
        assertTrue(
                ask("writer", PASSWORD)
                        .err()
                        .contains(
                                "warning: account \"writer\": it may change one table or view, sales.secrets; give it nothing but the right to SELECT"));
        Cli.Run all = ask("postgres", server.password());
        assertEquals(0, all.exit());
        assertTrue(
                all.err().contains("it is a superuser, and it may create schemas, and it may change 2 tables"),
                all.err());
    }

    @Test
    void whatIsWrongIsOneLine() {
        Cli.Run denied = ask("reader", PASSWORD, "--table", "sales.secrets");
        assertEquals(3, denied.exit());
        assertTrue(
                denied.line()
                        .endsWith("permission denied for table secrets; user \"reader\" needs the right to SELECT"),
                denied.line());
        assertTrue(
                ask("reader", PASSWORD, "--table", "sales.ordres").line().contains("did you mean \"sales.orders\"?"));
        String wrong = ask("reader", PASSWORD + "-not").line();
        assertTrue(wrong.contains("user \"reader\" is refused: password authentication failed"), wrong);
        assertFalse(wrong.contains(PASSWORD), wrong);
    }
}
