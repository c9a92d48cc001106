package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mlops explain} on the example's real model and real rows. */
class ExplainCommandTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("mlops.project", ".")).resolve("examples/care");
    private static final String MODEL = EXAMPLE.resolve("model.json").toString();
    private static final String TEST = EXAMPLE.resolve("data/test.csv").toString();

    @TempDir
    private Path folder;

    private String said;

    private int explain(String model, String data, String target, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "explain",
                "--model",
                model,
                "--data",
                data,
                "--target",
                target,
                "--out",
                folder.resolve("out").toString()));
        words.addAll(Arrays.asList(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Main.run(words, stream, stream);
        said = out.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private ResultDocument result() throws Exception {
        return ResultJson.read(folder.resolve("out/result.json"));
    }

    @Test
    void theExampleIsMeasuredAsScikitLearnMeasuresIt() throws Exception {
        assertEquals(ExitCode.PASSED, explain(MODEL, TEST, "high_use", "--rule", "Auc >= 0.7"), () -> said);
        // sklearn.metrics.roc_auc_score of XGBoost's own predictions for the same rows
        assertEquals(0.7044613366586769, result().metrics().get("auc"), 1e-7);
        assertEquals(4150, result().metrics().get("rows"));
        assertEquals("explainModel", result().step());
    }

    /** Counted here by splitting the lines of the file. */
    @Test
    void theTableOfColumnsShowsEachWithItsKind() throws Exception {
        explain(MODEL, TEST, "high_use", "--rule", "Auc >= 0.5", "--kind", "site=category", "--sensitive", "sex");
        List<String> lines = Files.readAllLines(Path.of(TEST));
        List<String> header = List.of(lines.get(0).split(","));
        List<?> columns = (List<?>) result().sections().stream()
                .filter(section -> section.type().equals("schema"))
                .findFirst()
                .orElseThrow()
                .data()
                .get("columns");
        assertEquals(header.size(), columns.size());
        for (int i = 0; i < header.size(); i++) {
            int at = i;
            Map<?, ?> column = (Map<?, ?>) columns.get(i);
            List<String> values = lines.stream()
                    .skip(1)
                    .map(line -> line.split(",", -1)[at])
                    .filter(value -> !value.isEmpty())
                    .toList();
            assertEquals(header.get(i), column.get("name"));
            assertEquals(lines.size() - 1 - values.size(), ((Number) column.get("missing")).intValue(), header.get(i));
            assertEquals(
                    values.stream().distinct().count(), ((Number) column.get("distinct")).longValue(), header.get(i));
            String kind = column.get("kind") + " by " + column.get("kindBy") + ", " + column.get("role");
            switch (header.get(i)) {
                case "site" -> assertEquals("category by user, feature", kind);
                case "sex" -> assertEquals(true, column.get("sensitive"));
                case "age" -> assertEquals("number by content, feature", kind);
                case "high_use" -> assertEquals("number by content, target", kind);
                default -> assertTrue(column.get("kind") != null, header.get(i));
            }
        }
    }

    @Test
    void attributionsOfEveryRowAddUpToTheMargin() throws Exception {
        Path file = folder.resolve("shap.csv");
        assertEquals(
                ExitCode.PASSED,
                explain(MODEL, TEST, "high_use", "--rule", "Auc >= 0.5", "--attributions", file.toString()),
                () -> said);
        List<String> lines = Files.readAllLines(file);
        assertEquals(4151, lines.size());
        assertEquals(
                "site,age,income,education_years,family_size,coinsurance_percent,chronic_diseases,physical_limitation,health,"
                        + "mental_health_index,general_health_index,base",
                lines.get(0));
        double positive = 0;
        for (String line : lines.subList(1, lines.size())) {
            double margin = Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .sum();
            positive += 1 / (1 + Math.exp(-margin));
        }
        double mean = positive / 4150;
        assertTrue(mean > 0.18 && mean < 0.23, "the mean probability is near the share of positives, found " + mean);
        Check additivity = result().checks().stream()
                .filter(check -> check.type().equals("Additivity"))
                .findFirst()
                .orElseThrow();
        assertEquals(Verdict.PASSED, additivity.verdict());
    }

    @Test
    void attributionsCanBeParquet() {
        Path file = folder.resolve("shap.parquet");
        assertEquals(
                ExitCode.PASSED,
                explain(MODEL, TEST, "high_use", "--rule", "Auc >= 0.5", "--attributions", file.toString()),
                () -> said);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(
                ExitCode.PASSED,
                Main.run(
                        stream,
                        stream,
                        "validate",
                        "--data",
                        file.toString(),
                        "--rule",
                        "RowCount = 4150",
                        "--rule",
                        "ColumnCount = 12",
                        "--out",
                        folder.resolve("v").toString()),
                out::toString);
    }

    @Test
    void theOrderOfColumnsDoesNotMatter() throws Exception {
        explain(MODEL, TEST, "high_use", "--rule", "Auc >= 0.5");
        double before = result().metrics().get("logLoss");
        List<String> turned = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(TEST))) {
            List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
            java.util.Collections.reverse(fields);
            turned.add(String.join(",", fields));
        }
        Path reversed = Files.write(folder.resolve("reversed.csv"), turned);
        explain(MODEL, reversed.toString(), "high_use", "--rule", "Auc >= 0.5");
        assertEquals(before, result().metrics().get("logLoss"));
    }

    @Test
    void aGateBetweenGroupsIsDecidedByItsInterval() throws Exception {
        assertEquals(
                ExitCode.BROKEN,
                explain(
                        MODEL,
                        TEST,
                        "high_use",
                        "--threshold",
                        "0.3",
                        "--sensitive",
                        "black",
                        "--rule",
                        "DemographicParityRatio \"black\" >= 0.8"));
        assertEquals(
                ExitCode.WARNINGS,
                explain(
                        MODEL,
                        TEST,
                        "high_use",
                        "--threshold",
                        "0.3",
                        "--sensitive",
                        "black",
                        "--rule",
                        "EqualOpportunityDifference \"black\" <= 0.05"));
        assertEquals(Verdict.INCONCLUSIVE, result().verdict());
        assertTrue(
                result().sections().stream().anyMatch(section -> section.type().equals("fairness")));
    }

    @Test
    void aModelIsAsStableAsItselfBesideItself() throws Exception {
        explain(MODEL, TEST, "high_use", "--rule", "Auc >= 0.5");
        Path champion = Files.copy(folder.resolve("out/result.json"), folder.resolve("champion.json"));
        assertEquals(
                ExitCode.PASSED,
                explain(
                        MODEL,
                        TEST,
                        "high_use",
                        "--champion",
                        champion.toString(),
                        "--rule",
                        "StabilityRankCorrelation >= 0.999999",
                        "--rule",
                        "AttributionShift <= 0.000001"),
                () -> said);
    }

    @Test
    void withoutARuleNothingPasses() {
        assertEquals(ExitCode.BAD_INPUT, explain(MODEL, TEST, "high_use"));
        assertTrue(said.contains("no rule was given"), said);
    }

    @Test
    void badInputIsOneLine() throws Exception {
        oneLine("no such file", "missing.json", TEST, "high_use");
        oneLine("no such file", MODEL, "missing.csv", "high_use");
        oneLine("did you mean \"high_use\"", MODEL, TEST, "high_us");
        oneLine("is itself a feature", MODEL, TEST, "age");
        oneLine("more than 1000 different values", MODEL, TEST, "person");
        oneLine("tells two classes apart", MODEL, TEST, "year");
        oneLine(
                "lacks 11 of the model's 11 features",
                MODEL,
                Files.writeString(folder.resolve("few.csv"), "a,high_use\n1,0\n2,1\n")
                        .toString(),
                "high_use");
        Path constant = folder.resolve("constant.csv");
        Files.write(
                constant,
                Files.readAllLines(Path.of(TEST)).stream()
                        .map(line -> line.replaceAll(",1$", ",0"))
                        .toList());
        Path words = folder.resolve("words.csv");
        Files.write(
                words,
                Files.readAllLines(constant).stream()
                        .map(line -> line.replaceAll(",0$", ",low"))
                        .toList());
        oneLine("is \"low\" in every row, which is none of the model's classes", MODEL, words.toString(), "high_use");
        Path text = folder.resolve("text.csv");
        Files.write(
                text,
                Files.readAllLines(Path.of(TEST)).stream()
                        .map(line -> line.replace(",100,", ",all,"))
                        .toList());
        oneLine("\"coinsurance_percent\" is a number for the model", MODEL, text.toString(), "high_use");
        Path broken = Files.writeString(
                folder.resolve("broken.json"), Files.readString(Path.of(MODEL)).substring(0, 5000));
        oneLine("broken.json", broken.toString(), TEST, "high_use");
    }

    private void oneLine(String expected, String model, String data, String target) {
        assertEquals(ExitCode.BAD_INPUT, explain(model, data, target, "--rule", "Auc >= 0.5"), () -> said);
        assertTrue(said.contains(expected), said);
        assertEquals(1, said.strip().lines().count(), said);
        assertFalse(said.contains("\tat "), said);
    }

    @Test
    void rowsOfOneClassAreExplained() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(TEST));
        for (int rows : new int[] {1, 200}) {
            Path one = Files.write(
                    folder.resolve("one" + rows + ".csv"),
                    lines.subList(0, rows + 1).stream()
                            .map(line -> line.replaceAll(",1$", ",0"))
                            .toList());
            explain(
                    MODEL,
                    one.toString(),
                    "high_use",
                    "--rule",
                    "Auc >= 0.5",
                    "--rule",
                    "LogLoss < 5",
                    "--sensitive",
                    "sex",
                    "--slice",
                    "site");
            assertTrue(said.contains("INCONCLUSIVE  Auc >= 0.5: AUC has no value: every row is \"0\""), said);
            assertFalse(said.contains("FAILED"), said);
        }
    }

    @Test
    void categoriesTheModelHasNeverSeenAreToldAndDoNotStopIt() throws Exception {
        Path unseen = folder.resolve("unseen.csv");
        Files.write(
                unseen,
                Files.readAllLines(Path.of(TEST)).stream()
                        .map(line -> line.replace(",Seattle,", ",Atlantis,"))
                        .toList());
        assertEquals(
                ExitCode.PASSED, explain(MODEL, unseen.toString(), "high_use", "--rule", "Auc >= 0.5"), () -> said);
        assertTrue(Files.readString(folder.resolve("out/result.json")).contains("that the model has never seen"));
    }

    @Test
    void theDemoGoesAsItShould() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(
                ExitCode.PASSED,
                Main.run(
                        stream,
                        stream,
                        "demo",
                        "--examples",
                        EXAMPLE.toString(),
                        "--out",
                        folder.resolve("demo").toString()),
                out::toString);
        assertTrue(Files.isRegularFile(folder.resolve("demo/explanation/report.html")));
        assertTrue(Files.isRegularFile(folder.resolve("demo/registry/models/care-need/versions/000001.json")));
        assertFalse(
                Files.exists(folder.resolve("demo/registry/models/care-need/versions/000002.json")),
                "neither the refused model nor the poisoned one");
        assertFalse(Files.exists(folder.resolve("demo/poisoned.pkl")));
    }
}
