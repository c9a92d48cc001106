package io.jenkins.plugins.mlops.harness;

import static io.jenkins.plugins.mlops.harness.FormRequests.ask;
import static io.jenkins.plugins.mlops.harness.FormRequests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.mlflow.FakeMlflow;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of an MLflow server: what it offers, to whom, and what becomes of what is typed or stored. */
@SharedJenkins
class MlflowFormTest {
    private static final String FORM = "descriptorByName/io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry/";

    private FakeMlflow server;

    private void start(JenkinsRule jenkins) throws Exception {
        server = new FakeMlflow();
        ServerAccess.add();
        ServerAccess.letIn(jenkins);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onlyAdministratorsTestAConnection(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        String[] values = {"url", server.url(), "credentialsId", "token"};
        assertEquals(
                403,
                ask(jenkins, HttpMethod.POST, "author", FORM + "testConnection", values)
                        .getStatusCode());
        assertTrue(ask(jenkins, HttpMethod.GET, "admin", FORM + "testConnection", values)
                        .getStatusCode()
                >= 400);
        assertEquals(List.of(), server.calls);
        String answer = post(jenkins, "admin", FORM + "testConnection", values);
        assertTrue(answer.contains("class=\"ok\"") && answer.contains("answers"), answer);
        assertEquals(List.of("GET registered-models/search Bearer " + ServerAccess.TOKEN), server.authorizations);
        assertFalse(answer.contains(ServerAccess.TOKEN), answer);
    }

    @Test
    void aConnectionThatFailsSaysWhyWithoutTheSecretAndGoesNowhereElse(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        for (String id : List.of("ours", "nothing")) {
            assertTrue(
                    post(jenkins, "admin", FORM + "testConnection", "url", server.url(), "credentialsId", id)
                            .contains("error"),
                    id);
        }
        assertTrue(
                post(jenkins, "admin", FORM + "testConnection", "url", "file:///etc/passwd", "credentialsId", "token")
                        .contains("http or https"));
        assertEquals(List.of(), server.calls);
        try (FakeMlflow elsewhere = new FakeMlflow()) {
            server.trouble = (exchange, call) -> {
                exchange.getResponseHeaders().add("Location", elsewhere.url() + exchange.getRequestURI());
                FakeMlflow.send(exchange, 307, "text/plain", "");
                return true;
            };
            String answer =
                    post(jenkins, "admin", FORM + "testConnection", "url", server.url(), "credentialsId", "token");
            assertTrue(answer.contains("redirects to " + elsewhere.url()), answer);
            assertEquals(List.of(), elsewhere.calls);
        }
        server.trouble = (exchange, call) -> {
            FakeMlflow.send(
                    exchange,
                    400,
                    java.util.Map.of(
                            "error_code",
                            "BAD",
                            "message",
                            "<b>" + exchange.getRequestHeaders().getFirst("Authorization")));
            return true;
        };
        String answer = post(jenkins, "admin", FORM + "testConnection", "url", server.url(), "credentialsId", "token");
        assertTrue(
                answer.contains("says BAD") && !answer.contains("<b>") && !answer.contains(ServerAccess.TOKEN), answer);
    }

    @Test
    void credentialsAreListedForAdministratorsOnly(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        String all =
                post(jenkins, "admin", FORM + "fillCredentialsIdItems", "url", server.url(), "credentialsId", "mine");
        assertTrue(all.contains("\"token\"") && all.contains("\"user\"") && all.contains("\"mine\""), all);
        assertFalse(all.contains("\"ours\"") || all.contains(ServerAccess.TOKEN), all);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        for (String path : List.of(FORM, job.getUrl() + FORM)) {
            String few = post(
                    jenkins, "author", path + "fillCredentialsIdItems", "url", server.url(), "credentialsId", "mine");
            assertTrue(few.contains("\"mine\"") && !few.contains("\"token\"") && !few.contains("\"user\""), few);
        }
        assertTrue(ask(jenkins, HttpMethod.GET, "admin", FORM + "fillCredentialsIdItems")
                        .getStatusCode()
                >= 400);
    }

    @Test
    void fieldsAreCheckedForAdministratorsOnly(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        for (String[] bad : new String[][] {
            {"checkId", "a b"},
            {"checkId", "embedded"},
            {"checkId", ""},
            {"checkUrl", "javascript:alert(1)"},
            {"checkUrl", "https://a:b@c.example"}
        }) {
            assertTrue(post(jenkins, "admin", FORM + bad[0], "value", bad[1]).contains("class=\"error\""), bad[1]);
            assertFalse(post(jenkins, "author", FORM + bad[0], "value", bad[1]).contains("error"), bad[1]);
        }
        assertTrue(post(jenkins, "admin", FORM + "checkUrl", "value", "http://mlflow.example")
                .contains("class=\"warning\""));
        assertFalse(post(jenkins, "admin", FORM + "checkUrl", "value", "https://mlflow.example")
                .contains("class="));
        MlopsConfiguration.get().setRegistries(List.of(new MlflowRegistry("lake", server.url())));
        String step = jenkins.createProject(WorkflowJob.class, "job").getUrl()
                + "descriptorByName/io.jenkins.plugins.mlops.steps.RegisterModelStep/checkRegistry";
        assertTrue(post(jenkins, "author", step, "value", "laek").contains("did you mean"));
        assertFalse(post(jenkins, "author", step, "value", "lake").contains("error"));
    }

    @Test
    void theFormKeepsAndRemovesRegistries(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        jenkins.jenkins.setAuthorizationStrategy(new hudson.security.AuthorizationStrategy.Unsecured());
        MlflowRegistry lake = new MlflowRegistry(" lake ", server.url() + "/");
        lake.setCredentialsId("token");
        MlopsConfiguration.get()
                .setRegistries(List.of(lake, new MlflowRegistry("pond", "https://pond.example/mlflow")));
        jenkins.configRoundtrip();
        List<ModelRegistry> kept = MlopsConfiguration.get().getRegistries();
        assertEquals(
                List.of("lake", "pond"), kept.stream().map(ModelRegistry::getId).toList());
        jenkins.assertEqualDataBoundBeans(lake, kept.get(0));
        assertNull(((MlflowRegistry) kept.get(1)).getCredentialsId());
        MlopsConfiguration.get().setRegistries(List.of());
        jenkins.configRoundtrip();
        assertEquals(List.of(), MlopsConfiguration.get().getRegistries());
        assertThrows(
                IllegalArgumentException.class,
                () -> MlopsConfiguration.get().setRegistries(List.of(lake, new MlflowRegistry("lake", server.url()))));
        for (String id : List.of("", "a b", "embedded", "../x", "<b>", "a".repeat(65))) {
            assertThrows(IllegalArgumentException.class, () -> new MlflowRegistry(id, server.url()), id);
        }
        for (String url : List.of("", "ftp://x.example", "javascript:alert(1)", "https://u:p@x.example", "https://")) {
            String line = assertThrows(IllegalArgumentException.class, () -> new MlflowRegistry("x", url), url)
                    .getMessage();
            assertFalse(line.contains("u:p"), line);
        }
    }

    @Test
    void whatTheFormCannotMeanIsRefusedInOneLine(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        jenkins.jenkins.setAuthorizationStrategy(new hudson.security.AuthorizationStrategy.Unsecured());
        MlopsConfiguration.get()
                .setRegistries(List.of(
                        new MlflowRegistry("lake", server.url()), new MlflowRegistry("pond", "https://pond.example")));
        for (String[] change : new String[][] {
            {"pond", "lake", "Two registries have the id lake"},
            {"pond", "a b", "Use up to 64 letters"},
            {"https://pond.example", "ftp://pond.example", "Give the address of an MLflow server"}
        }) {
            JenkinsRule.WebClient client = jenkins.createWebClient();
            client.setThrowExceptionOnFailingStatusCode(false);
            HtmlForm form = client.goTo("manage/configure").getFormByName("config");
            for (HtmlElement input : form.getElementsByTagName("input")) {
                if (((HtmlInput) input).getValue().equals(change[0])) {
                    ((HtmlInput) input).setValue(change[1]);
                }
            }
            WebResponse answer = jenkins.submit(form).getWebResponse();
            assertEquals(400, answer.getStatusCode());
            assertTrue(answer.getContentAsString().contains(change[2]), answer.getContentAsString());
            assertFalse(answer.getContentAsString().contains("at io.jenkins"), answer.getContentAsString());
            assertEquals(
                    List.of("lake", "pond"),
                    MlopsConfiguration.get().getRegistries().stream()
                            .map(ModelRegistry::getId)
                            .toList());
        }
    }

    @Test
    void whatIsStoredIsCheckedWhenItIsRead(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        MlflowRegistry lake = new MlflowRegistry("lake", "https://lake.example");
        MlopsConfiguration.get().setRegistries(List.of(lake, new MlflowRegistry("pond", "https://pond.example")));
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve("io.jenkins.plugins.mlops.config.MlopsConfiguration.xml");
        Files.writeString(file, Files.readString(file).replace("https://pond.example", "javascript:alert(1)"));
        MlopsConfiguration loaded = new MlopsConfiguration();
        loaded.load();
        assertEquals(
                List.of("lake"),
                loaded.getRegistries().stream().map(ModelRegistry::getId).toList());
    }
}
