package io.jenkins.plugins.mlops.harness;

import static io.jenkins.plugins.mlops.harness.FormRequests.ask;
import static io.jenkins.plugins.mlops.harness.FormRequests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.oci.FakeRegistry;
import io.jenkins.plugins.mlops.registry.oci.OciRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.htmlunit.HttpMethod;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An OCI registry in Jenkins: its form, who gets answers from it, and a Pipeline that registers and promotes there. */
@WithJenkins
class OciRegistryTest {
    private static final String FORM = "descriptorByName/io.jenkins.plugins.mlops.registry.oci.OciRegistry/";

    private FakeRegistry server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeRegistry();
        server.lock("Basic realm=\"team\"", "Basic ");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String url() {
        return "oci://" + server.host() + "/team/models";
    }

    @Test
    void theFormAnswersThoseWhoMayConfigureAndOffersWhatBuildsMayUse(JenkinsRule jenkins) throws Exception {
        ServerAccess.add();
        ServerAccess.letIn(jenkins);
        String[] values = {"url", url(), "credentialsId", "user"};
        assertEquals(
                403,
                ask(jenkins, HttpMethod.POST, "author", FORM + "testConnection", values)
                        .getStatusCode());
        assertTrue(ask(jenkins, HttpMethod.GET, "admin", FORM + "testConnection", values)
                        .getStatusCode()
                >= 400);
        assertEquals(List.of(), server.requests());
        String answer = post(jenkins, "admin", FORM + "testConnection", values);
        assertTrue(answer.contains("class=\"ok\"") && answer.contains("The OCI registry answers"), answer);
        String none = post(jenkins, "admin", FORM + "testConnection", "url", url(), "credentialsId", "");
        assertTrue(none.contains("class=\"error\"") && none.contains("choose some for this registry"), none);
        String system = post(jenkins, "admin", FORM + "testConnection", "url", url(), "credentialsId", "ours");
        assertTrue(system.contains("class=\"error\""), system);
        assertFalse((answer + none + system).contains(ServerAccess.TOKEN), "a secret is shown");

        String offered = post(jenkins, "admin", FORM + "fillCredentialsIdItems", values);
        assertTrue(offered.contains("token") && offered.contains("user") && !offered.contains("ours"), offered);
        String toAuthor = post(jenkins, "author", FORM + "fillCredentialsIdItems", values);
        assertTrue(toAuthor.contains("\"user\"") && !toAuthor.contains("token"), toAuthor);
        for (String[] typed : new String[][] {
            {url(), "warning"},
            {"oci://registry.example.org/team/models", "<div"},
            {"https://registry.example.org", "error"},
            {"oci://user:word@registry.example.org/team", "error"},
            {"oci://registry.example.org/team:tag", "error"}
        }) {
            String checked = post(jenkins, "admin", FORM + "checkUrl", "value", typed[0]);
            assertTrue(checked.contains(typed[1]), typed[0] + ": " + checked);
            String forAuthor = post(jenkins, "author", FORM + "checkUrl", "value", typed[0]);
            assertFalse(forAuthor.contains("error") || forAuthor.contains("warning"), forAuthor);
        }
    }

    @Test
    void aPipelineRegistersAndPromotesThere(JenkinsRule jenkins) throws Exception {
        ServerAccess.add();
        OciRegistry registry = new OciRegistry("images", url());
        registry.setCredentialsId("user");
        MlopsConfiguration.get().setRegistries(List.of(registry));
        jenkins.configRoundtrip();
        OciRegistry shown =
                (OciRegistry) MlopsConfiguration.get().getRegistries().get(0);
        assertNotSame(registry, shown, "the form made it anew");
        jenkins.assertEqualDataBoundBeans(registry, shown);
        assertThrows(IllegalArgumentException.class, () -> new OciRegistry("embedded", url()));
        assertThrows(IllegalArgumentException.class, () -> new OciRegistry("images", "https://x.example"));

        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "train",
                "",
                "writeFile file: 'model.json', text: '{\"w\": [1, 2]}'\n"
                        + "def v = registerModel name: 'care', model: 'model.json', alias: 'challenger', registry: 'images'\n"
                        + "echo \"GOT ${v.version} ${v.registry} ${v.digest}\"\n"
                        + "def p = promoteModel name: 'care', from: 'challenger', alias: 'champion', registry: 'images'\n"
                        + "echo \"NOW ${p.version} ${p.uri}\"");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT 1 images sha256:", run);
        jenkins.assertLogContains("NOW 1 models:/care/1", run);
        assertTrue(
                server.tagged().containsAll(Set.of("care:v1", "care:challenger", "care:champion")),
                "" + server.tagged());
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                                .contains("pass-0815"),
                        "" + file);
            }
        }
        registry.setCredentialsId("ours");
        MlopsConfiguration.get().setRegistries(List.of(registry));
        jenkins.assertLogContains(
                "registry images: this job has no credentials \"ours\"", Pipelines.run(jenkins, job, Result.FAILURE));
    }
}
