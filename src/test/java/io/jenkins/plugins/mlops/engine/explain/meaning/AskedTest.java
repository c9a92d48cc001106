package io.jenkins.plugins.mlops.engine.explain.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.cli.Explained;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where neither the model's file nor its user says what an output means, one line asks for the option that says it. */
class AskedTest {
    @TempDir
    private Path folder;

    private Explained explain(String model, String data, String... options) {
        return Explained.run(
                folder, Explained.file("meaning/" + model), Explained.file("meaning/" + data), "y", options);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rank.json|rank.csv||the model's scores only order rows (by the objective rank:pairwise) and are not predictions of the target; say what the target is with --task classification (in a Pipeline task: 'classification') or --task regression (in a Pipeline task: 'regression')",
                "cox.json|cox.csv||the model predicts a risk in relation to that of other rows (by the objective survival:cox) and not the target itself; say",
                "own.txt|own.csv||the model file does not say whether the number it predicts for a row is a quantity or tells two classes apart; say",
                "box-number.onnx|box-number.csv||the model file does not say whether the number it predicts for a row is a quantity or tells two classes apart; say",
                "own.txt|own.csv|--task classification|are not probabilities; say from which one on a row is positive with --threshold 0 (in a Pipeline threshold: '0')",
                "rank.json|rank.csv|--task classification|the model's scores (by the objective rank:pairwise) are not probabilities; say from which one on",
                "own-classes.txt|own-classes.csv||the model predicts 3 numbers for each row; say which one to explain with --output 0, --output 1 or --output 2 (in a Pipeline output: '...'); or, if they are the scores of its classes, --task classification",
                "targets.json|targets.csv||the model predicts 3 targets (by the objective reg:squarederror); say which one to explain with --output 0, --output 1 or --output 2",
                "quantiles.json|quantiles.csv||the model predicts 3 targets (by the objective reg:quantileerror); say which one to explain with --output 0.1, --output 0.5 or --output 0.9",
                "forest-targets.onnx|forest-targets.csv||the model predicts 3 targets (by the model file); say which one",
                "box-labels.onnx|box-labels.csv||the model predicts 2 labels that are independent of each other (by the model file); say which one to explain with --output P:0 or --output P:1",
                "box-heads.onnx|box-churn.csv||the ONNX model has 2 outputs of numbers (\"amount\", \"churn\"); say which one to explain: --output amount",
                "forest-classes.onnx|forest-classes.csv|--output 1|the 3 outputs of the model are its classes and belong together; --positive names the class to judge",
                "poisson.json|poisson.csv|--output 1|the model has one output, and --output asks for \"1\"; leave it out",
                "poisson.json|poisson.csv|--task counting|--task is classification or regression, found \"counting\"",
                "stopped-classes.json|stopped-classes.csv|--task regression|the model tells classes apart (by the objective multi:softprob), so its target is not a number; leave --task regression out",
                "forest-targets.onnx|forest-targets.csv|--rounds 2|--rounds is for boosted trees; this model (ONNX, TreeEnsembleRegressor) has no rounds to choose from",
                "poisson.json|poisson.csv|--rounds many|--rounds needs \"all\" or a number from 1 to 6, the rounds the model has; found \"many\"",
                "poisson.json|poisson.csv|--missing-value none|option --missing-value needs a number, found \"none\""
            })
    void oneLineAsks(String model, String data, String options, String expected) {
        String[] more = options == null ? new String[0] : options.split(" ");
        List<String> words = new java.util.ArrayList<>(List.of("--rule", "LeakageShare <= 1"));
        words.addAll(List.of(more));
        String refusal = explain(model, data, words.toArray(String[]::new)).refusal();
        assertTrue(refusal.contains(expected), refusal);
    }

    @Test
    void aRuleOfTheOtherTaskSaysWhatThereIs() throws IOException {
        Check check = explain("poisson.json", "poisson.csv", "--rule", "Auc >= 0.5")
                .check("auc")
                .orElseThrow();
        assertEquals(Verdict.FAILED, check.verdict());
        assertTrue(check.message().startsWith("Auc is not defined for regression"), check.message());
    }

    @Test
    void thresholdsOfRawScoresAreTold() throws IOException {
        assertEquals(
                "0.1 (given with --threshold)",
                explain("rank.json", "rank.csv", "--rule", "Auc >= 0", "--task", "classification", "--threshold", "0.1")
                        .fact("threshold"));
        assertEquals(
                "above 0 (by the objective binary:hinge)",
                explain("hinge.json", "hinge.csv", "--rule", "Auc >= 0").fact("threshold"));
    }

    /** A class that only the target has is never predicted: metrics as scikit-learn's with a column of zeros for it. */
    @Test
    void classesTheModelDoesNotHaveCountAsErrors() throws IOException {
        List<String> lines =
                new java.util.ArrayList<>(Files.readAllLines(Explained.file("meaning/forest-classes.csv")));
        int changed = 0;
        for (int i = 1; i < lines.size(); i += 10) {
            lines.set(i, lines.get(i).replaceFirst(",(accepted|denied|open),", ",withdrawn,"));
            changed++;
        }
        Path data = Files.write(folder.resolve("more.csv"), lines);
        Explained explained = Explained.run(
                folder, Explained.file("meaning/forest-classes.onnx"), data, "y", "--rule", "Accuracy >= 0");
        Check check = explained.check("unknown-classes").orElseThrow();
        assertEquals(Verdict.WARNING, check.verdict());
        assertEquals(changed, check.failing());
        assertTrue(check.message().contains("1 class that the model does not have, \"withdrawn\", in 10 of 100 rows"));
        int right = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            double[] p = {Double.parseDouble(cells[5]), Double.parseDouble(cells[6]), Double.parseDouble(cells[7])};
            int best = p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
            right += List.of("accepted", "denied", "open").get(best).equals(cells[3]) ? 1 : 0;
        }
        assertEquals(right / 100.0, explained.metric("accuracy"), 1e-12);
    }

    @Test
    void classesThatAreOnlyNumberedHaveToBeThoseOfTheTarget() throws IOException {
        List<String> lines = Files.readAllLines(Explained.file("meaning/stopped-classes.csv")).stream()
                .map(line -> line.replaceFirst("^([^,]*,[^,]*,[^,]*),2,", "$1,3,"))
                .toList();
        Path data = Files.write(folder.resolve("numbered.csv"), lines);
        assertEquals(
                "target \"y\" has the value \"3\", which is none of the model's classes 0, 1, 2, which the model file numbers and does not name",
                Explained.run(
                                folder,
                                Explained.file("meaning/stopped-classes.json"),
                                data,
                                "y",
                                "--rule",
                                "Accuracy >= 0")
                        .refusal());
    }
}
