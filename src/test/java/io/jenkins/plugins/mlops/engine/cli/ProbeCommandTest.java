package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.testing.FakePostgres;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mlops connection}; the driver is the real one. */
class ProbeCommandTest {
    private static final String PASSWORD = "hunter2-geheim";

    @TempDir
    Path folder;

    private FakePostgres server;

    @BeforeEach
    void start() {
        server = new FakePostgres(PASSWORD);
        server.answerProbe();
        server.answer(
                "SELECT * FROM (SELECT * FROM \"sales\".\"orders\"\n) AS asked LIMIT 0",
                List.of(
                        FakePostgres.Col.of("id", FakePostgres.INT4),
                        FakePostgres.Col.of("status", FakePostgres.TEXT),
                        FakePostgres.Col.of("doc", FakePostgres.JSON)),
                0,
                i -> new String[0]);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Run ask(String password, String... words) {
        Path file = Cli.write(
                folder.resolve("lake.json"),
                JsonWriter.write(
                        Map.of("name", "lake", "url", server.url("shop"), "user", "joe", "password", password)));
        List<String> all = new ArrayList<>(List.of("connection", "--connection", file.toString()));
        all.addAll(List.of(words));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void whoAnswersIsToldAndWhatTheAccountMay() {
        Cli.Run run = ask(PASSWORD);
        String place = server.url("shop").replaceAll("jdbc:postgresql://|\\?.*", "");
        List<String> told = List.of(
                "PostgreSQL 15.0 answers at " + place + "; without TLS",
                "account \"joe\": it may read 2 tables and views, such as sales.customers; the session may only read");
        assertEquals(told, run.out().lines().toList(), run.err());
        assertEquals(0, run.exit());
        assertFalse(run.err().contains("warning"), run.err());
        assertEquals(
                "sales.orders can be read and has 3 columns",
                ask(PASSWORD, "--table", "sales.orders").out().lines().toList().get(2));
        assertTrue(
                server.statements().stream()
                        .filter(sql -> sql.contains("sales"))
                        .allMatch(sql -> sql.endsWith("LIMIT 0")),
                "no row is looked at");
    }

    @Test
    void anOldServerAnswersWithAWarning() {
        server.answerAny("SHOW server_version_num", "110000");
        Cli.Run run = ask(PASSWORD);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("PostgreSQL 15.0 answers"), run.out());
        assertTrue(run.err().contains("warning: connection lake"), run.err());
        assertTrue(run.err().contains("rules are computed by PostgreSQL 12 and newer"), run.err());
    }

    @Test
    void whatIsWrongIsOneLineWithoutThePassword() {
        Cli.Run refused = ask("wrong-geheim");
        assertEquals(3, refused.exit());
        assertTrue(refused.line().startsWith("connection lake (127.0.0.1:"), refused.line());
        assertTrue(refused.line().contains("password authentication failed"), refused.line());
        assertFalse((refused.out() + refused.err()).contains("geheim"));
        String missing = ask(PASSWORD, "--table", "sales.ordres").line();
        assertTrue(missing.endsWith("did you mean \"sales.orders\"?"), missing);
        assertEquals(
                "name the database: --connection FILE|URL",
                Cli.run("connection").line());
    }
}
