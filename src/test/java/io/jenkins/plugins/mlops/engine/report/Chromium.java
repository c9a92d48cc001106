package io.jenkins.plugins.mlops.engine.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window: {@code -Dmlops.chromium=/path}, or one found in {@code PATH}. */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    static Optional<Chromium> find() {
        String given = System.getProperty("mlops.chromium");
        Stream<Path> all = given != null
                ? Stream.of(Path.of(given))
                : Arrays.stream(System.getenv("PATH").split(System.getProperty("path.separator")))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return all.filter(Files::isExecutable).findFirst().map(Chromium::new);
    }

    /**
     * Opens a page, lets its scripts run, and gives its elements as they are then.
     *
     * @param folder for what the browser writes
     */
    String dom(Path page, Path folder) throws IOException, InterruptedException {
        return dom(page.toUri(), folder);
    }

    /** The same of a page at an address. */
    String dom(URI page, Path folder) throws IOException, InterruptedException {
        Path dump = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1400,30000",
                        "--virtual-time-budget=40000",
                        "--dump-dom",
                        page.toString())
                .redirectOutput(dump.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("the browser did not end");
        }
        String dom = Files.readString(dump);
        if (dom.isBlank()) {
            throw new IOException("the browser showed nothing: " + Files.readString(folder.resolve("errors.txt")));
        }
        return dom;
    }
}
