package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the signature of a registered model says of columns and of the task counts before what the content suggests. */
class MonitorSignatureTest {
    @TempDir
    private Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void tables() throws IOException {
        StringBuilder before = new StringBuilder("code,n,p,y\n");
        StringBuilder now = new StringBuilder("code,n,p,y\n");
        for (int i = 0; i < 900; i++) {
            before.append(i % 4 == 3 ? 90_000 : i % 4)
                    .append(',')
                    .append(i % 37)
                    .append(",1,1\n");
            now.append(i % 4 == 3 ? 90_000 : i % 4)
                    .append(".0,")
                    .append(i % 37)
                    .append(",1,")
                    .append(i % 2)
                    .append('\n');
        }
        Files.writeString(folder.resolve("before.csv"), before);
        Files.writeString(folder.resolve("now.csv"), now);
        Files.writeString(folder.resolve("roles.json"), "{\"prediction\": \"p\", \"label\": \"y\"}");
    }

    private MonitorRun watch(String file, String content, String... more) throws IOException {
        Files.writeString(folder.resolve(file), content);
        MonitorRun frozen = MonitorRun.of(
                folder,
                "--data",
                at("now.csv"),
                "--reference",
                at("before.csv"),
                "--freeze",
                at("baseline.json"),
                "--rule",
                "RowCount > 0");
        assertTrue(frozen.exit() < 3, frozen::toString);
        Cli.Run registered = Cli.run(
                "register",
                "--registry",
                at("registry"),
                "--name",
                "codes",
                "--model",
                at(file),
                at("baseline.json"),
                "--alias",
                "champion",
                "--out",
                at("registered"));
        assertEquals(0, registered.exit(), registered::toString);
        String[] words = new String[more.length + 10];
        String[] usual = {
            "--registry",
            at("registry"),
            "--name",
            "codes",
            "--alias",
            "champion",
            "--data",
            at("now.csv"),
            "--roles",
            at("roles.json")
        };
        System.arraycopy(usual, 0, words, 0, usual.length);
        System.arraycopy(more, 0, words, usual.length, more.length);
        return MonitorRun.of(folder, words);
    }

    private static String mlmodel(String type) {
        return "flavors: {python_function: {}}\nsignature:\n  inputs: '[{\"name\": \"code\", \"type\": \"" + type
                + "\"}]'\n";
    }

    private static String lightgbm(String objective) {
        return "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=1\nobjective="
                + objective
                + "\nfeature_names=code n\nfeature_infos=0:1:2:90000 [0:36]\ntree_sizes=0\n\nend of trees\n";
    }

    @ParameterizedTest
    @CsvSource({"string", "category"})
    void textOfTheSignatureIsNames(String type) throws IOException {
        MonitorRun run = watch("MLmodel", mlmodel(type), "--task", "classification", "--rule", "ColumnDrift \"code\"");
        assertEquals(0, run.exit(), run::toString);
        assertEquals("category PASSED by model signature", run.compared("code"));
        MonitorRun said = watch("MLmodel", mlmodel(type), "--task", "classification", "--kind", "code=number");
        assertEquals("number PASSED by user", said.compared("code"), said::toString);
    }

    @Test
    void aSignatureOfNumbersSaysNothingOfColumnsThatHoldText() throws IOException {
        for (String file : new String[] {"before.csv", "now.csv"}) {
            Files.writeString(
                    folder.resolve(file),
                    Files.readString(folder.resolve(file)).replaceAll("(?m)^(\\d+)(\\.0)?,", "c$1,"));
        }
        MonitorRun run = watch("MLmodel", mlmodel("double"), "--task", "classification");
        assertEquals("category PASSED by baseline", run.compared("code"), run::toString);
    }

    @ParameterizedTest
    @CsvSource({"poisson, regression", "binary sigmoid:1, classification"})
    void theObjectiveDecidesTheTask(String objective, String task) throws IOException {
        MonitorRun run = watch("model.txt", lightgbm(objective), "--rule", "RowCount > 0");
        String notes =
                String.valueOf(run.section("performance").orElseThrow().data().get("notes"));
        assertTrue(
                notes.contains("The task is " + task + ", by the registered model, whose objective is "
                        + objective.split(" ")[0] + "."),
                notes);
        assertEquals("category PASSED by model signature", run.compared("code"), "its categories are codes");
    }
}
