package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.VersionIdentity;
import io.jenkins.plugins.mlops.engine.registry.VersionOrigin;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import io.jenkins.plugins.mlops.results.VerdictColumn;
import io.jenkins.plugins.mlops.steps.TestRequests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What comes back from disk is checked as if somebody had typed it: ids become addresses and folders, addresses become links. */
@WithJenkins
class StoredStateTest {
    private static final String EVIL = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";

    private static JenkinsRule.WebClient client(JenkinsRule jenkins) {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        return client;
    }

    private static FreeStyleBuild build(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        ModelVersion version = new ModelVersion(
                new VersionIdentity("care", 3, "sha256:" + "f".repeat(64), "", ""),
                new VersionOrigin(Instant.EPOCH, "", BuildInfo.NONE),
                List.of(),
                ModelDescription.NONE,
                List.of(),
                List.of());
        EngineResult result = new EngineResult(
                Verdict.FAILED, "one is broken", List.of(), Map.of(), Map.of("rows", 10.0), "sha256:00", "people.csv");
        new BuildResults(build)
                .store(
                        TestRequests.named("Good"),
                        "token",
                        result,
                        new RegisteredVersion(version, "lake", "https://mlflow.example/3"));
        return build;
    }

    private static List<CheckSummary> tampered(FreeStyleBuild build, String from, String to) throws Exception {
        Path file = build.getRootDir().toPath().resolve("build.xml");
        String before = Files.readString(file);
        assertTrue(before.contains(from), before);
        Files.writeString(file, before.replace(from, to));
        build.reload();
        List<CheckSummary> checks = MlopsAction.checksOf(build);
        Files.writeString(file, before);
        return checks;
    }

    @Test
    void aCheckWhoseIdIsNoneDoesNotComeIn(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = build(jenkins);
        assertEquals(
                1, tampered(build, "<passed>0</passed>", "<passed>1</passed>").size(), "what is right comes in");
        for (String id :
                List.of("../../../x", "javascript:alert(1)", "a/b", "", "A", "&lt;b&gt;", "a".repeat(65), "a&#10;b")) {
            assertEquals(List.of(), tampered(build, "<id>good</id>", "<id>" + id + "</id>"), id);
        }
        for (String field :
                List.of("<step>validateData</step>", "<verdict>FAILED</verdict>", "<message>one is broken</message>")) {
            assertEquals(List.of(), tampered(build, field, ""), field);
        }
        assertEquals(List.of(), tampered(build, "<verdict>FAILED</verdict>", "<verdict>FINE</verdict>"));
    }

    @Test
    void anAddressThatIsNoneIsNoLink(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = build(jenkins);
        for (String page : List.of(
                "javascript:alert(1)",
                " https://x",
                "//evil.example",
                "https://x&#10;javascript:alert(1)",
                "data:text/html,x")) {
            List<CheckSummary> checks = tampered(build, "https://mlflow.example/3", page);
            assertTrue(checks.isEmpty() || checks.get(0).getRegistered() == null, page);
        }
        List<CheckSummary> renamed = tampered(build, "<name>care</name>", "<name>a&#1;b</name>");
        assertTrue(renamed.isEmpty() || renamed.get(0).getRegistered() == null);
        assertNull(new RegisteredVersion(
                        new ModelVersion(
                                new VersionIdentity("care", 3, "<b>", "", ""),
                                new VersionOrigin(Instant.EPOCH, "", BuildInfo.NONE),
                                List.of(),
                                ModelDescription.NONE,
                                List.of(),
                                List.of()),
                        "lake",
                        "javascript:alert(1)")
                .getPage());
    }

    @Test
    void everyTextIsTextOnEveryPage(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = build(jenkins);
        FreeStyleProject job = build.getParent();
        job.setDisplayName(EVIL);
        build.setDisplayName(EVIL);
        String xml = EVIL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        Path file = build.getRootDir().toPath().resolve("build.xml");
        String stored = Files.readString(file);
        for (String text : List.of(
                "<name>Good</name>",
                "<step>validateData</step>",
                "<message>one is broken</message>",
                "<subject>people.csv</subject>",
                "<fingerprint>sha256:00</fingerprint>",
                "<string>rows</string>",
                "<registry>lake</registry>",
                "<name>care</name>",
                "https://mlflow.example/3")) {
            assertTrue(stored.contains(text), text);
            stored = stored.replace(
                    text,
                    text.startsWith("https")
                            ? "https://mlflow.example/" + xml
                            : text.replaceFirst(">[^<]*<", ">" + Matcher.quoteReplacement(xml) + "<"));
        }
        Files.writeString(file, stored);
        build.reload();
        assertEquals(EVIL, MlopsAction.checksOf(build).get(0).getTitle());
        assertEquals(EVIL, MlopsAction.checksOf(build).get(0).getRegistered().getName());
        ListView view = new ListView("models", jenkins.jenkins);
        view.setIncludeRegex(".*");
        view.getColumns().add(new VerdictColumn());
        jenkins.jenkins.addView(view);
        int shown = 0;
        for (String url : List.of(
                build.getUrl(),
                build.getUrl() + "mlops/",
                build.getUrl() + "mlops/good/",
                build.getUrl() + "mlops/api/json",
                build.getUrl() + "mlops/api/xml",
                job.getUrl(),
                job.getUrl() + "mlops/",
                job.getUrl() + "mlops/trend",
                "view/models/")) {
            var answer = client(jenkins).goTo(url, null).getWebResponse();
            assertEquals(200, answer.getStatusCode(), url);
            String text = answer.getContentAsString();
            boolean page = answer.getContentType().equals("text/html");
            assertFalse(
                    page
                            && (text.contains("<img src=x")
                                    || text.contains("<script>alert(2)")
                                    || text.contains("href=\"javascript:")),
                    url);
            assertTrue(
                    page || answer.getContentType().matches("application/(json|xml)"),
                    url + " is " + answer.getContentType());
            shown += text.contains("&lt;script") ? 1 : 0;
        }
        assertTrue(shown >= 5, "it is there, as text, on " + shown + " pages");
    }

    @Test
    void aTrendThatWasWrittenByOthersBreaksNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = build(jenkins);
        FreeStyleProject job = build.getParent();
        Path log = job.getRootDir().toPath().resolve("mlops-trend.jsonl");
        String line = Files.readString(log);
        Files.writeString(
                log,
                line.replace("\"id\":\"good\"", "\"id\":\"../../../x\"") + line.replace("\"id\":\"good\"", "\"id\":7")
                        + line.replace("\"FAILED\"", "\"FINE\"") + line.replace("\"build\":1", "\"build\":\"../..\"")
                        + "{\"build\":1}\n[]\n{\n" + line);
        JSONArray points =
                jenkins.getJSON(job.getUrl() + "mlops/trend").getJSONObject().getJSONArray("points");
        assertEquals(
                List.of("good"),
                points.stream()
                        .map(point -> ((JSONObject) point).getString("id"))
                        .distinct()
                        .toList());
        assertEquals("#1 good: Failed", new VerdictColumn().getCell(job).getText());
        Files.writeString(
                log,
                line.replace("\"FAILED\"", "\"FINE\"")
                        + line.replace("\"id\":\"good\"", "\"id\":\"javascript:alert(1)\""));
        assertNull(new VerdictColumn().getCell(job), "a verdict of a newer version of this plugin, or nonsense");
    }
}
