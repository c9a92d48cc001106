package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.microsoft.playwright.Page;
import hudson.FilePath;
import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Makes the pictures of the documentation from the pages as they are, and looks whether the links that it names are where it says. It needs a Chromium, and fails
 * without one: who asks for pictures wants them.
 */
@WithJenkins
@EnabledIfSystemProperty(
        named = "screenshots",
        matches = ".*",
        disabledReason = "the pictures in docs/images are made with -Dscreenshots, and not in each build")
class ScreenshotsTest {
    private static final Path PROJECT = Path.of(System.getProperty("mlops.project"));
    private static final int WIDTH = 1280;
    private static final long LARGEST = 150_000;

    /** A row of the table in docs/jenkins.md: what page, where on it, what text. */
    private record Place(String page, String where, String text) {}

    private CareJobs jobs;

    @Test
    void picturesOfTheDocumentation(JenkinsRule jenkins) throws Exception {
        assertTrue(Chromium.isThere(), Chromium.IS_NOT);
        assertNotNull(
                Jenkins.class.getClassLoader().getResource("images/symbols/status-blue.svg"),
                "the symbols of Jenkins' war are not there: the profile screenshots of pom.xml puts them onto the class path");
        jobs = new CareJobs(jenkins);
        jobs.build();
        retrain(jenkins);
        try (Chromium chromium = Chromium.start();
                Window window = chromium.open(Look.DESK)) {
            window.go(jobs.url("login"));
            window.page().locator("[name=j_username]").fill("promoter");
            window.page().locator("[name=j_password]").fill("promoter");
            window.page().locator("[name=Submit]").click();
            window.settle();
            picture(window, "build", "job/care/2/", 820);
            picture(window, "job", "job/care/", 900);
            picture(window, "checks", "mlops-checks/", 620);
            picture(window, "models", "mlops/", 420);
            picture(window, "model", "mlops/model/care/", 900);
            picture(window, "comparison", "mlops/model/care/compare?a=3&b=4", 900);
            picture(window, "version", "mlops/model/care/version/4/", 900);
            window.go(jobs.url("job/care/2/mlops/explanation/"));
            window.page().locator("[role=tab]:text-is(\"Explanation\")").click();
            window.settle();
            shoot(window.page(), "explanation", 900);
            window.assertNoTrouble();
            namedLinksAreThere(window);
        }
    }

    /** Two more versions, each measured on other rows, and a job in a folder. */
    private void retrain(JenkinsRule jenkins) throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        WorkflowJob job = team.createProject(WorkflowJob.class, "train");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        new FilePath(PROJECT.resolve("examples/care").toFile()).copyRecursiveTo(workspace);
        job.setDefinition(new CpsFlowDefinition(
                "node {\n"
                        + "  validateData data: 'data/train.csv', contract: 'contract.odcs.yaml'\n"
                        + "  explainModel model: 'model.json', data: 'data/test.csv', target: 'high_use', rules: ['Auc >= 0.6']\n"
                        + "  registerModel name: 'care', model: 'model.json', requires: ['data', 'explanation'], alias: 'challenger'\n"
                        + "}",
                true));
        List<String> rows = Files.readAllLines(PROJECT.resolve("examples/care/data/test.csv"));
        for (int from : new int[] {1, 1101}) {
            List<String> some = new ArrayList<>(rows.subList(0, 1));
            some.addAll(rows.subList(from, from + 3000));
            workspace.child("data/test.csv").write(String.join("\n", some) + "\n", "UTF-8");
            jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        }
    }

    private void picture(Window window, String name, String page, int height) throws Exception {
        window.page().setViewportSize(WIDTH, height);
        window.go(jobs.url(page));
        shoot(window.page(), name, height);
    }

    private static void shoot(Page page, String name, int height) throws Exception {
        page.setViewportSize(WIDTH, height);
        Path file = PROJECT.resolve("docs/images/" + name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertTrue(Files.size(file) < LARGEST, file + " has " + Files.size(file) + " bytes");
    }

    /** Looks for every link that the table "Where things are" names. */
    private void namedLinksAreThere(Window window) throws Exception {
        Map<String, String> pages = Map.of(
                "Jenkins' start page", "",
                "a job that makes checks", "job/care/",
                "a build that made checks", "job/care/2/",
                "a folder whose own jobs make checks", "job/team/");
        List<Place> places = places();
        assertTrue(places.size() >= pages.size(), places.toString());
        for (Place place : places) {
            assertTrue(pages.containsKey(place.page()), place + ": no such page, of " + pages.keySet());
            Page page = window.go(jobs.url(pages.get(place.page()))).page();
            String found;
            if (place.where().equals("side panel")) {
                found = "#side-panel a";
            } else {
                assertEquals("menu at the top right", place.where(), place.toString());
                page.locator("#header-more-actions").click();
                page.locator(".jenkins-dropdown a").first().waitFor();
                found = ".jenkins-dropdown a";
            }
            List<String> texts = page.locator(found).allInnerTexts().stream()
                    .map(String::strip)
                    .toList();
            assertTrue(texts.contains(place.text()), place + " is not there; there are " + texts);
        }
    }

    private static List<Place> places() throws Exception {
        List<Place> places = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PROJECT.resolve("docs/jenkins.md"))) {
            inside = line.startsWith("#") ? line.equals("### Where things are") : inside;
            String[] cells = line.split("\\s*\\|\\s*");
            if (inside && cells.length == 4 && cells[3].startsWith("*")) {
                places.add(new Place(cells[1], cells[2], cells[3].replace("*", "")));
            }
        }
        return places;
    }
}
