package io.jenkins.plugins.mlops.harness.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Chromium of this machine: the one that the system property {@code mlops.chromium} or the environment variable {@code MLOPS_CHROMIUM}
 * names, or the first on the PATH. None is downloaded.
 */
final class Chromium implements AutoCloseable {
    static final String IS_THERE = "io.jenkins.plugins.mlops.harness.browser.Chromium#isThere";
    static final String IS_NOT = "no Chromium on the PATH, and none named by -Dmlops.chromium or MLOPS_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments = new ArrayList<>(List.of("--disable-dev-shm-usage"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox"); // Chromium refuses to start otherwise
        }
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(arguments));
    }

    /** For {@code @EnabledIf}. */
    static boolean isThere() {
        return find() != null;
    }

    static Chromium start() {
        return new Chromium(find());
    }

    private static Path find() {
        String named = System.getProperty("mlops.chromium", System.getenv("MLOPS_CHROMIUM"));
        if (named != null && !named.isBlank()) {
            // What is named and cannot be run is a mistake, and no reason to test nothing.
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalArgumentException("the Chromium named is not a program: " + named);
            }
            return Path.of(named);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** A window of its own, with cookies and storage of its own. */
    Window open(Look look) {
        return new Window(browser, look);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
