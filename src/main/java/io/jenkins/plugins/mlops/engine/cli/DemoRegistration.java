package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.output.StagedFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last part of the demo: a registry of its own, in which one model is refused for its results, taken, and another refused for what is in it. */
final class DemoRegistration {
    /** Refused, explained again, taken, refused, whole. */
    static final int[] EXPECTED = {ExitCode.BROKEN, ExitCode.WARNINGS, ExitCode.PASSED, ExitCode.BROKEN, ExitCode.PASSED
    };
    /** A pickle that would print a line when it is loaded; nobody loads it, and a real one would not print. */
    private static final String POISON = "cos\nsystem\n(S'echo a pickle ran this'\ntR.";

    private final Output output;
    private final Path examples;
    private final Path out;
    private final String registry;

    DemoRegistration(Output output, Path examples, Path out) {
        this.output = output;
        this.examples = examples;
        this.out = out;
        this.registry = out.resolve("registry").toString();
    }

    int[] run() throws IOException {
        output.line(
                "6. Registration. The model broke a rule, so it is refused together with the explanation that says so.");
        int refused = register(
                "registration-refused",
                "--model=" + model(),
                "--requires=" + result("data"),
                "--requires=" + result("explanation"));
        output.line("");
        output.line(
                "7. Somebody decides that this rule shall warn and not stop; from now on the version carries the warning. It becomes the challenger.");
        int again = DemoCommand.explain(
                output, out.resolve("explanation-warning"), examples, DemoCommand.PARITY + " : warning");
        int taken = register(
                "registration",
                "--model=" + model(),
                "--requires=" + result("data"),
                "--requires=" + result("explanation-warning"),
                "--metrics=" + result("explanation-warning"),
                "--alias=challenger",
                "--tag=question=high_use");
        show();
        output.line("");
        output.line("8. A poisoned model, made just now and never loaded: has to be refused, and to say why.");
        Path poisoned = out.resolve("poisoned.pkl");
        StagedFiles.writeOne(poisoned, stream -> stream.write(POISON.getBytes(StandardCharsets.US_ASCII)));
        int poison = register("registration-poisoned", "--model=" + poisoned);
        Files.delete(poisoned);
        int whole = verify();
        return new int[] {refused, again, taken, poison, whole};
    }

    private String model() {
        return examples.resolve("model.json").toString();
    }

    private String result(String folder) {
        return out.resolve(folder).resolve("result.json").toString();
    }

    private int register(String folder, String... words) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("register", "--registry=" + registry, "--name=care-need", "--out=" + out.resolve(folder)));
        all.addAll(List.of(words));
        return DemoCommand.run(output, all.toArray(String[]::new));
    }

    private int verify() throws IOException {
        return DemoCommand.run(output, "registry", "verify", "--registry=" + registry);
    }

    /** Prints what the version says, from the document a reader will see. */
    private void show() throws IOException {
        ResultDocument document = ResultJson.read(out.resolve("registration").resolve("result.json"));
        for (Section section : document.sections()) {
            if (section.type().equals("version")) {
                Map<String, Object> data = section.data();
                output.line("   version " + data.get("version") + ", aliases " + data.get("aliases") + ", "
                        + size(data.get("inputs")) + " inputs, " + size(data.get("metrics")) + " metrics");
            }
        }
    }

    private static int size(Object list) {
        return list instanceof List<?> items ? items.size() : 0;
    }
}
