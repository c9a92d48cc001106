package io.jenkins.plugins.mlops.harness.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.jenkins.plugins.mlops.InstalledPrograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, driven by Playwright. */
final class Chromium implements AutoCloseable {
    static final String IS_THERE = "io.jenkins.plugins.mlops.harness.browser.Chromium#isThere";
    static final String IS_NOT = "no Chromium on the PATH, and none named by -Dmlops.chromium or MLOPS_CHROMIUM";

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
        return InstalledPrograms.chromium().isPresent();
    }

    static Chromium start() {
        return new Chromium(InstalledPrograms.chromium().orElseThrow());
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
