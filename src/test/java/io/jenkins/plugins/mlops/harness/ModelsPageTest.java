package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The Models pages as a browser and a script get them, and who of them. */
@SharedJenkins
class ModelsPageTest {
    private static final String EVIL = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";

    private static JenkinsRule.WebClient client(JenkinsRule jenkins) {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        return client;
    }

    private static ModelVersion register(String name, String content, Map<String, String> texts, BuildInfo build)
            throws Exception {
        Registry registry = EmbeddedRegistry.get().open();
        try (Staging staging = registry.stage()) {
            staging.add(
                    "weights/model 1.json", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), null);
            return registry.register(
                    staging,
                    new RegistrationRequest(
                            new ModelName(name),
                            "somebody",
                            build,
                            new ModelDescription(
                                    Map.of("inputs", List.of(Map.of("name", name, "type", name))),
                                    Map.of(name, 0.5),
                                    texts,
                                    texts,
                                    List.of(),
                                    Map.of(
                                            "verdict",
                                            "PASSED",
                                            "message",
                                            name,
                                            "policy",
                                            "built-in",
                                            "findings",
                                            List.of(name))),
                            List.of()));
        }
    }

    private static int status(JenkinsRule.WebClient client, String url) throws Exception {
        return client.goTo(url, null).getWebResponse().getStatusCode();
    }

    private static WebResponse post(
            JenkinsRule jenkins, JenkinsRule.WebClient client, String url, boolean crumb, String... parameters)
            throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), url), HttpMethod.POST);
        List<NameValuePair> pairs = new java.util.ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(new NameValuePair(parameters[i], parameters[i + 1]));
        }
        request.setRequestParameters(pairs);
        if (crumb) {
            client.addCrumb(request);
        }
        return client.getPage(request).getWebResponse();
    }

    @Test
    void whatOthersWroteIsTextOnEveryPage(JenkinsRule jenkins) throws Exception {
        register(EVIL, "a", Map.of(EVIL, EVIL), new BuildInfo("javascript:alert(3)", EVIL + " #1", EVIL, EVIL));
        register(EVIL, "b", Map.of(EVIL, EVIL), BuildInfo.NONE);
        ModelName name = new ModelName(EVIL);
        EmbeddedRegistry.get()
                .open()
                .decisions(name)
                .alias("champion", 1, EVIL, new BuildInfo("javascript:alert(3)", null, null, null), EVIL);
        String model = "mlops/model/" + name.key() + "/";
        for (String url : List.of("mlops/", model, model + "version/1/", model + "compare?a=1&b=2")) {
            HtmlPage page = client(jenkins).goTo(url);
            assertEquals(200, page.getWebResponse().getStatusCode(), url);
            String text = page.getWebResponse().getContentAsString();
            assertFalse(
                    text.contains("<img src=x")
                            || text.contains("<script>alert(2)")
                            || text.contains("href=\"javascript:"),
                    url);
            assertTrue(text.contains("&lt;script"), "it is there, as text: " + url);
            assertEquals(
                    0,
                    page.querySelector("#main-panel")
                            .querySelectorAll("script:not([src]), style, [style], [onclick], [onload]")
                            .size(),
                    url);
        }
    }

    @Test
    void pagesLeadFromModelToVersionToBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins, "train", "built-in", "registerModel name: 'care', model: 'people.csv', alias: 'challenger'");
        var run = Pipelines.run(jenkins, job, Result.SUCCESS);
        JenkinsRule.WebClient client = client(jenkins);
        HtmlPage models = client.goTo("mlops/");
        HtmlPage model = models.getAnchorByText("care").click();
        assertNotNull(model.getAnchorByHref("version/1/"));
        HtmlPage version = client.goTo("mlops/model/care/version/1/");
        assertTrue(version.asNormalizedText().contains("models:/care/1"), version.asNormalizedText());
        HtmlPage build = version.getAnchorByText("train #1").click();
        assertEquals(new URL(jenkins.getURL(), run.getUrl()), build.getUrl());
        HtmlPage check = client.goTo(run.getUrl() + "mlops/registration/");
        assertEquals(
                version.getUrl(),
                check.getAnchorByText("models:/care/1")
                        .click()
                        .getWebResponse()
                        .getWebRequest()
                        .getUrl());
        assertTrue(client.goTo("mlops/model/care/").asNormalizedText().contains("challenger was set to version 1"));
    }

    @Test
    void onlyThoseWhoMayGetIt(JenkinsRule jenkins) throws Exception {
        WorkflowJob job =
                Pipelines.scripted(jenkins, "secret", "built-in", "registerModel name: 'care', model: 'people.csv'");
        Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger", "viewer", "downloader", "promoter")
                .grant(MlopsPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(MlopsPermissions.DOWNLOAD)
                .everywhere()
                .to("downloader")
                .grant(MlopsPermissions.PROMOTE)
                .everywhere()
                .to("promoter")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("author", "seeing")
                .grant(MlopsPermissions.VIEW)
                .everywhere()
                .to("seeing"));
        EmbeddedRegistry.get()
                .open()
                .decisions(new ModelName("care"))
                .alias("champion", 1, "somebody", BuildInfo.NONE, null);
        String form = "job/secret/descriptorByName/io.jenkins.plugins.mlops.steps.";
        for (String step : List.of("RegisterModelStep/", "PromoteModelStep/", "MonitorModelStep/")) {
            for (String list : List.of("fillNameItems care", "fillAliasItems champion")) {
                String url = form + step + list.replaceFirst(" .*", "");
                assertEquals(
                        "[\"" + list.replaceFirst(".* ", "") + "\"]",
                        post(jenkins, client(jenkins).login("seeing"), url, true, "name", "care")
                                .getContentAsString(),
                        url);
                assertEquals(
                        "[]",
                        post(jenkins, client(jenkins).login("author"), url, true, "name", "care")
                                .getContentAsString(),
                        "forms tell of models to those who may see them: " + url);
            }
        }
        String version = "mlops/model/care/version/1/";
        for (String url : List.of(
                "mlops/",
                "mlops/api/json",
                "mlops/model/care/",
                "mlops/model/care/api/json",
                version,
                version + "api/json",
                "mlops/model/care/compare?a=1&b=1")) {
            assertEquals(403, status(client(jenkins).login("stranger"), url), url);
            assertEquals(200, status(client(jenkins).login("viewer"), url), url);
            assertEquals(200, status(client(jenkins).login("promoter"), url), url);
        }
        for (String url : List.of(version + "file/people.csv", version + "evidence/model-card.md")) {
            assertEquals(403, status(client(jenkins).login("stranger"), url), url);
            assertEquals(403, status(client(jenkins).login("viewer"), url), url);
            assertEquals(200, status(client(jenkins).login("downloader"), url), url);
            assertEquals(200, status(client(jenkins).login("promoter"), url), url);
        }
        assertEquals(403, status(client(jenkins).login("viewer"), version + "verdict/0"));
        assertEquals(404, status(client(jenkins).login("downloader"), version + "verdict/0"));
        HtmlPage page = client(jenkins).login("viewer").goTo(version);
        assertTrue(
                page.querySelectorAll("a[href^='file/'], a[href^='evidence/'], form[name]")
                        .isEmpty(),
                "nothing is offered that is refused");
        assertTrue(
                page.querySelectorAll("#main-panel a[href*='job/secret']").isEmpty(),
                "who may not read the job gets no link to its build");
        String link = "\"" + jenkins.contextPath + "/mlops\"";
        assertFalse(client(jenkins)
                .login("stranger")
                .goTo("")
                .getWebResponse()
                .getContentAsString()
                .contains(link));
        assertTrue(client(jenkins)
                .login("viewer")
                .goTo("")
                .getWebResponse()
                .getContentAsString()
                .contains(link));
    }

    @Test
    void formsArePostsOfThoseWhoMayPromote(JenkinsRule jenkins) throws Exception {
        register("care", "a", Map.of(), BuildInfo.NONE);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, MlopsPermissions.DOWNLOAD)
                .everywhere()
                .to("downloader")
                .grant(Jenkins.READ, MlopsPermissions.PROMOTE)
                .everywhere()
                .to("promoter"));
        ModelName care = new ModelName("care");
        EmbeddedRegistry.get().open().decisions(care).alias("champion", 1, "somebody", BuildInfo.NONE, null);
        for (String form : List.of("promote", "rollback", "removeAlias")) {
            String url = "mlops/model/care/" + form;
            String[] parameters = {"version", "1", "alias", "champion"};
            assertEquals(
                    4,
                    status(client(jenkins).login("promoter"), url + "?version=1&alias=champion") / 100,
                    "GET " + form);
            assertEquals(
                    403,
                    post(jenkins, client(jenkins).login("downloader"), url, true, parameters)
                            .getStatusCode(),
                    form);
            assertEquals(
                    403,
                    post(jenkins, client(jenkins).login("promoter"), url, false, parameters)
                            .getStatusCode(),
                    form + " without crumb");
        }
        assertEquals(1, EmbeddedRegistry.get().open().events(care).size(), "nothing was decided by any of these");
        register("care", "b", Map.of(), BuildInfo.NONE);
        // Without scripts: with them a dialog asks before, see JenkinsPagesTest.
        JenkinsRule.WebClient promoter = client(jenkins).login("promoter");
        HtmlForm promote = promoter.goTo("mlops/model/care/").getFormByName("promote");
        promote.getInputByName("version").setValue("2");
        promote.getInputByName("alias").setValue("champion");
        promote.getInputByName("note").setValue("looks good");
        promote.getTextAreaByName("compare").setText("care");
        HtmlPage after = jenkins.submit(promote);
        assertTrue(
                after.asNormalizedText().contains("Version 2 was promoted to champion, before it was version 1"),
                after.asNormalizedText());
        assertEquals(
                "promoter",
                EmbeddedRegistry.get().open().newestEvents(care, 1).get(0).by());
        jenkins.submit(promoter.goTo("mlops/model/care/").getFormByName("rollback"));
        assertEquals(1, EmbeddedRegistry.get().open().aliases(care).get("champion"));
        jenkins.submit(promoter.goTo("mlops/model/care/version/1/").getFormByName("removeAlias"));
        assertEquals(Map.of(), EmbeddedRegistry.get().open().aliases(care));
    }

    /** What is refused comes back with what was written, and the reason stands at the field it is about; without scripts, too. */
    @Test
    void whatIsRefusedComesBackToItsForm(JenkinsRule jenkins) throws Exception {
        register("care", "a", Map.of(), BuildInfo.NONE);
        register("care", "b", Map.of(), BuildInfo.NONE);
        ModelName care = new ModelName("care");
        EmbeddedRegistry.get().open().decisions(care).alias("champion", 1, "somebody", BuildInfo.NONE, null);
        for (String base : List.of("mlops/model/care/", "mlops/model/care/version/2/")) {
            assertRefused(
                    jenkins,
                    base,
                    Map.of("alias", "../x"),
                    "alias",
                    "an alias is a letter followed by",
                    "found \"../x\"");
            assertRefused(jenkins, base, Map.of("version", "7"), "version", "There is no version \"7\" of care");
            assertRefused(jenkins, base, Map.of("version", EVIL), "version", "There is no version \"" + EVIL);
            assertRefused(
                    jenkins, base, Map.of("compare", "Auc:sideways"), "compare", "a comparison is written METRIC");
            assertRefused(
                    jenkins,
                    base,
                    Map.of("compare", "care\nAuc:higher:0.01"),
                    "compare",
                    "The alias champion stays where it is: the challenger has no metric \"Auc\"");
            // What a dialog said, when the alias pointed elsewhere.
            assertRefused(
                    jenkins,
                    base,
                    Map.of(
                            "compare",
                            "",
                            "agreed",
                            "champion moves from version 9 to version 2.\nNo metric is compared."),
                    "alias",
                    "In the meantime something has changed, so nothing was done. Now: champion moves from version 1 to version 2.");
            HtmlPage back = jenkins.submit(client(jenkins).goTo(base).getFormByName("rollback"));
            assertEquals(400, back.getWebResponse().getStatusCode());
            assertTrue(
                    back.getElementById("mlops-rollback-alias")
                            .asNormalizedText()
                            .contains("pointed to no other version before"),
                    base);
            assertEquals(new URL(jenkins.getURL(), base + "rollback"), back.getUrl());
        }
        assertEquals(1, EmbeddedRegistry.get().open().events(care).size(), "nothing was decided by any of these");
    }

    private static void assertRefused(
            JenkinsRule jenkins, String base, Map<String, String> other, String field, String... reason)
            throws Exception {
        Map<String, String> sent = new HashMap<>(
                Map.of("version", "2", "alias", "champion", "compare", "care:lower", "note", "looks <b>good</b>"));
        sent.putAll(other);
        JenkinsRule.WebClient client = client(jenkins);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), base + "promote"), HttpMethod.POST);
        request.setRequestParameters(sent.entrySet().stream()
                .map(one -> new NameValuePair(one.getKey(), one.getValue()))
                .toList());
        client.addCrumb(request);
        HtmlPage page = client.getPage(request);
        assertEquals(400, page.getWebResponse().getStatusCode(), other.toString());
        HtmlForm form = page.getFormByName("promote");
        assertEquals(sent.get("version"), form.getInputByName("version").getValue());
        assertEquals(sent.get("alias"), form.getInputByName("alias").getValue());
        assertEquals(sent.get("note"), form.getInputByName("note").getValue());
        assertEquals(
                sent.get("compare"), form.getTextAreaByName("compare").getText().replace("\r\n", "\n"));
        assertEquals(1, page.querySelectorAll("#main-panel [role=alert]").size(), "one reason, at one field");
        String told = page.getElementById("mlops-promote-" + field).getTextContent();
        for (String part : reason) {
            assertTrue(told.contains(part), told);
        }
        assertEquals(
                "mlops-promote-" + field,
                ((DomElement) form.querySelector("[name=" + field + "]")).getAttribute("aria-describedby"));
        assertTrue(page.querySelectorAll("#main-panel script:not([src]), #main-panel img, #main-panel b")
                .isEmpty());
    }

    /** What the dialog says before, and who is told. */
    @Test
    void plansTellWhatWillHappen(JenkinsRule jenkins) throws Exception {
        register("care", "a", Map.of(), BuildInfo.NONE);
        register("care", "b", Map.of(), BuildInfo.NONE);
        ModelName care = new ModelName("care");
        assertPlan(
                jenkins,
                "champion points to no version yet. It will point to version 1.\nNo metric is compared.",
                "promote",
                "1",
                "");
        EmbeddedRegistry.get().open().decisions(care).alias("champion", 1, "somebody", BuildInfo.NONE, null);
        assertPlan(
                jenkins,
                "champion moves from version 1 to version 2.\nNot worse: care is 0.5, the champion has 0.5.",
                "promote",
                "2",
                "care");
        assertPlan(jenkins, null, "promote", "2", "Auc");
        assertPlan(jenkins, null, "promote", "3", "");
        assertPlan(jenkins, "champion points to version 1 already. Nothing changes.", "promote", "1", "Auc");
        assertPlan(jenkins, null, "rollback", "", "");
        assertPlan(
                jenkins,
                "champion will not point to version 1 any more. Who asks for models:/care@champion gets no version."
                        + " The version itself stays.",
                "removeAlias",
                "",
                "");
        EmbeddedRegistry.get().open().decisions(care).alias("champion", 2, "somebody", BuildInfo.NONE, null);
        assertPlan(jenkins, "champion moves back from version 2 to version 1.", "rollback", "", "");
        assertEquals(2, EmbeddedRegistry.get().open().events(care).size(), "a plan decides nothing");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, MlopsPermissions.VIEW)
                .everywhere()
                .to("viewer"));
        String url = "mlops/model/care/plan";
        assertEquals(
                403,
                post(jenkins, client(jenkins).login("viewer"), url, true, "form", "rollback", "alias", "champion")
                        .getStatusCode());
        assertEquals(4, status(client(jenkins).login("viewer"), url + "?form=rollback&alias=champion") / 100);
    }

    private static void assertPlan(JenkinsRule jenkins, String text, String form, String version, String compare)
            throws Exception {
        WebResponse answer = post(
                jenkins,
                client(jenkins),
                "mlops/model/care/plan",
                true,
                "form",
                form,
                "version",
                version,
                "alias",
                "champion",
                "compare",
                compare);
        assertEquals(200, answer.getStatusCode());
        JSONObject plan = JSONObject.fromObject(answer.getContentAsString());
        assertEquals(text == null, plan.getBoolean("refused"), plan.toString());
        assertEquals(text, plan.opt("text"));
    }

    @Test
    void downloadsAreWholeOrNothing(JenkinsRule jenkins) throws Exception {
        String content = "0123456789".repeat(20_000);
        ModelVersion version = register("care", content, Map.of(), BuildInfo.NONE);
        String url = "mlops/model/care/version/1/file/weights/model%201.json";
        WebResponse response = client(jenkins).goTo(url, null).getWebResponse();
        assertEquals(content, response.getContentAsString());
        assertEquals(
                "attachment; filename=\"model_1.json\"; filename*=UTF-8''model%201.json",
                response.getResponseHeaderValue("Content-Disposition"));
        assertEquals("nosniff", response.getResponseHeaderValue("X-Content-Type-Options"));
        assertEquals("application/octet-stream", response.getContentType());
        for (String other : List.of(
                "file/",
                "file/model.json",
                "file/..%2F..%2Fversions%2F000001.json",
                "file/weights/",
                "verdict/0",
                "verdict/x",
                "evidence/",
                "evidence/x",
                "evidence/..%2Fx")) {
            assertEquals(4, status(client(jenkins), "mlops/model/care/version/1/" + other) / 100, other);
        }
        Path blob = jenkins.jenkins
                .getRootDir()
                .toPath()
                .resolve("mlops/registry/blobs/sha256/"
                        + version.files().get(0).digest().substring(7));
        byte[] bytes = Files.readAllBytes(blob);
        bytes[100] ^= 1;
        Files.write(blob, bytes);
        boolean whole;
        try {
            WebResponse damaged = client(jenkins).goTo(url, null).getWebResponse();
            whole = damaged.getStatusCode() == 200
                    && damaged.getContentAsString().length() == content.length();
        } catch (java.io.IOException | RuntimeException x) {
            whole = false; // the connection was cut
        }
        assertFalse(whole, "a damaged file looked like a good one");
    }

    @Test
    void tenThousandVersionsAreNotRead(JenkinsRule jenkins) throws Exception {
        register("care", "a", Map.of(), BuildInfo.NONE);
        Path versions = jenkins.jenkins.getRootDir().toPath().resolve("mlops/registry/models/care/versions");
        String first = Files.readString(versions.resolve("000001.json"));
        for (int i = 1; i <= 10_000; i++) {
            // Whoever reads one of the old ones finds damage.
            String text = i > 9_950 ? first.replace("\"version\" : 1,", "\"version\" : " + i + ",") : "damage";
            Files.writeString(versions.resolve(String.format("%06d.json", i)), text);
        }
        JenkinsRule.WebClient client = client(jenkins);
        assertTrue(client.goTo("mlops/").asNormalizedText().contains("10000"));
        HtmlPage page = client.goTo("mlops/model/care/");
        assertEquals(200, page.getWebResponse().getStatusCode());
        assertTrue(page.asNormalizedText().contains("Page 1 of 200"), page.asNormalizedText());
        assertEquals(50, page.querySelectorAll("a[href^='version/']").size());
        assertEquals(200, status(client, "mlops/model/care/version/10000/"));
        assertEquals(200, status(client, "mlops/model/care/compare?a=9999&b=10000"));
        JSONObject api = jenkins.getJSON("mlops/model/care/api/json").getJSONObject();
        assertEquals(10_000, api.getInt("count"));
        assertEquals(50, api.getJSONArray("versions").size());
        Files.writeString(versions.resolve("010001.json"), first.replace("\"version\" : 1,", "\"version\" : 10001,"));
        assertTrue(
                client.goTo("mlops/model/care/").asNormalizedText().contains("Version 10001"),
                "what is remembered is not what was");
    }

    @Test
    void modelsAreFoundByAPartOfTheirName(JenkinsRule jenkins) throws Exception {
        register("care", "a", Map.of(), BuildInfo.NONE);
        register("Care of people", "b", Map.of(), BuildInfo.NONE);
        register("other", "c", Map.of(), BuildInfo.NONE);
        HtmlPage all = client(jenkins).goTo("mlops/");
        assertEquals(3, all.querySelectorAll("table tbody tr").size());
        HtmlPage found = client(jenkins).goTo("mlops/?name=CARE");
        assertEquals(2, found.querySelectorAll("table tbody tr").size());
        assertTrue(found.asNormalizedText().contains("2 of 3 models"), found.asNormalizedText());
        HtmlPage none = client(jenkins).goTo("mlops/?name=nothing");
        assertEquals(0, none.querySelectorAll("table").size());
        assertTrue(none.asNormalizedText().contains("0 of 3 models"), none.asNormalizedText());
    }
}
