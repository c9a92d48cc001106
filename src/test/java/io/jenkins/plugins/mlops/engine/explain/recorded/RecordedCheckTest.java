package io.jenkins.plugins.mlops.engine.explain.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.cli.Explained;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions recorded by XGBoost and others, changed in the ways they are misunderstood. MeaningCasesTest compares them unchanged. */
class RecordedCheckTest {
    @TempDir
    private Path folder;

    /** The rows of a case with another column p, whose text is made from the recorded number. */
    private Path with(String name, DoubleFunction<String> change) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Explained.file("meaning/" + name + ".csv"))) {
            String[] cells = line.split(",", -1);
            if (!lines.isEmpty()) {
                cells[4] = change.apply(Double.parseDouble(cells[4]));
            }
            lines.add(String.join(",", cells));
        }
        return Files.write(folder.resolve(name + lines.hashCode() + ".csv"), lines);
    }

    private Explained explain(String model, Path data, String... options) {
        List<String> words = new ArrayList<>(List.of("--rule", "LeakageShare <= 1"));
        words.addAll(Arrays.asList(options));
        return Explained.run(folder, Explained.file("meaning/" + model), data, "y", words.toArray(String[]::new));
    }

    private Check check(String model, Path data, String... options) throws IOException {
        return explain(model, data, options).check("recorded-predictions").orElseThrow();
    }

    private static void assertCheck(Verdict verdict, String message, Check check) {
        assertEquals(verdict, check.verdict(), check.message());
        assertTrue(check.message().contains(message), check.message());
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void whatStandsInTheColumnIsToldFromItsContent() throws IOException {
        String model = "stopped-wrapper.json";
        String[] p = {"--prediction", "p"};
        assertCheck(
                Verdict.PASSED,
                "the recorded probabilities of \"1\" in \"p\" are those of the model as it is read here, in all 100 rows",
                check(model, with("stopped-wrapper", String::valueOf), p));
        assertCheck(
                Verdict.PASSED,
                "the recorded raw scores in \"p\"",
                check(model, with("stopped-wrapper", v -> String.valueOf(logit(v))), p));
        assertCheck(
                Verdict.PASSED,
                "the recorded predicted classes in \"p\"",
                check(model, with("stopped-wrapper", v -> v > 0.5 ? "1" : "0"), p));
        assertCheck(
                Verdict.PASSED,
                "the recorded predicted classes in \"p\"",
                check(model, with("stopped-wrapper", v -> v > 0.5 ? "true" : "false"), p));
        assertCheck(
                Verdict.PASSED,
                ", which are rounded to 4 decimals, are those",
                check(model, with("stopped-wrapper", v -> String.format(Locale.ROOT, "%.4f", v)), p));
        assertCheck(
                Verdict.PASSED,
                "in all 100 rows",
                check(model, with("stopped-wrapper", v -> String.valueOf((float) v)), p));
    }

    @Test
    void aDifferenceIsABrokenCheckWithItsRows() throws IOException {
        double[] row = {0};
        Check check = check(
                "stopped-wrapper.json",
                with("stopped-wrapper", v -> ++row[0] == 7 ? String.valueOf(v + 0.01) : String.valueOf(v)),
                "--prediction",
                "p");
        assertCheck(
                Verdict.FAILED, "differ from the model as it is read here in 1 of 100 rows, by up to 0.00999", check);
        assertEquals(1, check.failing());
        assertEquals(100, check.total());
        assertEquals(0.01, ((Number) check.observed()).doubleValue(), 1e-6);
        assertEquals(7, check.examples().get(0).row());
        assertTrue(check.examples().get(0).file().endsWith(".csv"));
        assertEquals(2, check.examples().get(0).values().size());
        // As little as a rounding to 4 decimals can hide, where nothing is rounded.
        row[0] = 0;
        assertEquals(
                Verdict.FAILED,
                check(
                                "stopped-wrapper.json",
                                with(
                                        "stopped-wrapper",
                                        v -> ++row[0] == 7 ? String.valueOf(v + 4e-5) : String.valueOf(v)),
                                "--prediction",
                                "p")
                        .verdict());
    }

    @Test
    void misunderstandingsAreFound() throws IOException {
        Path data = Explained.file("meaning/stopped-wrapper.csv");
        assertEquals(
                Verdict.FAILED,
                check("stopped-wrapper.json", data, "--prediction", "p", "--rounds", "all")
                        .verdict(),
                "all rounds instead of the best");
        assertEquals(
                Verdict.FAILED,
                check("minus-one.json", Explained.file("meaning/minus-one.csv"), "--prediction", "p")
                        .verdict(),
                "a missing value that was not said");
        assertEquals(
                Verdict.FAILED,
                check("labels.json", Explained.file("meaning/labels-0.csv"), "--prediction", "p", "--output", "1")
                        .verdict(),
                "the other output");
        assertCheck(
                Verdict.FAILED,
                "; they are those of the other class, \"0\"",
                check(
                        "stopped-wrapper.json",
                        with("stopped-wrapper", v -> String.valueOf(1 - v)),
                        "--prediction",
                        "p"));
        assertCheck(
                Verdict.FAILED,
                "the recorded predicted classes in \"p\" differ from the model as it is read here in",
                check(
                        "stopped-wrapper.json",
                        with("stopped-wrapper", v -> v > 0.7 ? "0" : v > 0.5 ? "1" : "0"),
                        "--prediction",
                        "p"));
        assertEquals(
                Verdict.FAILED,
                check(
                                "stopped-classes.json",
                                Explained.file("meaning/stopped-classes.csv"),
                                "--prediction",
                                "q",
                                "--prediction",
                                "p",
                                "--prediction",
                                "r")
                        .verdict(),
                "columns in another order than the classes");
    }

    @Test
    void rowsWithoutARecordAreCounted() throws IOException {
        double[] row = {0};
        assertCheck(
                Verdict.PASSED,
                "in all 90 rows; 10 rows have none",
                check(
                        "stopped-wrapper.json",
                        with("stopped-wrapper", v -> ++row[0] % 10 == 0 ? "" : String.valueOf(v)),
                        "--prediction",
                        "p"));
    }

    @Test
    void aNumberIsThePredictedValue() throws IOException {
        String[] p = {"--prediction", "p"};
        assertCheck(
                Verdict.PASSED,
                "the recorded predicted values",
                check("poisson.json", with("poisson", String::valueOf), p));
        assertCheck(
                Verdict.PASSED,
                "the recorded raw scores",
                check("poisson.json", with("poisson", v -> String.valueOf(Math.log(v))), p));
        assertCheck(
                Verdict.FAILED,
                "the recorded predicted values",
                check("poisson.json", with("poisson", v -> String.valueOf(Math.log(v) + 0.1)), p));
        // Small numbers have small tolerances.
        assertCheck(
                Verdict.FAILED, "by up to", check("poisson.json", with("poisson", v -> String.valueOf(v * 1.0005)), p));
    }

    @Test
    void theFormCanBeSaid() throws IOException {
        Path data = with("stopped-wrapper", String::valueOf);
        assertEquals(
                Verdict.PASSED,
                check("stopped-wrapper.json", data, "--prediction", "p=probability")
                        .verdict());
        assertEquals(
                Verdict.FAILED,
                check("stopped-wrapper.json", data, "--prediction", "p=score").verdict());
        assertEquals(
                "the recorded predictions in \"p\" are not predicted classes: their values go from "
                        + range("stopped-wrapper"),
                explain("stopped-wrapper.json", data, "--prediction", "p=label").refusal());
    }

    private static String range(String name) throws IOException {
        double[] values = Files.readAllLines(Explained.file("meaning/" + name + ".csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[4]))
                .toArray();
        return (float) Arrays.stream(values).min().orElseThrow() + " to "
                + (float) Arrays.stream(values).max().orElseThrow();
    }

    @Test
    void whatCannotBeComparedIsRefused() throws IOException {
        Path data = with("stopped-wrapper", String::valueOf);
        String model = "stopped-wrapper.json";
        assertEquals(
                "unknown column \"pp\" of recorded predictions; did you mean \"p\"?",
                explain(model, data, "--prediction", "pp").refusal());
        assertEquals(
                "column \"p\" of recorded predictions is named twice",
                explain(model, data, "--prediction", "p", "--prediction", "p").refusal());
        assertEquals(
                "column \"p\" of recorded predictions has no value in any row",
                explain(model, with("stopped-wrapper", v -> ""), "--prediction", "p")
                        .refusal());
        assertTrue(
                explain("stopped-classes.json", Explained.file("meaning/stopped-classes.csv"), "--prediction", "p", "q")
                        .refusal()
                        .contains(
                                "in one column with the label or in 3 columns, one for each class in the order of the model's classes (0, 1, 2); 2 were named"));
        assertTrue(explain(model, with("stopped-wrapper", v -> "maybe"), "--prediction", "p")
                .refusal()
                .endsWith("are not predictions of this model: \"p\" has the value \"maybe\""));
    }
}
