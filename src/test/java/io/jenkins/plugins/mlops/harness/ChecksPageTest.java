package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.TimeZoneProperty;
import hudson.model.User;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import io.jenkins.plugins.mlops.results.ChecksAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;

/** The page of all jobs with checks. */
@SharedJenkins
class ChecksPageTest {
    private static final String PAGE = "mlops-checks/";

    /** Adds a build to a job's log of checks. Its folder cannot be read as a build, so that whoever tried would be found out. */
    private static void check(Job<?, ?> job, int build, String id, String name, String verdict) throws Exception {
        Path folder = Files.createDirectories(job.getBuildDir().toPath().resolve(String.valueOf(build)));
        Files.writeString(folder.resolve("build.xml"), "<not-a-build>");
        String line = new JSONObject()
                .element("build", build)
                .element("time", 1_700_000_000_000L + 60_000L * build)
                .element("id", id)
                .element("name", name)
                .element("step", "validateData")
                .element("verdict", verdict)
                .toString();
        Files.writeString(
                job.getRootDir().toPath().resolve("mlops-trend.jsonl"),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static JenkinsRule.WebClient client(JenkinsRule jenkins) {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        return client;
    }

    private static List<String> names(JSONArray jobs) {
        return IntStream.range(0, jobs.size())
                .mapToObj(i -> jobs.getJSONObject(i).getString("name"))
                .collect(Collectors.toList());
    }

    private static JSONObject json(JenkinsRule jenkins, String query) throws Exception {
        return jenkins.getJSON(PAGE + "api/json" + query).getJSONObject();
    }

    /** 2023-11-14 22:21:20 in UTC, in the zone that the user chose and in the format of the browser's language. */
    private static void timesAreTheReaders(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        User.getById("tokyo", true).addProperty(new TimeZoneProperty("Asia/Tokyo"));
        JenkinsRule.WebClient client = client(jenkins).login("tokyo");
        String english = client.goTo(PAGE + "?name=bad").asNormalizedText();
        assertTrue(english.contains("Failed since #8, Nov 15, 2023, 7:21"), english);
        client.addRequestHeader("Accept-Language", "de");
        String german = client.goTo(PAGE + "?name=bad").asNormalizedText();
        assertTrue(german.contains("#8, 15.11.2023, 07:21"), german);
        jenkins.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void whatNeedsALookComesFirstAndFiltersHold(JenkinsRule jenkins) throws Exception {
        assertTrue(client(jenkins).goTo(PAGE).asNormalizedText().contains("No job made a check yet"));
        jenkins.createFreeStyleProject("without");
        MockFolder folder = jenkins.createFolder("team");
        FreeStyleProject good = jenkins.createFreeStyleProject("good");
        FreeStyleProject doubtful = folder.createProject(FreeStyleProject.class, "doubtful");
        FreeStyleProject bad = jenkins.createFreeStyleProject("bad");
        FreeStyleProject worse = jenkins.createFreeStyleProject("worse-since-long");
        check(good, 9, "data", "data", "PASSED");
        check(doubtful, 1, "data", "data", "FAILED");
        check(doubtful, 2, "data", "data", "INCONCLUSIVE");
        check(bad, 7, "data", "data", "PASSED");
        check(bad, 8, "data", "data", "FAILED");
        check(bad, 8, "model", "The model", "PASSED");
        for (int i = 2; i <= 6; i++) {
            check(worse, i, "data", "data", "FAILED");
        }
        JSONObject all = json(jenkins, "");
        assertEquals(List.of("bad", "worse-since-long", "team/doubtful", "good"), names(all.getJSONArray("jobs")));
        assertEquals(4, all.getInt("total"));
        JSONObject first = all.getJSONArray("jobs").getJSONObject(0);
        assertEquals("FAILED", first.getString("verdict"));
        assertEquals(8, first.getInt("since"));
        assertEquals(
                "job/bad/8/mlops/model/",
                first.getJSONArray("checks").getJSONObject(1).getString("url"));
        assertEquals("PASSED", first.getJSONArray("trend").getJSONObject(0).getString("verdict"), "the oldest first");
        assertEquals(2, all.getJSONArray("jobs").getJSONObject(1).getInt("since"));

        assertEquals(
                List.of("bad", "worse-since-long"),
                names(json(jenkins, "?verdict=FAILED").getJSONArray("jobs")));
        assertEquals(
                List.of("bad", "worse-since-long", "team/doubtful"),
                names(json(jenkins, "?verdict=NOT_PASSED").getJSONArray("jobs")));
        assertEquals(
                List.of("team/doubtful"), names(json(jenkins, "?name=DOUBT").getJSONArray("jobs")));
        assertEquals(4, json(jenkins, "?verdict=nonsense&page=99").getInt("total"));

        // By any column that has an order of its own, and the other way round; what is no column is the usual order.
        for (var order : Map.of(
                        "job",
                        List.of("bad", "good", "team/doubtful", "worse-since-long"),
                        "-job",
                        List.of("worse-since-long", "team/doubtful", "good", "bad"),
                        "-verdict",
                        List.of("good", "team/doubtful", "bad", "worse-since-long"),
                        "nonsense",
                        List.of("bad", "worse-since-long", "team/doubtful", "good"))
                .entrySet()) {
            assertEquals(
                    order.getValue(),
                    names(json(jenkins, "?sort=" + order.getKey()).getJSONArray("jobs")),
                    order.getKey());
        }
        HtmlPage sorted = client(jenkins).goTo(PAGE + "?sort=job&name=o");
        assertEquals(1, sorted.querySelectorAll("th[aria-sort]").size());
        HtmlPage back = ((HtmlAnchor) sorted.querySelector("th[aria-sort=ascending] a")).click();
        assertEquals("name=o&verdict=&sort=-job", back.getUrl().getQuery(), "what was asked for stays");
        assertEquals(
                "-job", ((DomElement) back.querySelector("form.mlops-live input[name=sort]")).getAttribute("value"));

        HtmlPage page = client(jenkins).goTo(PAGE + "?verdict=FAILED&name=ba");
        assertTrue(page.asNormalizedText().contains("1 of 4 jobs with checks"), page.asNormalizedText());
        assertNotNull(page.getAnchorByHref(jenkins.contextPath + "/job/bad/8/mlops/data/"));
        assertNotNull(page.getAnchorByHref(jenkins.contextPath + "/job/bad/8/mlops/"));
        DomElement trend = page.querySelector("a.mlops-marks");
        assertEquals("Last 2 builds: Passed 1, Failed 1. Now: Failed.", trend.getAttribute("aria-label"));
        assertTrue(page.asNormalizedText().contains("Failed since #8, Nov 1"), page.asNormalizedText());
        timesAreTheReaders(jenkins);
        assertTrue(
                client(jenkins).goTo(PAGE + "?name=worse").asNormalizedText().contains("since #2 at least"),
                "before them may have been others");

        // The folder has a page of its own, with what is below it.
        assertEquals(
                List.of("team/doubtful"),
                names(jenkins.getJSON(folder.getUrl() + PAGE + "api/json")
                        .getJSONObject()
                        .getJSONArray("jobs")));
        assertNotNull(
                folder.getAction(ChecksAction.class).getIconFileName(),
                "listed, because a job of the folder makes checks");
        assertNull(jenkins.createFolder("empty").getAction(ChecksAction.class).getIconFileName());

        List<String> broken = Files.walk(jenkins.jenkins.getRootDir().toPath())
                .filter(file -> file.endsWith("build.xml"))
                .map(Path::toString)
                .toList();
        assertEquals(10, broken.size());
        assertNull(bad.getLastBuild(), "had a page read a build, Jenkins would have met one that is none");
    }

    @Test
    void everyViewerGetsTheJobsTheyMayRead(JenkinsRule jenkins) throws Exception {
        FreeStyleProject open = jenkins.createFreeStyleProject("open");
        FreeStyleProject hidden = jenkins.createFreeStyleProject("hidden");
        check(open, 1, "data", "data", "PASSED");
        check(hidden, 1, "data", "data", "FAILED");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "viewer")
                .grant(MlopsPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(Item.READ)
                .onItems(open)
                .to("reader", "viewer"));
        for (String address : List.of(PAGE, PAGE + "?name=hidden", PAGE + "api/json")) {
            String text = client(jenkins)
                    .login("reader")
                    .goTo(address, null)
                    .getWebResponse()
                    .getContentAsString();
            assertFalse(text.contains("job/hidden"), text);
        }
        String text =
                client(jenkins).login("reader").goTo(PAGE).getWebResponse().getContentAsString();
        assertTrue(text.contains("job/open/1/mlops/") && text.contains("1 of 1"), text);
        assertFalse(text.contains("/mlops/\" class=\"jenkins-button\""), "no link to a page the reader may not see");
        assertNotNull(client(jenkins).login("viewer").goTo("mlops/").getAnchorByHref(jenkins.contextPath + "/" + PAGE));
        assertNotNull(client(jenkins).login("viewer").goTo(PAGE).getAnchorByHref(jenkins.contextPath + "/mlops/"));
        assertFalse(
                client(jenkins)
                        .goTo(PAGE, null)
                        .getWebResponse()
                        .getContentAsString()
                        .contains("job/open"),
                "who may not even see Jenkins");
    }

    @Test
    void manyJobsComeByPagesAndNamesAreText(JenkinsRule jenkins) throws Exception {
        String evil = "\"><img src=x onerror=alert(1)>";
        for (int i = 0; i < 60; i++) {
            FreeStyleProject job = jenkins.createFreeStyleProject(String.format("job-%02d", i));
            job.setDisplayName(evil + i);
            check(job, 1, "data", evil, "WARNING");
        }
        HtmlPage page = client(jenkins).goTo(PAGE + "?name=job&verdict=WARNING");
        assertEquals(50, page.querySelectorAll("table.mlops-jobs tbody tr").size());
        assertFalse(page.getWebResponse().getContentAsString().contains("<img src=x"), "a name is text");
        assertEquals(
                0,
                page.querySelector("#main-panel")
                        .querySelectorAll("script:not([src]), style, [style], [onclick], [onload]")
                        .size());
        HtmlPage second = page.getAnchorByText("Next page").click();
        assertEquals(10, second.querySelectorAll("table.mlops-jobs tbody tr").size());
        assertTrue(
                second.getUrl().getQuery().contains("name=job")
                        && second.getUrl().getQuery().contains("verdict=WARNING"),
                "the filter stays");
        DomNode status =
                client(jenkins).goTo(PAGE + "?name=%22%3E%3Cscript%3Ealert(2)").querySelector("[role=status]");
        assertEquals("0 of 60 jobs with checks", status.asNormalizedText());
    }

    @Test
    void aJobWhoseLogCannotBeReadIsTold(JenkinsRule jenkins) throws Exception {
        FreeStyleProject good = jenkins.createFreeStyleProject("good");
        check(good, 1, "data", "data", "PASSED");
        WorkflowJob real = Pipelines.scripted(
                jenkins, "real", "built-in", "validateData data: 'people.csv', rules: ['RowCount = 11']");
        Pipelines.run(jenkins, real, Result.FAILURE);
        assertEquals(
                List.of("real", "good"),
                names(json(jenkins, "").getJSONArray("jobs")),
                "what a step writes is what the page reads");
        Path log = good.getRootDir().toPath().resolve("mlops-trend.jsonl");
        if (log.toFile().setReadable(false) && !Files.isReadable(log)) { // whoever may read everything cannot see this
            JSONObject left = json(jenkins, "");
            assertEquals(List.of("real"), names(left.getJSONArray("jobs")));
            assertEquals(1, left.getInt("unreadable"));
            assertTrue(client(jenkins).goTo(PAGE).asNormalizedText().contains("One job is left out"));
        }
    }

    /** A small block with what needs a look, for those who may read the jobs. */
    @Test
    void theStartPageOfAFolderTellsOfItsChecks(JenkinsRule jenkins) throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        assertEquals(
                0,
                client(jenkins)
                        .goTo(team.getUrl())
                        .querySelectorAll(".mlops-lines")
                        .size());
        for (int i = 1; i <= 7; i++) {
            check(
                    team.createProject(FreeStyleProject.class, "job " + i),
                    3,
                    "data",
                    "data",
                    i < 7 ? "FAILED" : "PASSED");
        }
        FreeStyleProject last = team.createProject(FreeStyleProject.class, "last");
        last.setDisplayName("<b>last</b>");
        check(last, 4, "data", "data", "ERROR");
        HtmlPage page = client(jenkins).goTo(team.getUrl());
        DomElement block = (DomElement) page.querySelector(".mlops-lines").getParentNode();
        assertTrue(
                block.asNormalizedText().contains("MLOps checks: 1 error, 6 failed, 1 passed"),
                block.asNormalizedText());
        assertEquals(5, block.querySelectorAll("li").size());
        assertTrue(
                block.querySelector("li").asNormalizedText().startsWith("<b>last</b>: Error, #4"),
                "the worst first, by its name inside the folder");
        assertTrue(block.asNormalizedText().contains("2 more jobs"), block.asNormalizedText());
        assertNotNull(page.getAnchorByHref(jenkins.contextPath + "/job/team/mlops-checks/"));
        assertNotNull(page.getAnchorByHref(jenkins.contextPath + "/job/team/mlops-checks/?verdict=NOT_PASSED"));
        assertNotNull(page.getAnchorByHref(jenkins.contextPath + "/job/team/job/job%201/mlops/"));
    }
}
