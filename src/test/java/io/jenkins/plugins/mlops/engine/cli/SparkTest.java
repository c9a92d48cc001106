package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.testing.RealSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Rules that a real Spark computes, and drift that it counts: the answers are those that DuckDB gives on the same rows in a Parquet file. */
@EnabledIf(value = RealSpark.IS_THERE, disabledReason = RealSpark.IS_NOT)
class SparkTest extends DatabaseDriftCases {
    private static RealSpark server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RealSpark();
        System.out.println("engines: Spark tested");
        server.execute("SET TIME ZONE 'UTC'", DatabaseAnswers.resource("spark-table.sql"));
        make(new SparkTest());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private DatabaseAnswers rules() {
        return new DatabaseAnswers(
                folder, Map.of("name", "lake", "url", server.url(), "user", "ann"), "--driver", RealSpark.driver());
    }

    @Test
    void everyRuleTypeGivesTheSameAnswer() throws IOException {
        rules().requireSame(
                        "odd",
                        DatabaseAnswers.resource("database-rules.txt").lines().toList());
    }

    @Test
    void whatSparkCannotComputeIsNamed() throws IOException {
        String[] rules = DatabaseAnswers.rules(
                DatabaseAnswers.resource("database-rules.txt").lines().toList());
        String log = rules().validate("odd", rules).err();
        assertTrue(log.contains("132 of 143 rules were computed by Spark 4."), log);
        assertTrue(log.contains("computed here: ColumnValues \"status\" matches \"(new|pa(?:id)?)+\" (Spark has"), log);
        assertFalse(log.contains("computed here: Mean"), log);
    }

    @Test
    void whatTakesTooLongIsGivenUpAndWhoAsksIsAnswered() {
        LimitedDatabase database = new LimitedDatabase(folder, connection(), "--driver", RealSpark.driver());
        // One row: what a server keeps of many until they are fetched would end it. The smaller side says how often it
        // looks whether it is to stop.
        database.requireGivenUp(
                "SELECT sum(pmod(a.id * b.id, 7)) AS id FROM range(0, 100000000) a CROSS JOIN range(0, 100000) b");
        Cli.Run run = database.ask();
        assertEquals(0, run.exit(), run.err());
        List<String> told = run.out().lines().toList();
        assertTrue(told.get(0).matches("Spark [0-9.]+ answers at 127.0.0.1:[0-9]+/default; without TLS"), run.out());
        assertTrue(
                told.get(1).matches("account \"ann\": it sees [0-9]+ tables and views, such as default[.].*"),
                run.out());
    }

    @Test
    void missingValuesAndDeclaredKindsMeanTheSame() {
        rules().requireSame(
                        "odd",
                        List.of(
                                "Completeness \"status\" > 0",
                                "Mean \"small\" > 0",
                                "DistinctValuesCount \"small\" = 7",
                                "Mean \"digits\" > 0"),
                        "--missing",
                        "status=new",
                        "small=3",
                        "--kind",
                        "digits=number");
    }

    @Test
    void numbersAtTheEdgesMeanTheSame() throws SQLException {
        server.execute(
                "CREATE TABLE edges USING parquet AS SELECT * FROM (VALUES (1, '1e999', 9223372036854775807L, 1e308D, double('Infinity'), float(1), 99999999999999999999999999.999999999999BD), "
                        + "(2, '1e-999', 9223372036854775807L, 1e308D, 1D, float('NaN'), 1BD), (3, ' +.5 ', -1L, -0D, double('NaN'), float('-Infinity'), -7.5BD), "
                        + "(4, '7.', 0L, 0D, double('-Infinity'), float(16777216), 0BD), (5, '-Inf', null, null, null, null, null)) AS t (id, t, big, wide, odd, narrow, exact)");
        rules().requireSame(
                        "edges",
                        List.of(
                                "ColumnValues \"t\" > 0",
                                "ColumnValues \"t\" = 7",
                                "ColumnValues \"t\" = 0.5",
                                "ColumnDataType \"t\" = \"Integer\"",
                                "ColumnDataType \"t\" = \"Double\"",
                                "Sum \"big\" > 0",
                                "Mean \"big\" > 0",
                                "ColumnValues \"big\" = 9223372036854775807",
                                "ColumnValues \"big\" > 9223372036854775806.5",
                                "ColumnValues \"big\" < 99999999999999999999",
                                "ColumnValues \"big\" < 1000000000000000000000000000000",
                                "ColumnValues \"big\" > -99999999999999999999",
                                "ColumnValues \"odd\" > 0",
                                "ColumnValues \"odd\" < 10",
                                "Completeness \"odd\" = 0.6",
                                "ColumnDataType \"odd\" = \"Integer\"",
                                "ColumnDataType \"wide\" = \"Integer\"",
                                "DistinctValuesCount \"wide\" = 2",
                                "DistinctValuesCount \"wide\" \"odd\" = 2",
                                "Completeness \"narrow\" = 0.6",
                                "ColumnDataType \"narrow\" = \"Integer\"",
                                "ColumnDataType \"exact\" = \"Integer\"",
                                "ColumnValues \"exact\" > 99999999999999999999999999.9",
                                "ColumnValues \"exact\" in [1, -7.5]",
                                "Sum \"exact\" > 1",
                                "Mean \"exact\" > 1"));
    }

    @Test
    void textsMeanWhatTheySay() throws SQLException {
        server.execute(
                "CREATE TABLE texts USING parquet AS SELECT * FROM (VALUES (1, 'it''s'), (2, 'a\\\\b'), (3, 'a\\nb'), (4, '\\t x '), "
                        + "(5, '${env:HOME}'), (6, '\uD83D\uDE00'), (7, 'ÄÖ'), (8, ' '), (9, '\uFFFD'), (10, null), (11, '%s %d'), (12, 'NaN')) AS t (id, `a ``b\"\"c'd`)");
        rules().requireSame(
                        "texts",
                        List.of(
                                "ColumnValues \"a `b\\\"\\\"c'd\" in [\"it's\", \"a\\\\b\", \"${env:HOME}\", \"%s %d\"]",
                                "ColumnValues \"a `b\\\"\\\"c'd\" = WHITESPACES_ONLY",
                                "ColumnValues \"a `b\\\"\\\"c'd\" matches \"a.b\"",
                                "ColumnValues \"a `b\\\"\\\"c'd\" matches \"[^a].*\"",
                                "ColumnValues \"a `b\\\"\\\"c'd\" matches \".\"",
                                "ColumnValues \"a `b\\\"\\\"c'd\" matches \"\\S+\"",
                                "ColumnValues \"a `b\\\"\\\"c'd\" matches \"a[\\\\\\\\]b|it's\"",
                                "ColumnValues \"a `b\\\"\\\"c'd\" > \"\uFFFC\"",
                                "ColumnLength \"a `b\\\"\\\"c'd\" <= 1",
                                "IsUnique \"a `b\\\"\\\"c'd\"",
                                "ColumnDataType \"a `b\\\"\\\"c'd\" = \"Double\"",
                                "Entropy \"a `b\\\"\\\"c'd\" > 100"));
    }

    @Test
    void differentValuesAreCountedApart() {
        List<String> rules = new ArrayList<>();
        for (String column : List.of("id", "small", "big", "amount", "free", "score", "single", "code", "mixed")) {
            rules.add("DistinctValuesCount \"" + column + "\" > 0");
            rules.add("Completeness \"" + column + "\" > 0");
        }
        String log = rules().validate("odd", DatabaseAnswers.rules(rules)).err();
        // One statement for whatever is no count of different values, and two for nine of these.
        assertTrue(log.contains("18 of 18 rules were computed by Spark") && log.contains("in 3 statements"), log);
    }

    @Test
    void generatedRulesGiveTheSameAnswer() throws SQLException {
        Random random = new Random(20261130);
        List<String> rules = new ArrayList<>();
        String[] columns = {
            "id", "small", "big", "amount", "free", "score", "single", "digits", "mixed", "status", "code"
        };
        String[] signs = {">", "<", ">=", "<=", "=", "!="};
        for (int i = 0; i < 60; i++) {
            String column = columns[random.nextInt(columns.length)];
            String value = server.value(
                    "SELECT CAST(" + column + " AS STRING) FROM odd WHERE id = " + (1 + random.nextInt(3000)));
            if (value == null) {
                continue;
            }
            String sign = signs[random.nextInt(signs.length)];
            boolean number = value.matches("-?[0-9]+(\\.[0-9]+)?");
            String near = !number
                    ? '"' + value + '"'
                    : random.nextBoolean() ? value : value + (value.contains(".") ? "1" : ".5");
            rules.add("ColumnValues \"" + column + "\" " + (i % 3 == 0 ? "not in [" + near + "]" : sign + " " + near));
        }
        rules().requireSame(
                        "odd",
                        rules.stream().filter(rule -> !rule.contains("NaN")).toList());
    }

    @Test
    void refusalsAreOneLine() {
        String missing = rules().validate("od", "--rule", "RowCount > 0").line();
        assertTrue(
                missing.endsWith(
                        "The table or view `od` cannot be found. Verify the spelling and correctness of the schema and catalog"),
                missing);
        rules().requireRefused("odd", new String[][] {
            {"RowCount > 0 where \"idd > 3\"", "unknown column \"idd\"; did you mean \"id\"?"},
            {"RowCount > 0 where \"1 / (id - 5) > 3\"", "the rule's \"where\" fails on a value: Division by zero"},
            {"RowCount > 0 where \"id\"", "cannot be used"},
            {
                "RowCount > 0 where \"code = '\\\\' and code = ') or (1 = 1) or (code = ' \\\\' '\"",
                "a parenthesis is closed that was never opened"
            },
            {
                "CustomSql \"select count(*) from primry\" > 0",
                "there is no table \"primry\"; the data is called \"primary\""
            },
        });
    }

    @Test
    void theFingerprintIsOfTheRowsInAnyOrder() throws SQLException {
        server.execute(
                "CREATE TABLE one USING parquet AS SELECT id, digits, if(id = 9, null, 'x') AS a, if(id = 9, 'x', null) AS b, map('k', id) AS m FROM odd",
                "CREATE TABLE same USING parquet AS SELECT * FROM one ORDER BY id DESC",
                "CREATE TABLE changed AS SELECT id, if(id = 7, '8', digits) AS digits, a, b, m FROM one",
                "CREATE TABLE moved AS SELECT id, digits, b AS a, a AS b, m FROM one WHERE id = 9 UNION ALL SELECT id, digits, a, b, m FROM one WHERE id <> 9");
        String one = rules().fingerprint("one");
        assertEquals(one, rules().fingerprint("same"));
        assertFalse(one.equals(rules().fingerprint("changed")));
        assertFalse(one.equals(rules().fingerprint("moved")));
    }

    @Override
    void execute(String... statements) throws SQLException {
        String[] all = new String[statements.length + 1];
        all[0] = "SET TIME ZONE 'UTC'";
        System.arraycopy(statements, 0, all, 1, statements.length);
        server.execute(all);
    }

    /** Spark takes minutes to read statements of thousands of values, and reads files by itself. */
    @Override
    void table(String name, DriftRows rows) throws IOException, SQLException {
        Path file = rows.csv(Files.createTempDirectory("mlops-spark-rows").resolve(name + ".csv"));
        List<String> columns = new ArrayList<>();
        rows.types()
                .forEach((column, type) -> columns.add(
                        "CAST(`" + column + "` AS " + types().getOrDefault(type, type) + ") AS `" + column + "`"));
        execute(
                "CREATE TEMPORARY VIEW written USING csv OPTIONS (path '" + file
                        + "', header 'true', quote '\"', escape '\"', ignoreLeadingWhiteSpace 'false')",
                "CREATE TABLE " + name + " USING parquet AS SELECT " + String.join(", ", columns) + " FROM written");
        Files.delete(file);
        Files.delete(file.getParent());
    }

    @Override
    Map<String, String> connection() {
        return Map.of("name", "lake", "url", server.url(), "user", "ann");
    }

    @Override
    String[] more() {
        return new String[] {"--driver", RealSpark.driver()};
    }

    /** A tree of comparisons for each column with cells: not all of them fit one statement. */
    @Override
    int scans() {
        return 3;
    }

    @Override
    String title() {
        return "Spark";
    }

    @Override
    Map<String, String> types() {
        return Map.of("VARCHAR", "STRING");
    }
}
