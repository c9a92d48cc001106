package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a column that is not there is refused, whichever command reads it. */
class NamedColumnsTest {
    private static final String[] NONE = {};

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Cli.Run validate(String data, String... more) {
        return run(new String[] {"validate", "--data", data, "--rule", "RowCount > 0"}, more);
    }

    private Cli.Run run(String[] words, String... more) {
        Path out = folder.resolve("out-" + System.nanoTime());
        return Cli.run(Stream.of(words, more, new String[] {"--out", out.toString()})
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }

    private static void refused(String expected, Cli.Run run) {
        assertEquals(3, run.exit(), run.out() + run.err());
        assertTrue(run.line().endsWith(expected), run.line());
    }

    @Test
    void validateKnowsNoSuchColumn() throws IOException {
        String data = file("a.csv", "amount,y\n1,2\n");
        refused(
                "a kind is given for \"amuont\", but there is no such column; did you mean \"amount\"?",
                validate(data, "--kind", "amuont=category"));
        refused(
                "a missing value is given for \"amuont\", but there is no such column; did you mean \"amount\"?",
                validate(data, "--missing", "amuont=NA"));
        refused(
                "a kind is given for \"quite another\", but there is no such column",
                validate(data, "--kind", "quite another=number"));
        for (String[] right :
                List.of(NONE, new String[] {"--kind", "y=category"}, new String[] {"--missing", "y=NA"})) {
            assertEquals(0, validate(data, right).exit());
        }
        assertEquals(0, validate(data, "--missing", "NA").exit(), "a token for all columns names none");
    }

    @Test
    void validateCountsColumnsOfEveryTableAndOfTheLastRow() throws IOException {
        String data = file("a.csv", "amount\n1\n");
        String reference = file("b.csv", "amount,before\n1,2\n");
        assertEquals(
                0,
                validate(data, "--reference", reference, "--kind", "before=category", "--missing", "before=NA")
                        .exit());
        String late = file("a.jsonl", "{\"a\": 1}\n".repeat(60_000) + "{\"a\": 2, \"late\": 3}\n");
        assertEquals(0, validate(late, "--kind", "late=category").exit());
        refused(
                "a kind is given for \"lat\", but there is no such column; did you mean \"late\"?",
                validate(late, "--kind", "lat=category"));
    }

    @Test
    void aContractMaySpeakOfOtherColumns() throws IOException {
        String data = file("a.csv", "a\n1\n");
        String contract = file("c.yaml", """
                apiVersion: v3.0.2
                kind: DataContract
                id: t
                version: 1.0.0
                status: active
                schema:
                  - name: t
                    properties:
                      - name: a
                        logicalType: integer
                      - name: gone
                        logicalType: string
                """);
        Cli.Run run = run(new String[] {"validate", "--data", data, "--contract", contract, "--rule", "RowCount > 0"});
        assertTrue(run.exit() < 3, run.out() + run.err());
    }

    @Test
    void explainKnowsNoSuchColumn() throws IOException {
        Path example = Path.of(System.getProperty("mlops.project", ".")).resolve("examples/care");
        String model = example.resolve("model.json").toString();
        String data = example.resolve("data/test.csv").toString();
        String[] words = {"explain", "--model", model, "--data", data, "--target", "high_use", "--rule", "Auc >= 0.5"};
        refused(
                "a kind is given for \"sitte\", but there is no such column; did you mean \"site\"?",
                run(words, "--kind", "sitte=category"));
        refused(
                "a missing value is given for \"sitte\", but there is no such column; did you mean \"site\"?",
                run(words, "--missing", "sitte=NA"));
    }

    @Test
    void monitorKnowsNoSuchColumnOfEitherSide() throws IOException {
        String rows = "-0.9\n1.05\n0.2\n".repeat(40);
        String current = file("cur.csv", "amount\n" + rows);
        String reference = file("ref.csv", "amount,before\n" + rows.replace("\n", ",1\n"));
        String[] words = {"monitor", "--data", current, "--reference", reference};
        refused(
                "a missing value is given for \"amuont\", but there is no such column; did you mean \"amount\"?",
                run(words, "--missing", "amuont=NA"));
        refused(
                "a kind is given for \"amuont\", but there is no such column; did you mean \"amount\"?",
                run(words, "--kind", "amuont=number"));
        assertTrue(run(words, "--missing", "before=NA", "--kind", "before=category")
                        .exit()
                < 3);
    }
}
