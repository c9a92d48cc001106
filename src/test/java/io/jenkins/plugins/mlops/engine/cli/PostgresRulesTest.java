package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Rules that a real PostgreSQL computes: the answers are those that DuckDB gives on the same rows in a Parquet file. */
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class PostgresRulesTest {
    private static RealPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RealPostgres();
        System.out.println("engines: PostgreSQL tested");
        server.execute("postgres", "CREATE DATABASE shop");
        server.execute("shop", DatabaseAnswers.resource("database-table.sql"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private DatabaseAnswers answers() {
        return answers("postgres", server.password());
    }

    private DatabaseAnswers answers(String user, String password) {
        return new DatabaseAnswers(
                folder, Map.of("name", "lake", "url", server.url("shop"), "user", user, "password", password));
    }

    private Cli.Run validate(String table, String... words) {
        return answers().validate(table, words);
    }

    @Test
    void everyRuleTypeGivesTheSameAnswer() throws IOException {
        answers()
                .requireSame(
                        "odd",
                        DatabaseAnswers.resource("database-rules.txt").lines().toList());
    }

    @Test
    void generatedRulesGiveTheSameAnswer() throws SQLException {
        Random random = new Random(20261130);
        List<String> rules = new ArrayList<>();
        String[] numbers = {"id", "small", "big", "amount", "free", "score", "single", "digits", "mixed"};
        String[] texts = {"status", "code", "padded", "mixed", "key"};
        String[] signs = {">", "<", ">=", "<=", "=", "!="};
        try (Connection connection = server.connect("shop");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 120; i++) {
                String column = numbers[random.nextInt(numbers.length)];
                String value = value(statement, column, random);
                if (value != null && value.matches("-?[0-9.]+")) {
                    String near = random.nextBoolean() ? value : value + (value.contains(".") ? "1" : ".5");
                    rules.add("ColumnValues \"" + column + "\" " + signs[random.nextInt(6)] + " " + near);
                }
                String text = texts[random.nextInt(texts.length)];
                String some = value(statement, text, random);
                if (some != null) {
                    rules.add("ColumnValues \"" + text + "\" " + (random.nextBoolean() ? "" : "not ") + "in [\"" + some
                            + "\", \"" + some.strip() + "\"]");
                    rules.add("ColumnValues \"" + text + "\" " + signs[random.nextInt(6)] + " \"" + some + "\"");
                }
            }
        }
        answers().requireSame("odd", rules);
    }

    private static String value(Statement statement, String column, Random random) throws SQLException {
        try (ResultSet found = statement.executeQuery(
                "SELECT " + column + "::text FROM odd WHERE id = " + (1 + random.nextInt(3000)))) {
            found.next();
            return found.getString(1);
        }
    }

    @Test
    void quotesBackslashesAndKeywordsAreOnlyText() throws SQLException {
        server.execute(
                "shop",
                "CREATE TABLE quoting AS SELECT i AS \"select\", E'a\\\\b''c\"d' || chr(10) || i % 3 AS \"it's\", E'\\\\' AS \"back\\slash\" "
                        + "FROM generate_series(1, 100) i");
        answers()
                .requireSame(
                        "quoting",
                        List.of(
                                "ColumnValues \"it's\" = \"a\\\\b'c\\\"d\"",
                                "ColumnValues \"it's\" matches \"a.b.c.d\\n[12]\"",
                                "ColumnValues \"back\\\\slash\" = \"\\\\\"",
                                "ColumnValues \"back\\\\slash\" = \"'\"",
                                "IsUnique \"it's\"",
                                "IsUnique \"it's\" \"select\"",
                                "RowsPerSlice \"it's\" > 40",
                                "ColumnLength \"it's\" = 9"));
    }

    @Test
    void missingValuesAndDeclaredKindsMeanTheSame() {
        String[] options = {"--missing", "status=new", "small=3", "--kind", "digits=number"};
        List<String> rules = List.of(
                "Completeness \"status\" > 0",
                "Mean \"small\" > 0",
                "DistinctValuesCount \"small\" = 7",
                "Mean \"digits\" > 0",
                "ColumnValues \"digits\" > 10");
        answers().requireSame("odd", rules, options);
    }

    @Test
    void aRuleThatTheDatabaseCannotComputeIsComputedHereFromItsColumns() throws SQLException {
        server.execute(
                "shop",
                "CREATE TABLE far AS SELECT i AS id, CASE i WHEN 50 THEN '1e999' WHEN 60 THEN '1e-999' ELSE i::text END AS t "
                        + "FROM generate_series(1, 100) i");
        List<String> rules = List.of("ColumnValues \"t\" > 0", "Mean \"id\" > 0", "ColumnFormat \"t\" = \"email\"");
        answers().requireSame("far", rules);
        String log = validate("far", DatabaseAnswers.rules(rules)).err();
        assertTrue(log.contains("1 of 3 rules was computed by") || log.contains("1 of 3 rules were computed by"), log);
        assertTrue(log.contains("100 rows of 1 columns read"), log);
        assertTrue(log.contains("computed here: ColumnValues \"t\" > 0"), log);
        assertFalse(log.contains("computed here: Mean"), log);
    }

    @Test
    void refusalsAreOneLine() throws SQLException {
        server.execute(
                "shop",
                "CREATE TABLE never AS SELECT 1 AS id, 'infinity'::date AS day",
                "CREATE TABLE closed AS SELECT 1 AS id",
                "CREATE ROLE joe LOGIN PASSWORD 'joes-password'",
                "GRANT SELECT ON odd TO joe");
        assertTrue(validate("never", "--rule", "RowCount > 0").line().contains("column \"day\" holds infinity"));
        assertTrue(validate("od", "--rule", "RowCount > 0").line().contains("did you mean \"public.odd\"?"));
        assertTrue(answers("joe", "joes-password")
                .validate("closed", "--rule", "RowCount > 0")
                .line()
                .contains("user \"joe\" needs the right to SELECT"));
        String refused = answers("joe", "not-his-password")
                .validate("odd", "--rule", "RowCount > 0")
                .line();
        assertTrue(refused.contains("user \"joe\" is refused") && !refused.contains("not-his-password"), refused);
        for (String[] wrong : new String[][] {
            {"RowCount > 0 where \"idd > 3\"", "unknown column \"idd\"; did you mean \"id\"?"},
            {"RowCount > 0 where \"1 / (id - 5) > 3\"", "the rule's \"where\" fails on a value: division by zero"},
            {"RowCount > 0 where \"id\"", "must be type boolean"},
            {"RowCount > 0 where \"count(*) > 3\"", "aggregate functions are not allowed"},
            {
                "CustomSql \"select count(*) from primry\" > 0",
                "there is no table \"primry\"; the data is called \"primary\""
            },
            {
                "CustomSql \"select 1 / (count(*) - 3000) from primary\" > 0",
                "CustomSql fails on the data: division by zero"
            },
            {"ColumnValues \"status\" matches \"[a\"", "cannot be used (RE2 syntax): missing ]"},
        }) {
            String line = validate("odd", "--rule", wrong[0]).line();
            assertTrue(line.startsWith("rule 1:1:1: ") && line.contains(wrong[1]), line);
        }
        assertTrue(validate("select 1 / (id - 5) as x from odd", "--rule", "RowCount > 0", "Mean \"x\" > 0")
                .line()
                .contains("division by zero"));
        assertTrue(validate("odd", "--compute", "agnt", "--rule", "RowCount > 0")
                .line()
                .contains("did you mean \"agent\"?"));
    }

    @Test
    void notANumberAmongDecimalsIsMissing() throws SQLException {
        server.execute(
                "shop",
                "CREATE TABLE decimals AS SELECT i AS id, CASE WHEN i % 10 = 0 THEN 'NaN'::numeric ELSE i / 4.0 END::numeric(10,2) AS a, "
                        + "CASE WHEN i = 7 THEN 'NaN'::numeric ELSE i END AS b, i::numeric(6,1) AS c FROM generate_series(1, 100) i");
        List<String> rules = List.of(
                "Completeness \"a\" = 0.9",
                "IsComplete \"b\"",
                "Mean \"a\" > 0",
                "Mean \"b\" > 0",
                "Mean \"c\" > 0",
                "ColumnValues \"a\" > 0",
                "ColumnValues \"b\" <= 100",
                "DistinctValuesCount \"b\" = 99");
        answers().requireSame("decimals", rules);
        String log = validate("decimals", DatabaseAnswers.rules(rules)).err();
        assertTrue(log.contains("8 of 8 rules were computed by PostgreSQL"), log);
    }

    @Test
    void theFingerprintIsOfTheRowsInAnyOrder() throws SQLException {
        server.execute(
                "shop",
                "CREATE TABLE one AS SELECT i AS a, i::text AS b FROM generate_series(1, 50) i",
                "CREATE TABLE same AS SELECT * FROM one ORDER BY a DESC",
                "CREATE TABLE changed AS SELECT a, CASE a WHEN 7 THEN '8' ELSE b END AS b FROM one");
        String one =
                validate("one", "--rule", "RowCount > 0").document().subject().fingerprint();
        assertEquals(
                one,
                validate("same", "--rule", "RowCount > 0").document().subject().fingerprint());
        assertFalse(one.equals(validate("changed", "--rule", "RowCount > 0")
                .document()
                .subject()
                .fingerprint()));
    }

    @Test
    void rulesOfManyKindsNeedAsFewStatementsAsOnFiles() {
        String log = validate(
                        "odd",
                        "--rule",
                        "RowCount > 0",
                        "IsUnique \"id\"",
                        "Mean \"score\" > 0",
                        "ColumnLength \"code\" = 7",
                        "Completeness \"status\" > 0.5",
                        "ColumnValues \"amount\" > 0")
                .err();
        assertTrue(log.contains("6 of 6 rules were computed by PostgreSQL"), log);
        assertTrue(log.contains("in 1 statement\n"), log);
    }
}
