package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command line in this process, for tests. */
final class Cli {
    /** What a run left behind. */
    record Run(int exit, String out, String err, Path folder) {
        ResultDocument document() {
            try {
                return ResultJson.read(folder.resolve("result.json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Check check(int index) {
            return document().checks().get(index);
        }

        /** The one line of a refusal, without the program's name. */
        String line() {
            List<String> lines =
                    err.lines().filter(line -> line.startsWith("mlops: ")).toList();
            if (lines.size() != 1) {
                throw new AssertionError("expected one line of refusal, found: " + err);
            }
            return lines.get(0).substring("mlops: ".length());
        }

        boolean wrote() {
            return Files.exists(folder.resolve("result.json"));
        }
    }

    private Cli() {}

    static Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), null);
    }

    /** {@code validate} with a report folder of its own below the given one. */
    static Run validate(Path folder, String... words) {
        Path out = folder.resolve("out-" + System.nanoTime());
        List<String> all = new ArrayList<>(List.of("validate", "--out", out.toString()));
        all.addAll(List.of(words));
        Run run = run(all.toArray(String[]::new));
        return new Run(run.exit(), run.out(), run.err(), out);
    }

    static Run monitor(Path folder, String... words) {
        Path out = folder.resolve("out-" + System.nanoTime());
        List<String> all = new ArrayList<>(List.of("monitor", "--out", out.toString()));
        all.addAll(List.of(words));
        Run run = run(all.toArray(String[]::new));
        return new Run(run.exit(), run.out(), run.err(), out);
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
