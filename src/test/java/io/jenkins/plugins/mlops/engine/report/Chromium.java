package io.jenkins.plugins.mlops.engine.report;

import io.jenkins.plugins.mlops.InstalledPrograms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Chromium without a window. */
final class Chromium {
    private static final Pattern PROBE = Pattern.compile("<pre id=\"probe\">(.*?)</pre>", Pattern.DOTALL);

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    static Optional<Chromium> find() {
        return InstalledPrograms.chromium().map(Chromium::new);
    }

    /**
     * Opens a page, lets its scripts run, and gives the text that they leave behind in an element {@code <pre id="probe">}.
     *
     * @param folder for what the browser writes
     */
    String probe(URI page, Path folder) throws IOException, InterruptedException {
        String dom = dom(page, folder);
        Matcher probe = PROBE.matcher(dom);
        if (!probe.find()) {
            throw new AssertionError("the page did not come to its end: " + dom.length() + " characters, "
                    + dom.substring(0, Math.min(2000, dom.length())));
        }
        return probe.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private String dom(URI page, Path folder) throws IOException, InterruptedException {
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
