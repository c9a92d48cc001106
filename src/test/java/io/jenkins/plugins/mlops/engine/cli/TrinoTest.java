package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.engine.testing.RealTrino;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Rules that a real Trino computes, and drift that it counts: the answers are those that DuckDB gives on the same rows in a Parquet file. */
@EnabledIf(value = RealTrino.IS_THERE, disabledReason = RealTrino.IS_NOT)
class TrinoTest extends DatabaseDriftCases {
    private static RealTrino server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RealTrino();
        System.out.println("engines: Trino tested");
        server.execute(DatabaseAnswers.resource("trino-table.sql"));
        make(new TrinoTest());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private DatabaseAnswers rules() {
        return new DatabaseAnswers(folder, Map.of("name", "lake", "url", server.url(), "user", "ann"));
    }

    @Test
    void everyRuleTypeGivesTheSameAnswer() throws IOException {
        rules().requireSame(
                        "odd",
                        DatabaseAnswers.resource("database-rules.txt")
                                .lines()
                                .map(rule -> rule.replace("Quoted \\\"Name", "quoted \\\"name"))
                                .toList());
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
                "CREATE TABLE edges AS SELECT * FROM (VALUES (1, '1e999', BIGINT '9223372036854775807', DOUBLE '1e308', infinity()), "
                        + "(2, '1e-999', BIGINT '9223372036854775807', DOUBLE '1e308', DOUBLE '1'), (3, ' +.5 ', BIGINT '-1', DOUBLE '-0', nan()), "
                        + "(4, '7.', BIGINT '0', DOUBLE '0', -infinity()), (5, '-Inf', null, null, null)) AS t (id, t, big, wide, odd)");
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
                                "ColumnValues \"odd\" > 0",
                                "Completeness \"odd\" = 0.6",
                                "ColumnDataType \"odd\" = \"Integer\"",
                                "DistinctValuesCount \"wide\" = 2"));
    }

    @Test
    void refusalsAreOneLine() {
        String missing = rules().validate("od", "--rule", "RowCount > 0").line();
        assertTrue(missing.contains("'memory.default.od' does not exist"), missing);
        rules().requireRefused("odd", new String[][] {
            {"RowCount > 0 where \"idd > 3\"", "unknown column \"idd\"; did you mean \"id\"?"},
            {"RowCount > 0 where \"1 / (id - 5) > 3\"", "the rule's \"where\" fails on a value: Division by zero"},
            {"RowCount > 0 where \"id\"", "must evaluate to a boolean"},
            {
                "CustomSql \"select count(*) from primry\" > 0",
                "there is no table \"primry\"; the data is called \"primary\""
            },
        });
    }

    @Test
    void theFingerprintIsOfTheRowsInAnyOrder() throws SQLException {
        server.execute(
                "CREATE TABLE one AS SELECT id, digits FROM odd",
                "CREATE TABLE same AS SELECT * FROM one ORDER BY id DESC",
                "CREATE TABLE changed AS SELECT id, if(id = 7, '8', digits) AS digits FROM one");
        String one = rules().fingerprint("one");
        assertEquals(one, rules().fingerprint("same"));
        assertFalse(one.equals(rules().fingerprint("changed")));
    }

    @Test
    void whatTakesTooLongIsGivenUpAndWhoAsksIsAnswered() throws Exception {
        LimitedDatabase database = new LimitedDatabase(folder, connection());
        database.requireGivenUp("SELECT a.orderkey AS id FROM tpch.sf100.lineitem a CROSS JOIN tpch.sf100.lineitem b");
        Eventually.holds(
                () -> server.running().isEmpty(), () -> server.running().toString());
        Cli.Run run = database.ask();
        assertEquals(0, run.exit(), run.err());
        List<String> told = run.out().lines().toList();
        assertTrue(
                told.get(0).matches("Trino [0-9]+ answers at 127.0.0.1:[0-9]+/memory/default; without TLS"), run.out());
        assertTrue(
                told.get(1).matches("account \"ann\": it sees [0-9]+ tables and views, such as default[.].*"),
                run.out());
    }

    @Override
    void execute(String... statements) throws SQLException {
        server.execute(statements);
    }

    @Override
    Map<String, String> connection() {
        return Map.of("name", "lake", "url", server.url(), "user", "ann");
    }

    @Override
    boolean estimates() {
        return true;
    }

    @Override
    String title() {
        return "Trino";
    }

    @Override
    Map<String, String> types() {
        return Map.of();
    }
}
