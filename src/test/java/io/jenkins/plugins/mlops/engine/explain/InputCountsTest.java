package io.jenkins.plugins.mlops.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.cli.Explained;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features that reach the model otherwise than in training. */
class InputCountsTest {
    @TempDir
    private Path folder;

    /** Rows of a case with another second column, k. */
    private Explained explain(String model, UnaryOperator<String> k, String... options) throws IOException {
        List<String> lines = Files.readAllLines(Explained.file("meaning/categories-lgb.csv")).stream()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    cells[1] = cells[1].equals("k") ? "k" : k.apply(cells[1]);
                    return String.join(",", cells);
                })
                .toList();
        Path data = Files.write(folder.resolve(model + lines.hashCode() + ".csv"), lines);
        String[] words = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--rule", "Auc >= 0"), java.util.Arrays.stream(options))
                .toArray(String[]::new);
        return Explained.run(folder, Explained.file("meaning/" + model), data, "y", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories.txt", "categories.json", "words.txt"})
    void numbersAreOneCategoryHoweverTheyAreWritten(String model) throws IOException {
        double auc = explain(model, k -> k).metric("auc");
        assertEquals(auc, explain(model, k -> k.replace(".0", "")).metric("auc"), 1e-12);
        assertEquals(auc, explain(model, k -> k.replace(".0", ".000")).metric("auc"), 1e-12);
        Explained same = explain(model, k -> k.replace("10.0", "1e1"));
        assertEquals(auc, same.metric("auc"), 1e-12);
        assertTrue(same.check("unseen-categories-k").isEmpty());
    }

    /** A table of numbers has 10.0 as well, and one of texts has only what is written. */
    @Test
    void theFormatOfTheTableChangesNothing() throws IOException {
        List<String> rows = Files.readAllLines(Explained.file("meaning/categories-lgb.csv"));
        StringBuilder numbers = new StringBuilder();
        StringBuilder texts = new StringBuilder();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            String k = cells[1].isEmpty() ? "null" : cells[1];
            numbers.append("{\"a\":%s,\"k\":%s,\"y\":%s}%n".formatted(cells[0], k, cells[2]));
            texts.append("{\"a\":%s,\"k\":%s,\"y\":%s}%n"
                    .formatted(cells[0], k.equals("null") ? k : '"' + k + '"', cells[2]));
        }
        double auc = explain("categories.txt", k -> k).metric("auc");
        Path model = Explained.file("meaning/categories.txt");
        Path json = Files.writeString(folder.resolve("numbers.jsonl"), numbers);
        Explained same = Explained.run(folder, model, json, "y", "--rule", "Auc >= 0");
        assertEquals(auc, same.metric("auc"), 1e-12);
        assertTrue(same.check("unseen-categories-k").isEmpty());
        Path strings = Files.writeString(folder.resolve("texts.jsonl"), texts);
        assertEquals(
                Verdict.WARNING,
                Explained.run(folder, model, strings, "y", "--rule", "Auc >= 0")
                        .check("unseen-categories-k")
                        .orElseThrow()
                        .verdict(),
                "the text 10.0 is not the category 10");
    }

    @Test
    void mostlyUnseenCategoriesAreAWarning() throws IOException {
        Check all = explain("categories.txt", k -> k.isEmpty() ? "" : "x" + k)
                .check("unseen-categories-k")
                .orElseThrow();
        assertEquals(Verdict.WARNING, all.verdict());
        assertEquals(all.total(), all.failing());
        assertTrue(all.message().startsWith("the model has never seen the value of \"k\" in"), all.message());
        Check padded = explain("words.txt", k -> k.isEmpty() ? "" : "0" + k)
                .check("unseen-categories-k")
                .orElseThrow();
        assertEquals(Verdict.WARNING, padded.verdict(), "leading zeros make another category");
        Explained few = explain("categories.txt", k -> k.equals("300.0") ? "301" : k);
        assertTrue(few.check("unseen-categories-k").isEmpty(), "fewer than half are a note");
        assertTrue(few.section("model").get("notes").toString().contains("that the model has never seen"));
    }

    @Test
    void aFeatureWithoutAnyValueIsAWarning() throws IOException {
        Check category =
                explain("categories.txt", k -> "").check("empty-feature-k").orElseThrow();
        assertEquals(Verdict.WARNING, category.verdict());
        assertEquals(
                "feature \"k\" has no value in any row; give the data as the model was trained on it",
                category.message());
        // A number; and one whose every value means "missing" to the model.
        List<String> lines = Files.readAllLines(Explained.file("meaning/stopped-wrapper.csv"));
        Path empty = Files.write(
                folder.resolve("empty.csv"),
                lines.stream()
                        .map(line -> line.startsWith("a,") ? line : line.replaceFirst("^[^,]*,", ","))
                        .toList());
        assertEquals(
                Verdict.WARNING,
                Explained.run(folder, Explained.file("meaning/stopped-wrapper.json"), empty, "y", "--rule", "Auc >= 0")
                        .check("empty-feature-a")
                        .orElseThrow()
                        .verdict());
        Path constant = Files.write(
                folder.resolve("constant.csv"),
                lines.stream()
                        .map(line -> line.startsWith("a,") ? line : line.replaceFirst("^[^,]*,", "-7,"))
                        .toList());
        Explained all = Explained.run(
                folder,
                Explained.file("meaning/stopped-wrapper.json"),
                constant,
                "y",
                "--rule",
                "Auc >= 0",
                "--missing-value",
                "-7");
        assertTrue(all.check("empty-feature-a")
                .orElseThrow()
                .message()
                .contains("that does not mean \"missing\" to the model"));
        assertEquals("-7, in 100 values of features (given with --missing-value)", all.fact("missing value"));
    }

    @Test
    void aNameThatFitsTwoColumnsIsAsked() throws IOException {
        Path data = Files.writeString(
                folder.resolve("two.csv"), "my col,my_col,b c,y\n1,2,3,0\n2,3,4,1\n-1,0,3,0\n2,2,2,1\n");
        Path model = Explained.file("cases/ws_l.txt");
        assertTrue(Explained.run(folder, model, data, "y", "--rule", "Auc >= 0")
                .refusal()
                .startsWith(
                        "the model's feature \"my_col\" may be the column \"my col\" or \"my_col\": LightGBM writes"));
        Explained said = Explained.run(
                folder, model, data, "y", "--rule", "Auc >= 0", "--feature", "my_col", "--feature", "b c");
        assertTrue(said.section("model").get("notes").toString().contains("The features were given as my_col, b c"));
    }
}
