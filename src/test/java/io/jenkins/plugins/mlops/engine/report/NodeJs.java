package io.jenkins.plugins.mlops.engine.report;

import io.jenkins.plugins.mlops.InstalledPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Node.js, where it is new enough. */
final class NodeJs {
    /** The first one whose test runner writes the Test Anything Protocol when asked to. */
    private static final int OLDEST = 18;

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.\\S+");

    private final Path program;
    private final String version;

    private NodeJs(Path program, String version) {
        this.program = program;
        this.version = version;
    }

    /** What there is to be said where there is none. */
    static String missing() {
        return "no Node.js " + OLDEST + " or newer in PATH, and none named with -Dmlops.node or MLOPS_NODE";
    }

    /**
     * Finds Node.js.
     *
     * @param folder for what it writes
     */
    static Optional<NodeJs> find(Path folder) throws IOException, InterruptedException {
        Optional<Path> given = InstalledPrograms.named("mlops.node");
        if (given.isPresent()) {
            return Optional.of(of(given.get(), folder)
                    .orElseThrow(() -> new IOException(given.get() + " is no Node.js " + OLDEST + " or newer")));
        }
        for (Path program : InstalledPrograms.inPath("node", "node.exe")) {
            Optional<NodeJs> found = of(program, folder);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<NodeJs> of(Path program, Path folder) throws IOException, InterruptedException {
        NodeJs node = new NodeJs(program, "");
        Matcher version =
                VERSION.matcher(node.run(folder, List.of("--version")).output().strip());
        return version.matches() && Integer.parseInt(version.group(1)) >= OLDEST
                ? Optional.of(new NodeJs(program, version.group()))
                : Optional.empty();
    }

    String version() {
        return version;
    }

    /** What a run of the program came to. */
    record Run(int exit, String output) {}

    Run run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Path output = folder.resolve("node.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NODE_"));
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("Node.js did not end: " + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
