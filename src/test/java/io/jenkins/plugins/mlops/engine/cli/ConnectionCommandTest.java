package io.jenkins.plugins.mlops.engine.cli;

import static io.jenkins.plugins.mlops.engine.testing.FakePostgres.Col.decimal;
import static io.jenkins.plugins.mlops.engine.testing.FakePostgres.Col.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.FakePostgres;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and queries of a database, checked as a file would be; the driver is the real one. */
class ConnectionCommandTest {
    private static final String PASSWORD = "hunter2-geheim";
    private static final String ORDERS = "SELECT * FROM \"sales\".\"orders\"";
    private static final List<FakePostgres.Col> COLUMNS =
            List.of(of("id", FakePostgres.INT4), decimal("amount", 10, 2), of("status", FakePostgres.TEXT));

    @TempDir
    Path folder;

    private FakePostgres server;

    @BeforeEach
    void start() {
        server = new FakePostgres(PASSWORD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String[] order(int i) {
        return new String[] {String.valueOf(i), i + ".50", i % 50 == 7 ? null : "paid"};
    }

    private Cli.Run validate(String url, String... words) {
        return as(url, PASSWORD, words);
    }

    private Cli.Run as(String url, String password, String... words) {
        Path file = Cli.write(
                folder.resolve("lake.json"),
                JsonWriter.write(Map.of("name", "lake", "url", url, "user", "joe", "password", password)));
        List<String> all = new ArrayList<>(List.of("--connection", file.toString(), "--compute", "agent"));
        all.addAll(List.of(words));
        return Cli.validate(folder, all.toArray(String[]::new));
    }

    @Test
    void aDatabaseWhoseDriverIsNotThereIsRefused() {
        String line = validate("jdbc:hive2://127.0.0.1:1/shop;ssl=false", "--table", "orders", "--rule", "RowCount > 0")
                .line();
        assertEquals(
                "connection lake (127.0.0.1:1/shop): the driver of this database does not come with mlops; give its jar: --driver hive-jdbc-4.0.1-standalone.jar",
                line);
        assertTrue(Cli.validate(folder, "--data", "a.csv", "--driver", "x.jar")
                .line()
                .contains("--driver needs the database"));
    }

    @Test
    void rulesWorkOnATableAsOnAFile() {
        server.answer(ORDERS, COLUMNS, 25_000, ConnectionCommandTest::order);
        Cli.Run run = validate(
                server.url("shop"),
                "--table",
                "sales.orders",
                "--rule",
                "IsComplete \"status\"",
                "IsUnique \"id\"",
                "Sum \"amount\" = 312500000.00",
                "RowCount = 25000");
        ResultDocument document = run.document();
        assertEquals(
                List.of(Verdict.FAILED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED),
                document.checks().stream().map(Check::verdict).toList(),
                run.out() + run.err());
        assertEquals(8, document.checks().get(0).examples().get(0).row());
        assertEquals(
                "lake: sales.orders", document.checks().get(0).examples().get(0).file());
        assertEquals("lake: sales.orders", document.subject().name());
        assertEquals(25_000, document.subject().rows());
    }

    @Test
    void rowsAreStreamedInATransactionThatOnlyReads() {
        server.answer(ORDERS, COLUMNS, 25_000, ConnectionCommandTest::order);
        assertEquals(
                0,
                validate(server.url("shop"), "--table", "sales.orders", "--rule", "RowCount > 0")
                        .exit());
        List<String> statements = server.statements();
        int select = statements.indexOf(ORDERS);
        assertEquals("BEGIN READ ONLY", statements.get(select - 1), statements.toString());
        assertTrue(
                statements.subList(0, select).contains("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"),
                statements.toString());
        assertTrue(
                server.fetches().size() > 2 && server.fetches().stream().allMatch(rows -> rows > 0 && rows <= 10_000),
                "not streamed: " + server.fetches());
    }

    @Test
    void wideRowsComeFewAtOnce() {
        String wide = "x".repeat(200_000);
        server.answer("SELECT t FROM w", List.of(of("t", FakePostgres.TEXT)), 130, i -> new String[] {wide});
        assertEquals(
                0,
                validate(server.url("shop"), "--query", "SELECT t FROM w", "--rule", "RowCount = 130")
                        .exit());
        assertTrue(server.fetches().get(1) < 50, server.fetches().toString());
    }

    @Test
    void theFingerprintIsOfTheRowsInAnyOrder() {
        server.answer(ORDERS, COLUMNS, 1000, ConnectionCommandTest::order);
        String one = validate(server.url("shop"), "--table", "sales.orders", "--rule", "RowCount > 0")
                .document()
                .subject()
                .fingerprint();
        server.answer(ORDERS, COLUMNS, 1000, i -> order(999 - i));
        assertEquals(
                one,
                validate(server.url("shop"), "--table", "sales.orders", "--rule", "RowCount > 0")
                        .document()
                        .subject()
                        .fingerprint());
        server.answer(ORDERS, COLUMNS, 1000, i -> order(i == 5 ? 6 : i));
        assertNotEquals(
                one,
                validate(server.url("shop"), "--table", "sales.orders", "--rule", "RowCount > 0")
                        .document()
                        .subject()
                        .fingerprint());
        server.answer(ORDERS, COLUMNS, 1001, i -> order(i));
        assertNotEquals(
                one,
                validate(server.url("shop"), "--table", "sales.orders", "--rule", "RowCount > 0")
                        .document()
                        .subject()
                        .fingerprint());
    }

    @Test
    void typesAreKeptExactly() {
        List<FakePostgres.Col> columns = List.of(
                of("b", FakePostgres.BOOL),
                of("s", FakePostgres.INT2),
                of("l", FakePostgres.INT8),
                of("f", FakePostgres.FLOAT4),
                of("g", FakePostgres.FLOAT8),
                decimal("d", 38, 10),
                of("free", FakePostgres.NUMERIC),
                of("nan", FakePostgres.NUMERIC),
                of("long", FakePostgres.NUMERIC),
                of("day", FakePostgres.DATE),
                of("ts", FakePostgres.TIMESTAMP),
                of("tz", FakePostgres.TIMESTAMPTZ),
                of("j", FakePostgres.JSON));
        String digits = "1".repeat(39);
        String[] full = {
            "t",
            "-5",
            "9223372036854775807",
            "1.5",
            "NaN",
            "1234567890123456789012345678.0123456789",
            "12.3450",
            "NaN",
            digits,
            "2024-02-29",
            "2024-02-29 10:11:12.123456",
            "2024-02-29 10:11:12.5+02",
            "{\"a\": 1}"
        };
        server.answer("SELECT * FROM types", columns, 2, i -> i == 0 ? full : new String[13]);
        Cli.Run run = validate(
                server.url("shop"),
                "--query",
                "SELECT * FROM types",
                "--rule",
                "ColumnValues \"d\" = 1234567890123456789012345678.0123456789 where \"d is not null\"",
                "ColumnValues \"tz\" = \"2024-02-29T08:11:12.5Z\" where \"tz is not null\"",
                "ColumnValues \"ts\" = \"2024-02-29T10:11:12.123456\" where \"ts is not null\"",
                "ColumnValues \"l\" = 9223372036854775807 where \"l is not null\"",
                "Completeness \"j\" = 0.5",
                "Completeness \"b\" = 0.5",
                "ColumnValues \"free\" = 12.345 where \"free is not null\"",
                "ColumnValues \"day\" = \"2024-02-29\" where \"day is not null\"",
                "CustomSql \"select count(*) from primary where b and s = -5 and g is null and nan is null\" = 1");
        assertEquals(0, run.exit(), run.out() + run.err());
        Section schema = run.document().sections().stream()
                .filter(section -> section.type().equals("schema"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                schema.data().toString().contains("DECIMAL(38,10)"),
                schema.data().toString());
        assertTrue(
                schema.data().toString().contains("DECIMAL(6,4)"), schema.data().toString());
        assertTrue(
                run.err()
                        .contains(
                                "column \"nan\" (numeric) holds values that are not finite decimal numbers; it is read as floating-point numbers"),
                run.err());
        assertTrue(run.err().contains("column \"long\" (numeric) holds numbers of more than 38 digits"), run.err());
        assertTrue(run.err().contains("column \"j\" (json) is read as text"), run.err());
    }

    @Test
    void whatCannotBeReadIsNamed() {
        server.answer("SELECT 1", List.of(of("photo", FakePostgres.BYTEA)), 0, i -> null);
        assertEquals(
                "bytea",
                validate(server.url("shop"), "--query", "SELECT 1", "--rule", "RowCount > 0")
                        .line()
                        .replaceAll(".*column \"photo\" is of type (\\w+), which cannot be read.*", "$1"));
        server.answer("SELECT 2", List.of(of("id", FakePostgres.INT4), of("ID", FakePostgres.INT4)), 0, i -> null);
        assertTrue(validate(server.url("shop"), "--query", "SELECT 2", "--rule", "RowCount > 0")
                .line()
                .contains("there are two columns \"ID\""));
        server.answer("SELECT 3", List.of(of("until", FakePostgres.DATE)), 1, i -> new String[] {"infinity"});
        assertTrue(validate(server.url("shop"), "--query", "SELECT 3", "--rule", "RowCount > 0")
                .line()
                .contains("column \"until\" holds infinity"));
    }

    @Test
    void noRowsFail() {
        server.answer(ORDERS, COLUMNS, 0, i -> null);
        Cli.Run run = validate(server.url("shop"), "--table", "sales.orders", "--rule", "IsComplete \"id\"");
        assertEquals(1, run.exit());
        assertEquals("the query gave no row", run.check(0).message());
        Path spec = folder.resolve("lake.json");
        Path reference = Cli.write(folder.resolve("reference.csv"), "id,amount,status\n1,2.50,paid\n2,3.50,paid\n");
        Cli.Run watched = Cli.monitor(
                folder,
                "--connection",
                spec.toString(),
                "--compute",
                "agent",
                "--table",
                "sales.orders",
                "--reference",
                reference.toString());
        assertEquals(
                List.of("the query gave no row"),
                watched.document().checks().stream()
                        .filter(check -> check.id().equals("window-has-rows"))
                        .map(Check::message)
                        .toList(),
                watched.err());
    }

    @Test
    void anExplanationWithoutRulesIsRefusedBeforeRowsAreRead() {
        server.answer(ORDERS, COLUMNS, 10, ConnectionCommandTest::order);
        Path spec = Cli.write(
                folder.resolve("lake.json"),
                JsonWriter.write(
                        Map.of("name", "lake", "url", server.url("shop"), "user", "joe", "password", PASSWORD)));
        List<String> words = new ArrayList<>(List.of("explain", "--model", "m.json", "--target", "status", "--out"));
        words.addAll(
                List.of(folder.resolve("out").toString(), "--connection", spec.toString(), "--table", "sales.orders"));
        assertTrue(Cli.run(words.toArray(String[]::new)).line().startsWith("no rule was given"));
        words.addAll(List.of("--rule", "Acu > 1"));
        assertTrue(Cli.run(words.toArray(String[]::new)).line().contains("Acu"));
        assertEquals(List.of(), server.statements());
    }

    @Test
    void failuresAreOneLineWithoutThePassword() throws IOException {
        String url = server.url("shop");
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Map<String, Cli.Run> runs = new LinkedHashMap<>();
        runs.put(
                "cannot be reached: Connection to 127.0.0.1:" + closed + " refused",
                validate("jdbc:postgresql://127.0.0.1:" + closed + "/shop", "--table", "a"));
        runs.put("user \"joe\" is refused: password authentication failed", as(url, "wrong-password", "--table", "a"));
        runs.put("; did you mean \"sales.orders\"?", validate(url, "--table", "sales.ordrs"));
        runs.put("does not exist; did you mean \"sales.customers\"?", validate(url, "--table", "customer"));
        runs.put(
                "the server has no TLS; where the network is trusted, add sslmode=disable",
                validate(url.replace("?sslmode=disable", ""), "--table", "a"));
        server.refuse("SELECT 1", "25006", "cannot execute it in a read-only transaction, says " + PASSWORD);
        runs.put(
                "only reading is possible: cannot execute it in a read-only transaction, says ****",
                validate(url, "--query", "SELECT 1"));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            runs.put(
                    "no answer in time",
                    validate(
                            "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort()
                                    + "/shop?sslmode=disable&socketTimeout=1&loginTimeout=9",
                            "--table",
                            "a"));
        }
        runs.forEach((expected, run) -> {
            assertEquals(3, run.exit(), expected + " / " + run.err());
            assertTrue(run.line().startsWith("connection lake (127.0.0.1:"), run.line());
            assertTrue(run.line().contains(expected), run.line());
            assertFalse((run.err() + run.out()).contains(PASSWORD) || run.err().contains("wrong-password"), run.err());
        });
    }

    @Test
    void aRequestTakesTheConnectionFromTheStandardInputAlone() throws IOException {
        server.answer(ORDERS, COLUMNS, 10, ConnectionCommandTest::order);
        String spec = JsonWriter.write(
                Map.of("name", "lake", "url", server.url("shop"), "user", "joe", "password", PASSWORD));
        String events = request("-", spec + "\n");
        assertTrue(events.contains("\"verdict\":\"PASSED\""), events);
        assertFalse(events.contains(PASSWORD), events);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(PASSWORD), file.toString());
            }
        }
        Cli.write(folder.resolve("lake.json"), spec);
        for (String other : new String[] {"lake.json", server.url("shop")}) {
            assertTrue(request(other, "").contains("can only have it come by the standard input"), other);
        }
        assertTrue(request("-", "{\"password\": \"" + PASSWORD).contains("is not the description of a connection"));
        assertFalse(request("-", "{\"password\": \"" + PASSWORD).contains(PASSWORD));
    }

    private String request(String connection, String input) {
        Path file = Cli.write(
                folder.resolve("request.json"),
                JsonWriter.write(Map.of(
                        "format",
                        "mlops-request/1",
                        "command",
                        "validate",
                        "root",
                        folder.toString(),
                        "options",
                        Map.of(
                                "connection",
                                List.of(connection),
                                "compute",
                                List.of("agent"),
                                "table",
                                List.of("sales.orders"),
                                "rule",
                                List.of("RowCount = 10"),
                                "out",
                                List.of(folder.resolve("out").toString())))));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Main.run(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    "--request",
                    file.toString());
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void monitoringReadsTheSameWay() {
        server.answer(ORDERS, COLUMNS, 2000, ConnectionCommandTest::order);
        StringBuilder reference = new StringBuilder("id,amount,status\n");
        for (int i = 0; i < 2000; i++) {
            reference
                    .append(i)
                    .append(',')
                    .append(i)
                    .append(".50,")
                    .append(i % 50 == 7 ? "" : "paid")
                    .append('\n');
        }
        Path file = Cli.write(folder.resolve("reference.csv"), reference.toString());
        Path lake = Cli.write(
                folder.resolve("lake.json"),
                JsonWriter.write(
                        Map.of("name", "lake", "url", server.url("shop"), "user", "joe", "password", PASSWORD)));
        Path out = folder.resolve("out");
        Cli.Run run = Cli.run(
                "monitor",
                "--connection",
                lake.toString(),
                "--table",
                "sales.orders",
                "--reference",
                file.toString(),
                "--compute",
                "agent",
                "--out",
                out.toString());
        ResultDocument document = new Cli.Run(run.exit(), run.out(), run.err(), out).document();
        assertEquals("lake: sales.orders", document.subject().name());
        assertEquals(0.0, document.metrics().get("driftedColumns"), run.out() + run.err());
    }

    @Test
    void dataAndConnectionExcludeEachOther() {
        assertTrue(validate(server.url("shop"), "--table", "a", "--data", "x.csv")
                .line()
                .contains("not both"));
        assertTrue(validate(server.url("shop")).line().contains("needs either a table or a query"));
        assertTrue(
                Cli.validate(folder, "--data", "x.csv", "--table", "a").line().contains("--table needs the database"));
        assertTrue(Cli.validate(folder, "--connection", server.url("shop"), "--table", "a")
                .line()
                .contains("needs --user NAME"));
    }
}
