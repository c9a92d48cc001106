package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of the plugin in a browser, with the content security policy enforced, as it is in tests. One Jenkins serves all of them. */
@WithJenkins
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.IS_NOT)
class JenkinsPagesTest {
    private static Chromium chromium;

    private CareJobs jobs;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** In the order in which they are to run: what is promoted is looked at before. */
    @TestFactory
    Stream<DynamicTest> pages(JenkinsRule jenkins) throws Exception {
        jobs = new CareJobs(jenkins);
        jobs.build();
        List<String> pages = jobs.pages();
        return Stream.of(
                        Stream.of(DynamicTest.dynamicTest("the policy is enforced", this::policyIsEnforced)),
                        Stream.of(Look.DESK, Look.PHONE)
                                .map(look -> DynamicTest.dynamicTest("pages, " + look, () -> look(look, pages))),
                        // Each kind of page once: what differs is in a few rules of the style sheets. Reports in all
                        // looks: see ReportTest.
                        Stream.of(Look.CONTRAST, Look.FORCED_COLORS)
                                .map(look -> DynamicTest.dynamicTest(
                                        "pages, " + look,
                                        () -> look(
                                                look,
                                                List.of(
                                                        "mlops/model/care/",
                                                        "mlops-checks/",
                                                        "job/care/mlops/",
                                                        "job/care/2/mlops/data/")))),
                        Stream.of(
                                DynamicTest.dynamicTest(
                                        "what the policy refuses is found", this::whatThePolicyRefusesIsFound),
                                DynamicTest.dynamicTest(
                                        "the trend remembers its metrics", this::trendRemembersItsMetrics),
                                DynamicTest.dynamicTest("the trend by keyboard", this::trendByKeyboard),
                                DynamicTest.dynamicTest(
                                        "report and models by keyboard", this::reportAndModelsByKeyboard),
                                DynamicTest.dynamicTest("the list of jobs filters", this::listOfJobsFilters),
                                DynamicTest.dynamicTest("files are handed out to keep", this::filesAreHandedOut),
                                DynamicTest.dynamicTest(
                                        "who may not promote gets no form", this::whoMayNotPromoteGetsNoForm),
                                DynamicTest.dynamicTest(
                                        "promotion and rollback by button", this::promotionAndRollbackByButton)))
                .flatMap(tests -> tests);
    }

    private Window open(Look look, String user) {
        Window window = chromium.open(look);
        window.go(jobs.url("login"));
        window.page().locator("[name=j_username]").fill(user);
        window.page().locator("[name=j_password]").fill(user);
        window.page().locator("[name=Submit]").click();
        window.settle();
        window.takeTroubles();
        return window;
    }

    private void policyIsEnforced() {
        try (Window window = chromium.open(Look.DESK)) {
            Response response = window.page().navigate(jobs.url("login"));
            String policy = response.headerValue("Content-Security-Policy");
            assertTrue(
                    policy != null
                            && policy.contains("default-src 'self'")
                            && policy.matches(".*script-src [^;]*'self'.*"),
                    policy);
            assertFalse(policy.matches(".*script-src [^;]*'unsafe.*"), policy);
        }
    }

    private void whatThePolicyRefusesIsFound() {
        try (Window window = open(Look.DESK, "promoter")) {
            window.go(jobs.url("mlops/"));
            window.page()
                    .evaluate(
                            "() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }");
            window.page().waitForCondition(() -> window.hasTrouble("content security policy refuses script-src"));
            assertTrue(window.takeTroubles().toString().contains("content security policy refuses script-src"));
        }
    }

    private void look(Look look, List<String> pages) {
        try (Window window = open(look, "promoter")) {
            for (String page : pages) {
                Page shown = window.go(jobs.url(page)).page();
                window.assertNoTrouble();
                Layout.assertFits(shown);
                if (look == Look.DESK || look == Look.PHONE) {
                    Axe.assertNothingSerious(shown);
                }
                assertEquals(
                        0,
                        shown.locator(".mlops-report [role=alert], .mlops-trend [role=alert]")
                                .count(),
                        page);
            }
        }
    }

    private void trendRemembersItsMetrics() {
        try (Window window = open(Look.DESK, "promoter")) {
            Page page = window.go(jobs.url("job/care/mlops/")).page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("explanation"))
                    .click();
            page.locator(".mlops-chooser summary").click();
            Locator chooser = page.locator(".mlops-chooser");
            chooser.getByLabel("AUC", new Locator.GetByLabelOptions().setExact(true))
                    .check();
            chooser.getByLabel("Brier score", new Locator.GetByLabelOptions().setExact(true))
                    .check();
            assertTrue(page.url().contains("result=explanation") && page.url().contains("metric=auc"), page.url());
            List<String> drawn = page.locator(".mlops-trend figcaption").allTextContents();
            assertTrue(drawn.contains("AUC") && drawn.contains("Brier score"), drawn.toString());
            String shared = page.url();
            window.go(jobs.url("job/care/"));
            assertEquals(
                    drawn,
                    page.locator(".mlops-trend figcaption").allTextContents(),
                    "the job's page draws what was chosen");
            try (Window other = open(Look.DESK, "promoter")) {
                assertEquals(
                        drawn,
                        other.go(shared)
                                .page()
                                .locator(".mlops-trend figcaption")
                                .allTextContents(),
                        "the address carries the choice");
                other.assertNoTrouble();
            }
            window.assertNoTrouble();
        }
    }

    private void trendByKeyboard() {
        try (Window window = open(Look.DESK, "promoter")) {
            Page page = window.go(jobs.url("job/care/mlops/?result=data&metric=rows"))
                    .page();
            Locator builds = page.locator("tr:has(.mlops-row[aria-pressed=true]) .mlops-strip a");
            assertEquals(2, builds.count(), "the failed build is one of them");
            builds.last().focus();
            page.keyboard().press("ArrowLeft");
            assertTrue(String.valueOf(page.evaluate("() => document.activeElement.ariaLabel"))
                    .startsWith("Build 1: "));
            page.keyboard().press("Enter");
            page.waitForURL("**/job/care/1/mlops/data/");
            window.settle();
            window.assertNoTrouble();
        }
    }

    private void reportAndModelsByKeyboard() {
        try (Window window = open(Look.DESK, "promoter")) {
            Keyboard.assertReachesAll(
                    window.go(jobs.url("job/care/2/mlops/data/")).page(), "#main-panel .mlops-report");
            Keyboard.assertReachesAll(window.go(jobs.url("mlops/model/care/")).page(), "#main-panel");
            Keyboard.assertReachesAll(window.go(jobs.url("mlops-checks/")).page(), "#main-panel");
            window.assertNoTrouble();
        }
    }

    private void listOfJobsFilters() {
        try (Window window = open(Look.DESK, "promoter")) {
            Page page = window.go(jobs.url("mlops/")).page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Checks of jobs"))
                    .click();
            window.settle();
            assertEquals(2, page.locator("table.mlops-jobs tbody tr").count());
            assertEquals(
                    0,
                    page.locator("form.mlops-live button")
                            .filter(new Locator.FilterOptions().setVisible(true))
                            .count(),
                    "nobody has to press a button");
            page.locator("#mlops-verdict").selectOption("WARNING");
            page.waitForURL(Pattern.compile(".*verdict=WARNING"));
            page.locator("#mlops-name").focus();
            page.keyboard().type("CAR");
            page.waitForURL(Pattern.compile(".*name=CAR.*"));
            assertTrue(
                    page.url().endsWith("/mlops-checks/?name=CAR&verdict=WARNING"),
                    "and no crumb in the address: " + page.url());
            assertEquals(1, page.locator("table.mlops-jobs tbody tr").count());
            assertTrue(page.locator("#mlops-count").textContent().contains("1 of 2"));
            assertEquals("CAR", page.evaluate("() => document.activeElement.value"), "the reader goes on typing");
            page.locator("th a.mlops-sort")
                    .filter(new Locator.FilterOptions().setHasText("Job"))
                    .focus();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*&sort=job"));
            assertEquals(
                    "ascending",
                    page.locator("th:has(a.mlops-sort:text-is(\"Job\"))").getAttribute("aria-sort"));
            assertEquals("CAR", page.locator("#mlops-name").inputValue());
            page.locator("#mlops-name").fill("");
            page.waitForURL(Pattern.compile(".*name=&verdict=WARNING&sort=job"));
            page.locator("a.mlops-marks").click();
            page.waitForURL(Pattern.compile(".*/job/care/mlops/.*"));
            window.go(jobs.url("mlops/model/care/"));
            for (int box : new int[] {1, 0}) {
                page.locator(".mlops-choice").nth(box).check();
            }
            page.locator("form[action=compare] button").click();
            page.waitForURL(Pattern.compile(".*/compare.*"));
            assertTrue(page.url().endsWith("/compare?a=1&b=2"), page.url());
            window.settle();
            window.assertNoTrouble();
        }
    }

    private void filesAreHandedOut() throws Exception {
        try (Window window = open(Look.DESK, "promoter")) {
            Page page = window.go(jobs.url("job/care/2/mlops/explanation/")).page();
            Download report =
                    page.waitForDownload(() -> page.getByText("report.html", new Page.GetByTextOptions().setExact(true))
                            .click());
            assertTrue(Files.readString(report.path()).contains("<main class=\"mlops-report\">"));
            window.go(jobs.url("mlops/model/care/version/1/"));
            Download model =
                    page.waitForDownload(() -> page.getByText("model.json", new Page.GetByTextOptions().setExact(true))
                            .first()
                            .click());
            assertTrue(Files.size(model.path()) > 1000);
            window.assertNoTrouble();
        }
    }

    private void whoMayNotPromoteGetsNoForm() {
        try (Window window = open(Look.DESK, "viewer")) {
            Page page = window.go(jobs.url("mlops/model/care/")).page();
            assertTrue(page.locator("table.jenkins-table").count() > 0);
            assertEquals(0, page.locator("#main-panel form[method=post]").count());
            assertEquals(
                    0,
                    window.go(jobs.url("mlops/model/care/version/1/"))
                            .page()
                            .locator("#main-panel form[method=post]")
                            .count());
            window.assertNoTrouble();
        }
    }

    private void promotionAndRollbackByButton() throws Exception {
        try (Window window = open(Look.DESK, "promoter")) {
            Page page = window.go(jobs.url("mlops/model/care/")).page();
            page.locator("form[name=promote] [name=version]").fill("2");
            page.locator("form[name=promote] [name=alias]").fill("champion");
            page.locator("form[name=promote] [name=note]").fill("tried in a browser");
            page.locator("form[name=promote] [name=compare]").fill("Rubbish");
            page.locator("form[name=promote] button[type=submit]").click();
            page.waitForURL("**/promote");
            assertTrue(page.locator("#mlops-promote-compare").textContent().contains("no metric \"Rubbish\""));
            assertEquals(
                    "tried in a browser",
                    page.locator("form[name=promote] [name=note]").inputValue());
            Axe.assertNothingSerious(page);
            window.takeTroubles(); // the answer says that the request was bad
            page.locator("form[name=promote] [name=compare]").fill("");
            page.locator("form[name=promote] button[type=submit]").click();
            Locator dialog = page.locator("dialog.jenkins-dialog");
            dialog.getByText("champion moves from version 1 to version 2.").waitFor();
            Axe.assertNothingSerious(page);
            page.keyboard().press("Escape");
            dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertEquals(
                    1,
                    EmbeddedRegistry.get().open().aliases(new ModelName("care")).get("champion"));
            page.locator("form[name=promote] button[type=submit]").click();
            dialog.locator("[data-id=ok]").click();
            page.waitForURL("**/mlops/model/care/");
            assertTrue(page.getByText("champion \u2192 2").count() > 0, page.url());
            window.assertNoTrouble();
            page.locator("form[name=rollback] [name=alias]").selectOption("champion");
            page.locator("form[name=rollback] button[type=submit]").click();
            dialog.getByText("champion moves back from version 2 to version 1.").waitFor();
            page.keyboard().press("Enter");
            page.getByText("champion \u2192 1").first().waitFor();
            window.settle(); // the events stand further below
            assertTrue(page.getByText("tried in a browser").count() > 0);
            window.assertNoTrouble();
            assertEquals(
                    1,
                    EmbeddedRegistry.get().open().aliases(new ModelName("care")).get("champion"));
        }
    }
}
