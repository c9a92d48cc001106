package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that were got wrong, one of each kind, with the right answer. */
class MonitorCasesTest {
    @TempDir
    private Path folder;

    private static String at(String name) {
        try {
            return Path.of(MonitorCasesTest.class
                            .getResource("/io/jenkins/plugins/mlops/engine/monitor/cases/" + name)
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private MonitorRun run(String current, String reference, String... more) {
        String[] words = new String[more.length + 4];
        words[0] = "--data";
        words[1] = at(current);
        words[2] = "--reference";
        words[3] = at(reference);
        System.arraycopy(more, 0, words, 4, more.length);
        return MonitorRun.of(folder, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent_cur.jsonl", "silent_null.parquet"})
    void aFeatureThatLostItsValuesFails(String current) {
        for (MonitorRun run : List.of(
                run(current, "silent_ref.csv"),
                run(current, "silent_ref.csv", "--roles", at("roles_feat.json")),
                run(current, "silent_ref.csv", "--rule", "DriftedColumns <= 1"))) {
            assertEquals(1, run.exit(), run::toString);
            assertEquals(
                    "FAILED: column \"sensor\" has lost its values: none of 600 rows has one, and 900 of 900 rows of the baseline have;"
                            + " mend the source, or ignore the column in the roles if the model no longer reads it",
                    run.check("column-values-sensor"));
            assertEquals("number FAILED by baseline", run.compared("sensor"));
        }
    }

    @Test
    void aFeatureOfAnotherKindFails() {
        for (MonitorRun run : List.of(
                run("kind_obj.jsonl", "silent_ref.csv"),
                run("kind_obj.jsonl", "silent_ref.csv", "--roles", at("roles_feat.json")))) {
            assertEquals(1, run.exit(), run::toString);
            assertEquals(
                    "FAILED: column \"sensor\" holds numbers in the baseline and lists or objects in the current data;"
                            + " write single values, or leave the column out (roles: ignore)",
                    run.check("column-type-sensor"));
        }
    }

    @Test
    void datesAreCompared() {
        MonitorRun run = run("date_cur.csv", "date_ref.csv");
        assertEquals(1, run.exit(), run::toString);
        assertEquals("FAILED: 1 of 2 columns drifted: \"signup\"", run.check("driftedcolumns"));
        assertEquals("time FAILED by baseline", run.compared("signup"));
        String message = String.valueOf(run.column("drift", "signup").get("message"));
        assertTrue(message.contains("missing values of \"signup\" went from 0 % to 50 %"), message);
        assertEquals(
                "{reference=[2023-01-01, 2023-12-28], current=[1970-01-01, 1970-01-01]}",
                new java.util.TreeMap<>((java.util.Map<?, ?>)
                                run.column("drift", "signup").get("range"))
                        .descendingMap()
                        .toString());
    }

    @Test
    void digitsAreTextWhereTheBaselineHoldsText() {
        MonitorRun run = run("zip_cur.csv", "zip_ref.jsonl");
        assertEquals(0, run.exit(), run::toString);
        assertEquals("category PASSED by baseline", run.compared("zip"));
    }

    @Test
    void aCsvColumnWithoutAValueIsATestOfMissingValues() {
        MonitorRun run = run("opt_cur.csv", "opt_ref.csv");
        // The values cannot be compared, so the column is undecided; as many are missing as before.
        assertEquals(2, run.exit(), run::toString);
        assertEquals("number INCONCLUSIVE by baseline", run.compared("opt"));
        String message = String.valueOf(run.column("drift", "opt").get("message"));
        assertEquals(
                "column \"opt\" has no value in the current data, so only missing values are compared:"
                        + " missing values of \"opt\" went from 98 % to 100 % (adjusted p 0.958)",
                message);
        assertEquals(List.of("INCONCLUSIVE driftedcolumns"), run.checks());
    }

    @Test
    void fewNumbersThatDifferByRoundingAreTheSame() {
        MonitorRun run = run("rate_f32.csv", "rate_ref.csv");
        assertEquals(0, run.exit(), run::toString);
        assertEquals(0.0, ((Number) run.column("drift", "rate").get("value")).doubleValue());
    }

    /** Products and sums of tenths against tenths in single precision, and a frozen baseline of either. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "jsonl"})
    void roundingIsNoDriftInAnyFormat(String format) {
        String single = MonitorRun.table(
                folder, "single", format, "SELECT CAST(i % 5 / 10.0::DOUBLE AS FLOAT) AS rate FROM range(600) AS r(i)");
        String product = MonitorRun.table(
                folder, "product", "csv", "SELECT (i % 5)::DOUBLE * 0.1::DOUBLE AS rate FROM range(900) AS r(i)");
        String base = folder.resolve("base.json").toString();
        for (MonitorRun run : List.of(
                MonitorRun.of(folder, "--data", single, "--reference", product, "--freeze", base),
                MonitorRun.of(folder, "--data", single, "--baseline", base),
                MonitorRun.of(folder, "--data", product, "--reference", single))) {
            assertEquals(0, run.exit(), run::toString);
            assertEquals(0.0, ((Number) run.column("drift", "rate").get("value")).doubleValue());
        }
    }

    @Test
    void infiniteInTheFirstRowIsANumber() {
        MonitorRun run = run("inf_first.csv", "inf_ref.csv");
        assertEquals(0, run.exit(), run::toString);
        assertEquals("number PASSED by baseline", run.compared("x"));
        assertEquals(0L, ((Number) run.column("schema", "x").get("missing")).longValue());
    }

    @Test
    void aFrozenBaselineHoldsEveryColumnOfItsReference() throws IOException {
        Path base = folder.resolve("base.json");
        MonitorRun first = run("frz_cur.csv", "frz_ref.csv", "--freeze", base.toString());
        assertEquals(1, first.exit(), first::toString);
        String frozen = Files.readString(base);
        assertTrue(frozen.contains("\"a\":{\"kind\":\"number\",\"by\":\"content\""), frozen);
        assertTrue(frozen.contains("\"b\":{\"kind\":\"category\",\"by\":\"content\""), frozen);
        assertTrue(frozen.contains("\"c\":{\"kind\":\"number\",\"by\":\"content\""), frozen);
        MonitorRun next = MonitorRun.of(folder, "--data", at("frz_next.csv"), "--baseline", base.toString());
        assertEquals(1, next.exit(), next::toString);
        assertEquals("FAILED: 1 of 3 columns drifted: \"c\"", next.check("driftedcolumns"));
    }

    @Test
    void thePositiveClassIsNamedOrAskedFor() {
        String[] roles = {"--roles", at("fraud-roles.json"), "--rule", "Auc >= 0.7"};
        MonitorRun asked = run("fraud-cur.csv", "fraud-ref.csv", roles);
        assertEquals(3, asked.exit());
        assertEquals(
                "which class of \"outcome\" is the positive one? The values are \"fraud\" and \"ok\"; say so with --positive CLASS (in a Pipeline positive: 'CLASS') or in the roles",
                asked.line());
        MonitorRun told =
                run("fraud-cur.csv", "fraud-ref.csv", roles[0], roles[1], roles[2], roles[3], "--positive", "fraud");
        assertEquals(0, told.exit(), told::toString);
        assertEquals(
                "PASSED: Auc is 0.713 (95 % interval 0.681 to 0.744) on 1000 labelled rows, positive class \"fraud\"",
                told.check("auc"));
        assertTrue(told.section("performance")
                .orElseThrow()
                .data()
                .get("notes")
                .toString()
                .contains("The positive class of \"outcome\" is \"fraud\", by the option positive."));
    }

    @Test
    void countsAreARegressionWhereARuleSaysSo() {
        MonitorRun run =
                run("count-cur.csv", "count-ref.csv", "--roles", at("count-roles.json"), "--rule", "Rmse <= 9");
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.check("rmse").startsWith("PASSED: Rmse is "), run.check("rmse"));
        assertTrue(run.section("performance")
                .orElseThrow()
                .data()
                .get("notes")
                .toString()
                .contains("The task is regression, by the rule Rmse <= 9."));
    }
}
