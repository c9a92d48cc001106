package io.jenkins.plugins.mlops.engine.explain.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.cli.Explained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which class is positive is known from 0 and 1, from false and true, and from the model file's own names; else it is asked for. */
class PositiveClassTest {
    @TempDir
    private Path folder;

    /** The rows of a case with other words for the last column but one, the target. */
    private Path relabelled(String name, String zero, String one) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Explained.file("meaning/" + name))) {
            String[] cells = line.split(",");
            int target = 3;
            cells[target] = cells[target].equals("0") ? zero : cells[target].equals("1") ? one : cells[target];
            lines.add(String.join(",", cells));
        }
        return Files.write(folder.resolve("relabelled.csv"), lines);
    }

    private Explained explain(String model, Path data, String... options) {
        List<String> words = new ArrayList<>(List.of("--rule", "Auc >= 0"));
        words.addAll(List.of(options));
        return Explained.run(folder, Explained.file("meaning/" + model), data, "y", words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "0,2", "-1,1", "no,yes", "N,Y", "n,y", "good,bad"})
    void otherLabelsAreAskedFor(String zero, String one) throws IOException {
        Path data = relabelled("stopped-wrapper.csv", zero, one);
        Explained asked = explain("stopped-wrapper.json", data);
        assertTrue(asked.refusal().startsWith("which class of target \"y\" is the positive one?"), asked.said());
        Explained named = explain("stopped-wrapper.json", data, "--positive", one, "--prediction", "p");
        double auc = explain("stopped-wrapper.json", Explained.file("meaning/stopped-wrapper.csv"))
                .metric("auc");
        assertEquals(auc, named.metric("auc"), 1e-12);
        assertEquals(one + " (given with --positive)", named.fact("positive class"));
        assertEquals(
                "PASSED",
                named.check("recorded-predictions").orElseThrow().verdict().name());
        assertTrue(explain("stopped-wrapper.json", data, "--positive", "maybe")
                .refusal()
                .startsWith("the positive class \"maybe\" is none of the values of target \"y\""));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "false,true", "False,True", "0.0,1.0"})
    void zeroAndOneTellThePositiveClass(String zero, String one) throws IOException {
        Explained explained = explain("stopped-wrapper.json", relabelled("stopped-wrapper.csv", zero, one));
        double auc = explain("stopped-wrapper.json", Explained.file("meaning/stopped-wrapper.csv"))
                .metric("auc");
        assertEquals(auc, explained.metric("auc"), 1e-12);
        assertTrue(explained.fact("positive class").toString().endsWith("(1 in training)"));
    }

    /** The negative class can be the one that is looked for: its probability is what the other lacks to 1. */
    @Test
    void theOtherClassCanBeNamed() throws IOException {
        Path data = Explained.file("meaning/stopped-wrapper.csv");
        Explained usual = explain("stopped-wrapper.json", data);
        Explained turned = explain("stopped-wrapper.json", data, "--positive", "0", "--prediction", "p");
        assertEquals(usual.metric("auc"), turned.metric("auc"), 1e-12);
        assertEquals(usual.metric("brier"), turned.metric("brier"), 1e-12);
        assertEquals(usual.metric("specificity"), turned.metric("recall"), 1e-12);
        assertEquals(usual.metric("recall"), turned.metric("specificity"), 1e-12);
        assertEquals("0 (given with --positive)", turned.fact("positive class"));
        assertEquals(
                "PASSED",
                turned.check("recorded-predictions").orElseThrow().verdict().name());
        // A decision, and two scores.
        Path hinge = Explained.file("meaning/hinge.csv");
        Explained decided = explain("hinge.json", hinge);
        Explained other = explain("hinge.json", hinge, "--positive", "0", "--prediction", "p");
        assertEquals(decided.metric("auc"), other.metric("auc"), 1e-12);
        assertEquals(decided.metric("accuracy"), other.metric("accuracy"), 1e-12);
        assertEquals(decided.metric("specificity"), other.metric("recall"), 1e-12);
    }

    @Test
    void theModelsOwnNamesTellIt() throws IOException {
        Path data = Explained.file("meaning/old-wrapper.csv");
        Explained explained = explain("old-wrapper.json", data, "--prediction", "p");
        assertEquals("yes (the second class of the model file)", explained.fact("positive class"));
        Path other = relabelled("stopped-wrapper.csv", "0", "1");
        assertEquals(
                "target \"y\" has the values \"0\" and \"1\", but the model's classes are \"no\" and \"yes\"; say which is which,"
                        + " for example --positive 1=yes (in a Pipeline positive: '1=yes')",
                explain("old-wrapper.json", other, "--prediction", "p").refusal());
        double auc = explain("old-wrapper.json", other, "--positive", "1=yes", "--prediction", "p")
                .metric("auc");
        assertEquals(
                auc,
                explain("old-wrapper.json", other, "--positive", "0=no", "--prediction", "p")
                        .metric("auc"),
                1e-12);
        assertEquals(
                1 - auc,
                explain("old-wrapper.json", other, "--positive", "0=yes", "--prediction", "p")
                        .metric("auc"),
                1e-12);
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        Path number = Explained.file("meaning/poisson.csv");
        assertTrue(explain("poisson.json", number, "--positive", "1")
                .refusal()
                .startsWith("--positive names a class, but the model predicts a number"));
        assertTrue(explain("poisson.json", number, "--threshold", "0.5")
                .refusal()
                .startsWith("--threshold is for two classes"));
        Path two = Explained.file("meaning/stopped-wrapper.csv");
        assertEquals(
                "option --threshold needs a probability between 0 and 1, found \"1.5\"",
                explain("stopped-wrapper.json", two, "--threshold", "1.5").refusal());
        assertTrue(explain("forest-classes.onnx", Explained.file("meaning/forest-classes.csv"), "--positive", "denid")
                .refusal()
                .endsWith("none of the model's classes accepted, denied, open; did you mean \"denied\"?"));
    }
}
