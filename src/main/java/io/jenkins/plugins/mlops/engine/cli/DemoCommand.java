package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code mlops demo}: takes the example, which is real data, through the steps and says where the reports are. */
final class DemoCommand extends Command {
    /** The rule that the model breaks. */
    static final String PARITY = "DemographicParityRatio \"black\" >= 0.8";

    DemoCommand() {
        super("demo", "takes real data and a real model through the steps: what passes, and what does not");
    }

    @Override
    boolean readsTables() {
        return true;
    }

    @Override
    List<Option> options() {
        return List.of(
                Option.one("examples", "DIR", "folder of the examples (default: examples/care)"),
                Option.one("out", "DIR", "folder for the reports (default: demo-report)"));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        Path examples = Path.of(options.value("examples", "examples/care"));
        Path out = Path.of(options.value("out", "demo-report"));
        if (!Files.isDirectory(examples)) {
            throw new BadInputException("there is no folder \"" + examples
                    + "\"; run the demo in the project's folder, or name the folder with --examples");
        }
        String contract = examples.resolve("contract.odcs.yaml").toString();
        output.line(
                "1. Training and test data against its contract (ODCS) and three rules for machine learning: has to pass.");
        int good = validate(
                output,
                out.resolve("data"),
                "--data=" + data(examples, "train.csv"),
                "--contract=" + contract,
                "--split=test=" + data(examples, "test.csv"),
                "--target=high_use",
                "--slice=sex,black",
                "--rule=SplitOverlap \"test\" \"person\" = 0",
                "--rule=ClassBalance \"high_use\" >= 0.1",
                "--rule=RowsPerSlice \"sex\" \"black\" >= 200");
        output.line("");
        output.line("2. The same contract in DQDL.");
        int twin = validate(
                output,
                out.resolve("data-dqdl"),
                "--data=" + data(examples, "train.csv"),
                "--contract=" + examples.resolve("contract.dqdl"));
        output.line("");
        output.line("3. Data with planted faults: has to fail, and to say where.");
        int faulty = validate(
                output, out.resolve("data-faulty"), "--data=" + data(examples, "faulty.csv"), "--contract=" + contract);
        output.line("");
        output.line(
                "4. The model: what drives it, how good it is, and whether it works for women and men, and for Black people, alike.");
        output.line(
                "   It chooses Black people half as often as others, so its last rule has to be broken: visits say how much care somebody got, not needed.");
        int explained = explain(output, out.resolve("explanation"), examples, PARITY);
        output.line("");
        output.line("5. The model in production: other people of the same years do not drift, the later years do.");
        int steady = monitor(output, out.resolve("monitor-steady"), examples, "test.csv");
        int later = monitor(output, out.resolve("monitor-later"), examples, "served.csv");
        output.line("");
        int[] registered = new DemoRegistration(output, examples, out).run();
        output.line("");
        boolean asExpected = Arrays.equals(registered, DemoRegistration.EXPECTED)
                && good == ExitCode.PASSED
                && twin == ExitCode.PASSED
                && faulty == ExitCode.BROKEN
                && explained == ExitCode.BROKEN
                && steady == ExitCode.PASSED
                && later == ExitCode.BROKEN;
        output.line(
                asExpected
                        ? "The demo went as it should. Open the reports in a browser; they need no network."
                        : "The demo did not go as it should: exit codes " + good + ", " + twin + ", " + faulty + ", "
                                + explained + ", " + steady
                                + ", " + later + ", " + Arrays.toString(registered)
                                + " instead of 0, 0, 1, 1, 0, 1, " + Arrays.toString(DemoRegistration.EXPECTED) + ".");
        return asExpected ? ExitCode.PASSED : ExitCode.ENGINE_FAILED;
    }

    static String data(Path examples, String name) {
        return examples.resolve("data").resolve(name).toString();
    }

    /** Explains the example's model. */
    static int explain(Output output, Path out, Path examples, String lastRule) throws IOException {
        return run(
                output,
                "explain",
                "--model=" + examples.resolve("model.json"),
                "--data=" + data(examples, "test.csv"),
                "--target=high_use",
                "--threshold=0.3",
                "--sensitive=sex",
                "--sensitive=black",
                "--slice=site",
                "--slice=age",
                "--rule=Auc >= 0.68",
                "--rule=CalibrationError <= 0.06",
                "--rule=ImportanceShare \"site\" <= 0.3",
                "--rule=TopFeatures excludes [\"person\"]",
                "--rule=EqualOpportunityDifference \"sex\" <= 0.15",
                "--rule=" + lastRule,
                "--out=" + out);
    }

    private static int monitor(Output output, Path out, Path examples, String window) throws IOException {
        return run(
                output,
                "monitor",
                "--data=" + data(examples, window),
                "--reference=" + data(examples, "train.csv"),
                "--roles=" + examples.resolve("roles.json"),
                "--rule=DriftedColumns = 0",
                "--out=" + out);
    }

    private static int validate(Output output, Path out, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("validate", "--out=" + out));
        all.addAll(List.of(words));
        return run(output, all.toArray(String[]::new));
    }

    /** Carries out a command line. */
    static int run(Output output, String... words) throws IOException {
        return Program.command(List.of(words)).run(output);
    }
}
