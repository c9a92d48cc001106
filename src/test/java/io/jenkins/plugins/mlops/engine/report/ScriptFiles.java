package io.jenkins.plugins.mlops.engine.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tests of the report's scripts: the same files run in Node.js and in a browser. */
final class ScriptFiles {
    static final Path FOLDER = Path.of(System.getProperty("mlops.project", "."))
            .resolve("src/test/js")
            .toAbsolutePath();

    private ScriptFiles() {}

    static List<Path> tests() throws IOException {
        return ending(".test.js");
    }

    /** The tests and what they share. */
    static List<Path> all() throws IOException {
        return ending(".js");
    }

    private static List<Path> ending(String end) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    /** Says in the output, where ./verify looks for it, what became of these tests. */
    static void say(String what) {
        System.out.println("the report's scripts: " + what);
    }
}
