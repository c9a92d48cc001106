package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorCommandTest {
    private static final String HEADER = "id,at,age,income,site,p\n";

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(21);
    private String said;

    @BeforeEach
    void tables() throws IOException {
        write("train.csv", 3000, "2026-01", 0, 0, false);
        write("calm.csv", 1500, "2026-03", 0, 0, false);
        write("older.csv", 1500, "2026-03", 6, 0, false);
        Files.writeString(
                folder.resolve("roles.json"), "{\"id\": \"id\", \"timestamp\": \"at\", \"prediction\": \"p\"}");
    }

    private void write(String name, int rows, String month, double older, double lost, boolean text)
            throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            double age = 40 + older + 10 * random.nextGaussian();
            csv.append(name.charAt(0))
                    .append(i)
                    .append(',')
                    .append(month)
                    .append(String.format("-%02dT12:00:00", 1 + i * 28 / rows))
                    .append(',')
                    .append(text && i == rows - 1 ? "old" : String.format(Locale.ROOT, "%.2f", age))
                    .append(',')
                    .append(
                            random.nextDouble() < lost
                                    ? ""
                                    : String.format(Locale.ROOT, "%.0f", Math.exp(10 + 0.5 * random.nextGaussian())))
                    .append(',')
                    .append("north,south,west".split(",")[random.nextInt(3)])
                    .append(',')
                    .append(String.format(
                            Locale.ROOT, "%.3f", 1 / (1 + Math.exp(-(age - 40) / 10 + random.nextGaussian()))))
                    .append('\n');
        }
        Files.writeString(folder.resolve(name), csv);
    }

    /** The same data gives the same bytes, so that what is registered with a model has the same digest; who does not know how old data is says so. */
    @Test
    void aFrozenBaselineIsReproducible() throws IOException {
        Files.writeString(
                folder.resolve("untimed.json"), "{\"id\": \"id\", \"prediction\": \"p\", \"ignore\": [\"at\"]}");
        String[] words = {"--data", "calm.csv", "--reference", "train.csv", "--roles", "untimed.json", "--freeze"};
        for (String name : List.of("first.json", "second.json")) {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of(name, "--threads", name.equals("first.json") ? "1" : "3"));
            assertEquals(0, monitor(all.toArray(String[]::new)), said);
        }
        assertEquals(Files.readString(folder.resolve("first.json")), Files.readString(folder.resolve("second.json")));
        monitor(
                "--data",
                "calm.csv",
                "--baseline",
                "first.json",
                "--roles",
                "untimed.json",
                "--rule",
                "BaselineAge < 1 days");
        assertEquals(
                "INCONCLUSIVE: nothing tells how old the baseline is; give a timestamp role, also when it is frozen, or register it with its model",
                message("baselineage"));
    }

    private int monitor(String... more) {
        List<String> words = new ArrayList<>(
                List.of("monitor", "--out", folder.resolve("out").toString()));
        for (String word : more) {
            words.add(
                    word.matches("[a-z0-9]+\\.(csv|json)")
                            ? folder.resolve(word).toString()
                            : word);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Main.run(words, print, print);
        said = out.toString(StandardCharsets.UTF_8);
        assertFalse(said.contains("\tat ") || said.contains("defect"), said);
        return exit;
    }

    /** Monitors the older ones against those of the training. */
    private int older(String... more) {
        return monitor(Stream.of(
                        new String[] {"--data", "older.csv", "--reference", "train.csv", "--roles", "roles.json"}, more)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
    }

    private JsonNode check(String id) throws IOException {
        for (JsonNode node : result().get("checks")) {
            if (node.get("id").asText().equals(id)) {
                return node;
            }
        }
        throw new AssertionError("no check " + id + " in " + result().get("checks"));
    }

    private String message(String check) throws IOException {
        return check(check).get("verdict").asText() + ": "
                + check(check).get("message").asText();
    }

    @Test
    void aCalmWindowPasses() throws IOException {
        assertEquals(0, monitor("--data", "calm.csv", "--reference", "train.csv", "--roles", "roles.json"), () -> said);
        assertEquals("PASSED: 0 of 3 columns drifted", message("driftedcolumns"));
        JsonNode section = result().get("sections").get(0);
        assertEquals("drift", section.get("type").asText());
        assertEquals(4, section.get("data").get("columns").size());
        JsonNode column = section.get("data").get("columns").get(0);
        JsonNode distribution = column.get("distribution");
        assertEquals(
                distribution.get("reference").size(),
                distribution.get("current").size());
        double sum = 0;
        for (JsonNode share : distribution.get("current")) {
            sum += share.asDouble();
        }
        assertEquals(1, sum, 1e-9);
        assertTrue(Files.exists(folder.resolve("out/report.html")));
    }

    @Test
    void aShiftIsFoundAndTold() throws IOException {
        assertEquals(
                1,
                monitor(
                        "--data",
                        "older.csv",
                        "--reference",
                        "train.csv",
                        "--roles",
                        "roles.json",
                        "--rule",
                        "DriftedColumns <= 0",
                        "--rule",
                        "Psi \"age\" < 0.2",
                        "--rule",
                        "PredictionDrift < 0.1",
                        "--rule",
                        "Wasserstein \"income\" < 0.2",
                        "--rule",
                        "MissingRateChange \"income\" < 0.05",
                        "--rule",
                        "RowCount >= 1000 and BaselineAge < 100000 days",
                        "--rule",
                        "DriftedShare < 0.5"));
        assertEquals("FAILED: 1 of 3 columns drifted: \"age\"", message("driftedcolumns"));
        assertTrue(
                message("psi-age").startsWith("FAILED: population stability index of \"age\" is 0."),
                message("psi-age"));
        assertTrue(
                message("predictiondrift").startsWith("FAILED: Wasserstein distance / sd of \"p\""),
                message("predictiondrift"));
        assertTrue(message("wasserstein-income").startsWith("PASSED"), message("wasserstein-income"));
        assertEquals(
                "PASSED: missing values of \"income\" went from 0 % to 0 % (adjusted p 1)",
                message("missingratechange-income"));
        assertTrue(message("and").startsWith("PASSED: the window has 1500 rows; the baseline is "), message("and"));
        assertEquals("PASSED: 33.3 % of 3 columns drifted: \"age\"", message("driftedshare"));
        assertEquals("age", result().at("/sections/0/data/columns/0/column").asText());
    }

    @Test
    void aFrozenBaselineGivesTheSameAnswer() throws IOException {
        assertEquals(
                0,
                monitor(
                        "--data",
                        "calm.csv",
                        "--reference",
                        "train.csv",
                        "--roles",
                        "roles.json",
                        "--freeze",
                        "base.json",
                        "--model",
                        "m/1"));
        assertEquals(
                1,
                monitor(
                        "--data",
                        "older.csv",
                        "--baseline",
                        "base.json",
                        "--roles",
                        "roles.json",
                        "--model",
                        "m/1",
                        "--rule",
                        "DriftedColumns = 0",
                        "--rule",
                        "BaselineAge < 100000 days"));
        assertEquals("FAILED: 1 of 3 columns drifted: \"age\"", message("driftedcolumns"));
        String age = message("baselineage");
        assertTrue(age.matches("PASSED: the baseline is \\d{3,}(\\.\\d)? days old"), age);
        assertEquals(0, older("--rule", "BaselineAge < 100000 days"));
        assertEquals(message("baselineage"), age, "as old as the data of the table that was frozen");
        assertEquals(3, monitor("--data", "older.csv", "--baseline", "base.json", "--model", "other/4"));
        assertTrue(said.contains("is the baseline of \"m/1\", expected that of \"other/4\""), said);
    }

    @Test
    void rulesThatCannotBeDecidedAreNotPassed() throws IOException {
        write("tiny.csv", 25, "2026-03", 0, 0, false);
        assertEquals(
                1,
                monitor(
                        "--data",
                        "tiny.csv",
                        "--reference",
                        "train.csv",
                        "--roles",
                        "roles.json",
                        "--rule",
                        "DriftedColumns <= 1",
                        "--rule",
                        "Wasserstein \"age\" < 0.1 : warning",
                        "--rule",
                        "Ks \"agee\" < 0.1",
                        "--rule",
                        "Ks \"site\" < 0.1",
                        "--rule",
                        "DriftedImportance < 0.1",
                        "--rule",
                        "TargetDrift",
                        "--rule",
                        "Ks \"id\" < 1"));
        assertTrue(
                message("driftedcolumns").startsWith("INCONCLUSIVE: 0 of 3 columns drifted; 3 could not be decided"),
                message("driftedcolumns"));
        assertTrue(
                message("wasserstein-age")
                        .matches(
                                "INCONCLUSIVE: .*show only effects from .* rows are needed|INCONCLUSIVE: .*may be chance.*"),
                message("wasserstein-age"));
        assertEquals("FAILED: unknown column \"agee\"; did you mean \"age\"?", message("ks-agee"));
        assertTrue(message("ks-site").contains("holds categories, which have no order"), message("ks-site"));
        assertTrue(
                message("driftedimportance").startsWith("INCONCLUSIVE: DriftedImportance needs"),
                message("driftedimportance"));
        assertTrue(
                message("targetdrift").startsWith("FAILED: no column has the role \"label\""), message("targetdrift"));
        assertTrue(message("ks-id").startsWith("FAILED: column \"id\" was not compared"), message("ks-id"));
    }

    @Test
    void windowsByTime() throws IOException {
        assertEquals(
                0,
                monitor(
                        "--data",
                        "calm.csv",
                        "--reference",
                        "train.csv",
                        "--roles",
                        "roles.json",
                        "--since",
                        "2026-03-08",
                        "--until",
                        "2026-03-22T00:00:00Z",
                        "--rule",
                        "RowCount between 700 and 800"),
                () -> said);
        assertEquals(
                1,
                monitor(
                        "--data",
                        "calm.csv",
                        "--reference",
                        "train.csv",
                        "--roles",
                        "roles.json",
                        "--since",
                        "2027-01-01"));
        assertEquals(
                "FAILED: none of the 1500 rows lies in the window from 2027-01-01T00:00:00Z",
                message("window-has-rows"));
        assertEquals(3, monitor("--data", "calm.csv", "--reference", "train.csv", "--last", "7 days"));
        assertTrue(said.contains("a time window needs the column that holds the time"), said);
        assertEquals(
                3,
                monitor("--data", "calm.csv", "--reference", "train.csv", "--roles", "roles.json", "--last", "soon"));
        assertTrue(said.contains("found \"soon\""), said);
    }

    @Test
    void aScheduledJobCountsRuns() throws IOException {
        String[] words = {"--history", "h.json", "--model", "m/1"};
        assertEquals(0, older(words), () -> said);
        assertTrue(
                message("driftedcolumns")
                        .startsWith("PASSED: 1 of 3 columns drifted: \"age\"; this run alone is not an alarm"),
                message("driftedcolumns"));
        JsonNode waits = check("driftedcolumns");
        assertEquals(
                "1 in this run, drift in 1 of the last 1 run",
                waits.path("observed").asText());
        assertEquals(
                "= 0, or drift in fewer than 2 of 3 runs",
                waits.path("expected").asText());
        assertTrue(
                result().path("message")
                        .asText()
                        .endsWith("checks passed; 1 rule waits: drift in 1 of the last 1 run, 2 of 3 are needed"),
                result().path("message").asText());
        assertEquals(0, result().at("/metrics/retrain").asInt());
        assertEquals(1, older(words));
        assertEquals("FAILED: drift by 2 of the last 2 runs: age, p", message("drift-over-runs"));
        assertEquals(1, result().at("/metrics/retrain").asInt());
        assertEquals(1, older(words));
        assertEquals(0, result().at("/metrics/retrain").asInt(), "the call for training cools down");
    }

    /** A new training is a remedy for drift and bad predictions, and not for few rows or an old baseline: with a history as without one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "RowCount > 10000000 ~ 0",
                "BaselineAge < 1 hours ~ 0",
                "DriftedColumns <= 0 ~ 1",
                "ColumnDrift \"age\" ~ 1",
                "(RowCount > 10000000) and (BaselineAge < 1 hours) ~ 0",
                "(RowCount > 10000000) and (DriftedColumns <= 5) ~ 0",
                "(RowCount > 10) and (DriftedColumns <= 0) ~ 1",
                "(RowCount > 10000000) or (DriftedColumns <= 0) ~ 1",
                "(RowCount > 10000000) and ((BaselineAge < 1 hours) or (ColumnDrift \"age\")) ~ 1"
            })
    void whatARuleIsAboutDecidesWhetherTrainingIsAskedFor(String rule, int retrain) throws IOException {
        assertEquals(1, older("--rule", rule), () -> said);
        assertEquals(retrain, result().at("/metrics/retrain").asInt(), rule);
        assertEquals(1, older("--rule", rule, "--history", "h.json", "--series", "each", "--model", "m/1"), () -> said);
        assertEquals(retrain, result().at("/metrics/retrain").asInt(), rule);
        for (JsonNode run : result().at("/sections")) {
            if (run.path("type").asText().equals("series")) {
                assertFalse(run.toString().contains("\"and\"") || run.toString().contains("\"or\""), run.toString());
            }
        }
    }

    /** A series overrules drift of one run, and nothing else. */
    @Test
    void aSeriesOverrulesDriftAlone() throws IOException {
        assertEquals(
                0, older("--history", "h.json", "--rule", "(RowCount > 10) and (DriftedColumns <= 0)"), () -> said);
        Files.delete(folder.resolve("h.json"));
        assertEquals(
                1,
                older("--history", "h.json", "--rule", "(RowCount > 10000000) and (DriftedColumns <= 0)"),
                () -> said);
    }

    @Test
    void aSeriesIsKeptBesideTheResultAndGoesOnFromThere() throws IOException {
        assertEquals(0, older("--series", "2 of 3"), () -> said);
        Path kept = folder.resolve("out/series.json");
        Path before = Files.move(kept, folder.resolve("before.json"));
        String[] next = {"--series", "2 of 3", "--previous", before.toString()};
        assertEquals(1, older(next), () -> said);
        assertEquals("FAILED: drift by 2 of the last 2 runs: age, p", message("drift-over-runs"));
        assertTrue(
                Files.readString(kept).contains("\"reason\" : \"drift by 2 of the last 2 runs: age, p\""),
                Files.readString(kept));
        Files.writeString(before, "{\"format\": \"mlops-series/1\", \"points\": [{\"at\": \"yesterday\"}]}");
        assertEquals(3, older(next));
        assertTrue(said.contains("before.json: the series of earlier runs is damaged"), said);
    }

    @Test
    void oneFileGivenTwiceIsTold() throws IOException {
        assertEquals(2, monitor("--data", "train.csv", "--reference", "train.csv", "--roles", "roles.json"));
        assertTrue(
                message("not-identical").startsWith("INCONCLUSIVE: reference and current data are identical"),
                message("not-identical"));
        assertTrue(message("driftedcolumns").startsWith("INCONCLUSIVE"), message("driftedcolumns"));
    }

    @Test
    void swappedTablesAreTold() throws IOException {
        assertEquals(2, monitor("--data", "train.csv", "--reference", "calm.csv", "--roles", "roles.json"));
        assertTrue(message("time-order").contains("are the two swapped?"), message("time-order"));
    }

    @Test
    void columnsThatCameWentOrChangedTheirType() throws IOException {
        write("mixed.csv", 1500, "2026-03", 0, 0, true);
        Files.writeString(
                folder.resolve("mixed.csv"),
                Files.readString(folder.resolve("mixed.csv")).replaceFirst("income", "revenue"));
        assertEquals(1, monitor("--data", "mixed.csv", "--reference", "train.csv", "--roles", "roles.json"));
        assertEquals(
                "FAILED: the current data lacks column \"income\", which the baseline has", message("columns-present"));
        assertTrue(
                message("columns-known").startsWith("WARNING: the current data has column \"revenue\""),
                message("columns-known"));
        assertEquals(
                "FAILED: column \"age\" holds numbers in the baseline and text (1 of 1,500 values is not a number, for example \"old\")"
                        + " in the current data; write numbers, name a word that means \"missing\" (--missing age=WORD), or, if the column"
                        + " holds codes, compare both sides as text with --kind age=category (in a Pipeline kinds: 'age=category')",
                message("column-type-age"));
    }

    @Test
    void emptyAndHeaderOnlyFiles() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), HEADER);
        assertEquals(1, monitor("--data", "empty.csv", "--reference", "train.csv", "--roles", "roles.json"));
        assertEquals("FAILED: the data has a header and no row", message("window-has-rows"));
        assertEquals(1, monitor("--data", "calm.csv", "--reference", "empty.csv", "--roles", "roles.json"));
        assertTrue(message("baseline-has-rows").startsWith("FAILED"), message("baseline-has-rows"));
    }

    @Test
    void badUsageIsOneLine() throws IOException {
        Files.writeString(folder.resolve("bad.json"), "{\"prediction\": \"nope\"}");
        Files.writeString(folder.resolve("worse.json"), "{\"predicton\": \"p\"}");
        String[][] cases = {
            {"nothing to compare with", "--data", "calm.csv"},
            {
                "did you mean \"DriftedColumns\"?",
                "--data",
                "calm.csv",
                "--reference",
                "train.csv",
                "--rule",
                "DriftedColums < 1"
            },
            {"needs a number", "--data", "calm.csv", "--reference", "train.csv", "--rule", "DriftedColumns < \"x\""},
            {
                "takes neither \"where\" nor \"with\"",
                "--data",
                "calm.csv",
                "--reference",
                "train.csv",
                "--rule",
                "DriftedColumns < 1 where \"a > 1\""
            },
            {
                "the roles name \"nope\" as prediction",
                "--data",
                "calm.csv",
                "--reference",
                "train.csv",
                "--roles",
                "bad.json"
            },
            {
                "unknown role \"predicton\"; did you mean \"prediction\"?",
                "--data",
                "calm.csv",
                "--reference",
                "train.csv",
                "--roles",
                "worse.json"
            },
            {"unknown measure \"KS\"", "--data", "calm.csv", "--reference", "train.csv", "--statistic", "age=KS"},
            {"give it with --series", "--data", "calm.csv", "--reference", "train.csv", "--previous", "h.json"},
            {
                "needs \"k of n\"",
                "--data",
                "calm.csv",
                "--reference",
                "train.csv",
                "--history",
                "h.json",
                "--series",
                "4 of 3"
            },
            {
                "either --since or --last",
                "--data",
                "calm.csv",
                "--reference",
                "train.csv",
                "--since",
                "2026-01-01",
                "--last",
                "1 day"
            },
            {
                "unknown column \"agee\"; did you mean \"age\"?",
                "--data",
                "calm.csv",
                "--reference",
                "train.csv",
                "--sensitive",
                "agee"
            }
        };
        for (String[] one : cases) {
            String[] words = java.util.Arrays.copyOfRange(one, 1, one.length);
            assertEquals(3, monitor(words), () -> said);
            assertTrue(said.contains(one[0]), said);
            assertEquals(1, said.strip().lines().count(), said);
        }
    }

    @Test
    void performanceOnLabelsThatHaveArrived() throws IOException {
        StringBuilder csv = new StringBuilder("at,age,p,bought,shop\n");
        for (int i = 0; i < 2000; i++) {
            double p = random.nextDouble();
            String label = i % 10 == 0 ? "" : random.nextDouble() < p ? "1" : "0";
            csv.append(String.format(
                    Locale.ROOT,
                    "2026-03-%02dT12:00:00,%.2f,%.4f,%s,%s%n",
                    1 + i * 28 / 2000,
                    40 + 10 * random.nextGaussian(),
                    p,
                    label,
                    i % 3 == 0 ? "old" : "new"));
        }
        Files.writeString(folder.resolve("served.csv"), csv);
        Files.writeString(
                folder.resolve("r2.json"),
                "{\"timestamp\": \"at\", \"score\": \"p\", \"label\": \"bought\", \"features\": [\"age\"]}");
        Files.writeString(
                folder.resolve("before.csv"),
                csv.toString().replace("2026-03", "2026-01").replaceAll("(\\d\\d),0\\.\\d\\d", "$1,0.12"));
        assertEquals(
                1,
                monitor(
                        "--data",
                        "served.csv",
                        "--reference",
                        "before.csv",
                        "--roles",
                        "r2.json",
                        "--rule",
                        "Auc >= 0.7",
                        "--rule",
                        "Auc >= 0.95",
                        "--rule",
                        "Rmse < 3",
                        "--slice",
                        "shop"),
                () -> said);
        // Labels drawn with probability p, uniform: the area is 5/6.
        assertTrue(
                message("auc")
                        .matches(
                                "PASSED: Auc is 0\\.8[0-9]* \\(95 % interval .*\\) on 1800 labelled rows, positive class \"1\""),
                message("auc"));
        assertTrue(message("auc-2").startsWith("FAILED"), message("auc-2"));
        assertTrue(message("rmse").startsWith("INCONCLUSIVE: Rmse cannot be told"), message("rmse"));
        assertEquals(5.0 / 6, result().at("/metrics/auc").asDouble(), 0.04);
        JsonNode windows = null;
        JsonNode slices = null;
        for (JsonNode section : result().get("sections")) {
            slices = section.get("type").asText().equals("slices") ? section.at("/data/slices") : slices;
            windows = section.get("type").asText().equals("performance-windows")
                    ? section.at("/data/series/0/windows")
                    : windows;
        }
        assertEquals(8, windows.size());
        int rows = 0;
        for (JsonNode window : windows) {
            rows += window.get("rows").asInt();
        }
        assertEquals(1800, rows);
        assertEquals(2, slices.size());
        assertEquals(
                1800,
                slices.get(0).get("rows").asInt() + slices.get(1).get("rows").asInt());
        assertEquals(
                3,
                monitor("--data", "served.csv", "--reference", "before.csv", "--roles", "r2.json", "--slice", "shpo"));
        assertTrue(said.contains("unknown column \"shpo\"; did you mean \"shop\"?"), said);
        assertEquals(
                3,
                monitor(
                        "--data",
                        "served.csv",
                        "--reference",
                        "before.csv",
                        "--roles",
                        "r2.json",
                        "--slice",
                        "shop",
                        "--sensitive",
                        "shop"));
        assertTrue(said.contains("\"shop\" is sensitive"), said);
    }

    @Test
    void sensitiveValuesAreNotShown() throws IOException {
        monitor("--data", "calm.csv", "--reference", "train.csv", "--roles", "roles.json", "--sensitive", "site");
        String json = Files.readString(folder.resolve("out/result.json"));
        assertFalse(json.contains("north"), "a category of a sensitive column");
        assertTrue(json.contains("\"site\""));
    }
}
