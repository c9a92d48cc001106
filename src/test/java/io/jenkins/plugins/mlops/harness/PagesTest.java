package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.ListView;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.MlopsTab;
import io.jenkins.plugins.mlops.results.VerdictColumn;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What a browser and a script get to see of a check, and who of them. */
@SharedJenkins
class PagesTest {
    private static final String FAILS =
            "validateData data: 'people.csv', rules: ['RowCount = 10', 'IsComplete \"age\"']";

    private static JenkinsRule.WebClient client(JenkinsRule jenkins) {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        // The report's own script is tested where it is written, in a browser that understands it; here it is the pages
        // around it.
        client.getOptions().setJavaScriptEnabled(false);
        return client;
    }

    @Test
    void aListOfJobsHasAColumn(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "listed", "built-in", FAILS);
        jenkins.createFreeStyleProject("without");
        Pipelines.run(jenkins, job, Result.FAILURE);
        ListView view = new ListView("models", jenkins.jenkins);
        view.setIncludeRegex(".*");
        view.getColumns().add(new VerdictColumn());
        jenkins.jenkins.addView(view);
        jenkins.configRoundtrip(view);
        HtmlPage page = client(jenkins).goTo("view/models/");
        assertTrue(page.asNormalizedText().contains("MLOps checks"), page.asNormalizedText());
        assertEquals(
                "Failed",
                page.getAnchorByHref(jenkins.contextPath + "/view/models/" + job.getUrl() + "1/mlops/")
                        .asNormalizedText());
    }

    @Test
    void theBuildTheCheckAndTheJobHavePages(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "pages", "built-in", FAILS);
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        JenkinsRule.WebClient client = client(jenkins);

        HtmlPage build = client.goTo(run.getUrl());
        String text = build.asNormalizedText();
        assertTrue(text.contains("MLOps checks: 1 failed"), text);
        assertTrue(text.contains("data: Failed, in 1 of 10 rows \"age\" is missing rows 10"), text);
        assertNotNull(
                build.getAnchorByHref(jenkins.contextPath + "/" + run.getUrl() + "mlops"), "the link at the side");

        HtmlPage checks = client.goTo(run.getUrl() + "mlops/");
        DomElement report = checks.querySelector("div.mlops-report");
        assertEquals("data/result.json", report.getAttribute("data-url"));
        HtmlPage check = client.goTo(run.getUrl() + "mlops/data/");
        assertEquals("result.json", ((DomElement) check.querySelector("div.mlops-report")).getAttribute("data-url"));
        for (String file : List.of("result.json", "report.html", "junit.xml", "summary.md")) {
            assertNotNull(check.getAnchorByText(file), file);
        }

        HtmlPage page = client.goTo(job.getUrl());
        DomElement trend = page.querySelector("div.mlops-trend");
        assertEquals(
                jenkins.contextPath + "/" + job.getUrl() + "mlops/trend",
                trend.getAttribute("data-url"),
                "also after a failed build");
        HtmlPage trends = client.goTo(job.getUrl() + "mlops/");
        assertEquals("trend", ((DomElement) trends.querySelector("div.mlops-trend")).getAttribute("data-url"));
        for (HtmlPage each : List.of(checks, check, trends)) {
            assertEquals(200, each.getWebResponse().getStatusCode());
        }
        assertEquals("1", run.getAction(MlopsTab.class).getBadge().getText());
    }

    @Test
    void theNewPagesHaveTabsAndCards(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "tabs", "built-in", FAILS);
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        User.getById("reader", true)
                .addProperty(new UserExperimentalFlagsProperty(Map.of(
                        "new-build-page.flag", "true",
                        "new-job-page.flag", "true")));
        JenkinsRule.WebClient client = client(jenkins).login("reader");
        HtmlPage build = client.goTo(run.getUrl());
        DomElement tabs = build.querySelector(".app-build-bar__tabs");
        assertTrue(tabs.asNormalizedText().contains("MLOps checks"), tabs.asNormalizedText());
        assertTrue(build.querySelector(".app-build__grid").asNormalizedText().contains("1 of 2 checks failed"));
        assertNotNull(client.goTo(run.getUrl() + "mlops/").querySelector(".app-build-content div.mlops-report"));
        assertNotNull(client.goTo(run.getUrl() + "mlops/data/").querySelector(".app-build-content div.mlops-report"));
        assertNotNull(client.goTo(job.getUrl()).querySelector("div.mlops-trend"));
        assertNotNull(client.goTo(job.getUrl() + "mlops/").querySelector(".app-build-content div.mlops-trend"));
    }

    @Test
    void aBuildWithoutChecksHasNoPage(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "none", "built-in", "echo 'nothing'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertNull(run.getAction(MlopsTab.class));
        String landed = client(jenkins).goTo(run.getUrl() + "mlops/").getUrl().toString();
        assertEquals(jenkins.getURL() + run.getUrl(), landed, "Jenkins leads back to the build");
        assertEquals(
                404,
                client(jenkins)
                        .goTo(job.getUrl() + "mlops/trend", null)
                        .getWebResponse()
                        .getStatusCode());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a symbolic link")
    void filesComeWithSafeHeadersAndNoOthersCome(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "files", "built-in", FAILS);
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        JenkinsRule.WebClient client = client(jenkins);
        WebResponse json =
                client.goTo(run.getUrl() + "mlops/data/result.json", null).getWebResponse();
        assertEquals("application/json", json.getContentType());
        assertEquals("nosniff", json.getResponseHeaderValue("X-Content-Type-Options"));
        assertEquals(
                "mlops-result/1",
                JSONObject.fromObject(json.getContentAsString(StandardCharsets.UTF_8))
                        .getString("format"));
        WebResponse report =
                client.goTo(run.getUrl() + "mlops/data/report.html", null).getWebResponse();
        assertTrue(
                report.getResponseHeaderValue("Content-Disposition").startsWith("attachment"),
                "a report never runs as a page of Jenkins");
        assertTrue(report.getResponseHeaderValue("Content-Security-Policy").contains("sandbox"));

        Path folder = new BuildResults(run).folder("data");
        Files.writeString(folder.resolve("other.txt"), "secret");
        for (String url : List.of(
                "mlops/data/other.txt", "mlops/data/..%2F..%2Fbuild.xml", "mlops/nothing/", "mlops/..%2Fdata/")) {
            Page page = client.getPage(new WebRequest(new URL(jenkins.getURL(), run.getUrl() + url)));
            String text = page.getWebResponse().getContentAsString();
            assertFalse(text.contains("secret") || text.contains("<actions>"), url);
            assertEquals(4, page.getWebResponse().getStatusCode() / 100, url);
        }
        Files.delete(folder.resolve("summary.md"));
        Files.createSymbolicLink(folder.resolve("summary.md"), folder.resolve("other.txt"));
        assertEquals(
                404,
                client.goTo(run.getUrl() + "mlops/data/summary.md", null)
                        .getWebResponse()
                        .getStatusCode(),
                "links are not followed");
    }

    @Test
    void scriptsGetJson(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "rest", "built-in", FAILS);
        WorkflowRun first = Pipelines.run(jenkins, job, Result.FAILURE);
        Pipelines.run(jenkins, job, Result.FAILURE);
        JSONObject api = jenkins.getJSON(first.getUrl() + "mlops/api/json").getJSONObject();
        JSONObject check = api.getJSONArray("checks").getJSONObject(0);
        assertEquals("data", check.getString("id"));
        assertEquals("FAILED", check.getString("verdict"));
        assertEquals(1, check.getInt("failed"));
        assertEquals(10.0, check.getJSONObject("metrics").getDouble("rows"));

        JSONObject trend = jenkins.getJSON(job.getUrl() + "mlops/trend").getJSONObject();
        assertEquals("mlops-trend/1", trend.getString("format"));
        assertEquals(2, trend.getJSONArray("points").size());
        String url = trend.getJSONArray("points").getJSONObject(0).getString("url");
        assertEquals(jenkins.contextPath + "/" + first.getUrl() + "mlops/data/", url);
        first.delete();
        assertEquals(
                1,
                jenkins.getJSON(job.getUrl() + "mlops/trend")
                        .getJSONObject()
                        .getJSONArray("points")
                        .size());
    }

    @Test
    void totalsAreSmallAndDetailsAreNotInBuildXml(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "small", "built-in", FAILS);
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        String xml = Files.readString(run.getRootDir().toPath().resolve("build.xml"));
        String action =
                xml.substring(xml.indexOf("<io.jenkins.plugins.mlops"), xml.indexOf("</io.jenkins.plugins.mlops"));
        assertTrue(action.length() < 4096, action.length() + " characters");
        run.reload();
        assertEquals(1, Pipelines.checks(run).size());
    }

    @Test
    void onlyThoseWhoMayReadTheJobSeeAnything(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "private", "built-in", FAILS);
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger", "reader")
                .grant(Item.READ)
                .onItems(job)
                .to("reader"));
        for (String url : List.of(
                "mlops/", "mlops/data/", "mlops/data/result.json", "mlops/data/report.html", "mlops/api/json")) {
            assertEquals(
                    404,
                    client(jenkins)
                            .login("stranger")
                            .goTo(run.getUrl() + url, null)
                            .getWebResponse()
                            .getStatusCode(),
                    url);
            assertEquals(
                    200,
                    client(jenkins)
                            .login("reader")
                            .goTo(run.getUrl() + url, null)
                            .getWebResponse()
                            .getStatusCode(),
                    url);
        }
        assertEquals(
                404,
                client(jenkins)
                        .login("stranger")
                        .goTo(job.getUrl() + "mlops/trend", null)
                        .getWebResponse()
                        .getStatusCode());
        assertEquals(
                200,
                client(jenkins)
                        .login("reader")
                        .goTo(job.getUrl() + "mlops/trend", null)
                        .getWebResponse()
                        .getStatusCode());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "names a file as Windows does not allow")
    void whatAnAgentSaysIsTextOnEveryPage(JenkinsRule jenkins) throws Exception {
        String evil = "<img src=x onerror=alert(1)>.csv";
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "evil",
                "built-in",
                "writeFile file: '" + evil + "', text: 'a\\n1\\n'\n" + "validateData data: ['" + evil
                        + "'], rules: ['ColumnValues \"a\" in [\"<script>alert(2)</script>\"]'], onFailed: 'NOTE'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        for (String url : List.of(
                run.getUrl(),
                run.getUrl() + "mlops/",
                run.getUrl() + "mlops/data/",
                job.getUrl(),
                job.getUrl() + "mlops/trend")) {
            String page = client(jenkins).goTo(url, null).getWebResponse().getContentAsString();
            assertFalse(page.contains("<img src=x") || page.contains("<script>alert(2)"), url);
        }
        String summary = client(jenkins).goTo(run.getUrl()).getWebResponse().getContentAsString();
        assertTrue(
                summary.contains("&lt;script"),
                "it is there, as text: " + Pipelines.checks(run).get(0).getMessage());
    }

    @Test
    void pagesHaveNoScriptOrStyleOfTheirOwn(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "csp", "built-in", FAILS);
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        for (String url : List.of(run.getUrl() + "mlops/", run.getUrl() + "mlops/data/", job.getUrl() + "mlops/")) {
            HtmlPage page = client(jenkins).goTo(url);
            DomElement main = page.querySelector("#main-panel");
            assertEquals(
                    0,
                    main.querySelectorAll("script:not([src]), style, [style], [onclick], [onload]")
                            .size(),
                    url);
        }
    }

    @Test
    void trendIsNotForPosts(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "verb", "built-in", FAILS);
        Pipelines.run(jenkins, job, Result.FAILURE);
        JenkinsRule.WebClient client = client(jenkins);
        WebRequest post = new WebRequest(new URL(jenkins.getURL(), job.getUrl() + "mlops/trend"), HttpMethod.POST);
        client.addCrumb(post);
        assertEquals(4, client.getPage(post).getWebResponse().getStatusCode() / 100);
    }
}
