package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jenkins.plugins.mlops.engine.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stand-alone reports of the whole example, opened from disk: every step, and every section that a step writes. */
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.IS_NOT)
class ReportTest {
    private static final Path PROJECT = Path.of(System.getProperty("mlops.project"));

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static List<Path> reports;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        // In a process of its own, as a user runs it: the program ends its Java.
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "demo",
                        "--examples",
                        PROJECT.resolve("examples/care").toString(),
                        "--out",
                        folder.resolve("demo").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("demo.log").toFile())
                .start();
        assertTrue(demo.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, demo.exitValue(), Files.readString(folder.resolve("demo.log")));
        try (Stream<Path> walk = Files.walk(folder)) {
            // The example does some steps twice; one report of each kind is looked at.
            reports = walk.filter(file -> file.getFileName().toString().equals("report.html"))
                    .filter(file -> !file.toString().matches(".*(data-dqdl|monitor-steady|explanation-warning).*"))
                    .sorted()
                    .toList();
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Path report(String name) {
        return folder.resolve("demo").resolve(name).resolve("report.html");
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyReportIsWholeAndAsksForNothing(Look look) throws IOException {
        assertTrue(reports.size() >= 5, reports.toString());
        Set<String> panels = new TreeSet<>();
        try (Window window = chromium.open(look)) {
            for (Path report : reports) {
                window.go(report.toUri().toString());
                window.eachTab(() -> {
                    panels.addAll(window.page().locator(".mlops-panel > h2").allTextContents());
                    Layout.assertFits(window.page());
                    if (look != Look.CONTRAST
                            && look != Look.FORCED_COLORS) { // axe-core does not know the colours that a system forces
                        Axe.assertNothingSerious(window.page());
                    }
                });
                assertEquals(0, window.page().getByText("unexpected shape").count(), report.toString());
                window.assertNoTrouble();
            }
            List<String> elsewhere = window.requests().stream()
                    .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
                    .toList();
            assertEquals(List.of(), elsewhere, "a report asks for nothing");
            assertEquals(
                    reports.size(),
                    window.requests().stream()
                            .filter(url -> url.startsWith("file:"))
                            .distinct()
                            .count());
        }
        assertTrue(panels.size() >= 20, "every kind of section is looked at: " + panels);
    }

    @Test
    void colourIsOnlyTheThemes() {
        try (Window light = chromium.open(Look.DESK);
                Window dark = chromium.open(Look.DARK)) {
            String url = report("explanation").toUri().toString();
            String background = "() => getComputedStyle(document.body).backgroundColor";
            assertTrue(brightness(light.go(url).page().evaluate(background)) > 200);
            assertTrue(brightness(dark.go(url).page().evaluate(background)) < 60);
            for (Window window : List.of(light, dark)) {
                window.page().locator("[role=tab]:has-text('Explanation')").click();
                window.settle();
            }
            String axis = "() => getComputedStyle(document.querySelector('.mlops-canvas svg text')).fill";
            assertTrue(brightness(light.page().evaluate(axis)) < 130, "the chart's text on light");
            assertTrue(brightness(dark.page().evaluate(axis)) > 170, "the chart's text on dark");
        }
    }

    private static double brightness(Object rgb) {
        String[] parts = String.valueOf(rgb).replaceAll("[^0-9,.]", "").split(",");
        return (Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]) + Double.parseDouble(parts[2])) / 3;
    }

    @Test
    void everyChartHasItsNumbersInATable() {
        try (Window window = chromium.open(Look.DESK)) {
            int charts = 0;
            for (Path report : reports) {
                window.go(report.toUri().toString());
                window.eachTab(() -> {}); // draws them all
                for (Locator figure : window.page().locator(".mlops-figure").all()) {
                    charts++;
                    assertTrue(
                            figure.locator(".mlops-canvas[role=img]")
                                            .getAttribute("aria-label")
                                            .length()
                                    > 5,
                            report.toString());
                    // In the figure itself, or beside it in the same panel.
                    assertTrue(
                            figure.locator("xpath=ancestor::section[1]")
                                            .locator("table")
                                            .count()
                                    > 0,
                            figure.locator(".mlops-canvas").getAttribute("aria-label"));
                }
            }
            assertTrue(charts > 10, charts + " charts");
        }
    }

    @Test
    void theKeyboardReachesEverythingAndShowsWhereItIs() {
        try (Window window = chromium.open(Look.DESK)) {
            Page page = window.go(report("data-faulty").toUri().toString()).page();
            Keyboard.assertReachesAll(page, ".mlops-report");
            page.locator("[role=tab]").first().focus();
            page.keyboard().press("End");
            assertEquals("About this run", page.evaluate("() => document.activeElement.textContent"));
            assertTrue(page.getByText("Peak memory").isVisible());
            page.keyboard().press("ArrowRight");
            assertEquals("Result", page.evaluate("() => document.activeElement.textContent"));
            assertTrue(page.url().endsWith("#result"), page.url());
            Locator filter = page.locator(".mlops-filter").last();
            assertEquals("false", filter.getAttribute("aria-pressed"));
            filter.focus();
            page.keyboard().press("Space");
            assertEquals("true", filter.getAttribute("aria-pressed"));
            page.keyboard().press("Space");
            Locator toggle = page.locator(".mlops-toggle").first();
            toggle.focus();
            page.keyboard().press("Enter");
            assertEquals("true", toggle.getAttribute("aria-expanded"));
            window.assertNoTrouble();
        }
    }
}
