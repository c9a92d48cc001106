package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Item;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.mlflow.FakeMlflow;
import io.jenkins.plugins.mlops.folder.FolderRegistries;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Registries of folders: which job finds which, with whose credentials, and who may set them. */
@WithJenkins
class FolderRegistriesTest {
    private static final String FORM = "descriptorByName/io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry/";
    private static final String OF_JENKINS = "tok-of-jenkins";
    private static final String OF_TEAM = "tok-of-team";

    private FakeMlflow server;
    private FakeMlflow elsewhere;
    private Folder team;

    @BeforeEach
    void start() throws Exception {
        server = server();
        elsewhere = server();
    }

    @AfterEach
    void stop() {
        server.close();
        elsewhere.close();
    }

    private static FakeMlflow server() throws IOException {
        FakeMlflow server = new FakeMlflow();
        server.versions.add(Map.of("name", "care", "version", "1", "run_id", "", "tags", List.of()));
        return server;
    }

    private static MlflowRegistry registry(String id, FakeMlflow server, String credentials) {
        MlflowRegistry registry = new MlflowRegistry(id, server.url());
        registry.setCredentialsId(credentials);
        return registry;
    }

    /** A folder with a registry and credentials of its own, and a registry and credentials for all. */
    private void configure(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .addAll(List.of(
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(OF_JENKINS)),
                        new StringCredentialsImpl(CredentialsScope.SYSTEM, "ours", "", Secret.fromString("never"))));
        SystemCredentialsProvider.getInstance().save();
        MlopsConfiguration.get()
                .setRegistries(List.of(registry("lake", elsewhere, "token"), registry("pond", elsewhere, "token")));
        team = jenkins.createProject(Folder.class, "team");
        for (CredentialsStore store : CredentialsProvider.lookupStores(team)) {
            if (store.getContext() == team) {
                store.addCredentials(
                        Domain.global(),
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, "mine", "", Secret.fromString(OF_TEAM)));
            }
        }
        team.addProperty(
                new FolderRegistries(List.of(registry("lake", server, "mine"), registry("closed", server, "ours"))));
    }

    private static WorkflowRun run(JenkinsRule jenkins, WorkflowJob job, Result expected, String registry)
            throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "def p = promoteModel name: 'care', version: 1, alias: 'next', registry: '" + registry + "'\n"
                        + "echo \"GOT ${p.registry} ${p.page}\"",
                true));
        return Pipelines.run(jenkins, job, expected);
    }

    private static List<String> shown(FakeMlflow server) {
        return server.authorizations.stream()
                .map(line -> line.replaceAll("^\\S+ \\S+ ", ""))
                .distinct()
                .toList();
    }

    @Test
    void aJobFindsTheNearestRegistryAndUsesTheCredentialsOfItsFolder(JenkinsRule jenkins) throws Exception {
        configure(jenkins);
        Folder inner = team.createProject(Folder.class, "inner");
        WorkflowJob below = inner.createProject(WorkflowJob.class, "below");
        jenkins.assertLogContains(
                "GOT lake " + server.url() + "/#/models/care", run(jenkins, below, Result.SUCCESS, "lake"));
        assertEquals(List.of("Bearer " + OF_TEAM), shown(server));
        assertEquals(List.of(), elsewhere.calls, "the folder's registry hides the one of its id further out");
        run(jenkins, below, Result.SUCCESS, "pond");
        assertEquals(List.of("Bearer " + OF_JENKINS), shown(elsewhere));
        WorkflowRun refused = run(jenkins, below, Result.FAILURE, "laek");
        jenkins.assertLogContains(
                "there is no registry \"laek\"; there is embedded, lake, closed, pond; did you mean \"lake\"?",
                refused);
        jenkins.assertLogContains(
                "registry closed: this job has no credentials \"ours\"", run(jenkins, below, Result.FAILURE, "closed"));
        WorkflowJob outside = jenkins.createProject(WorkflowJob.class, "outside");
        jenkins.assertLogContains(
                "there is no registry \"closed\"; there is embedded, lake, pond",
                run(jenkins, outside, Result.FAILURE, "closed"));
        jenkins.assertLogContains("GOT lake " + elsewhere.url(), run(jenkins, outside, Result.SUCCESS, "lake"));

        // A nearer folder, a restart, and a file that somebody changed by hand.
        inner.addProperty(new FolderRegistries(List.of(registry("lake", elsewhere, null))));
        team.save();
        Path file = team.getConfigFile().getFile().toPath();
        Files.writeString(file, Files.readString(file).replace("<id>closed</id>", "<id>embedded</id>"));
        server.authorizations.clear();
        elsewhere.authorizations.clear();
        jenkins.jenkins.reload();
        run(jenkins, jenkins.jenkins.getItemByFullName("team/inner/below", WorkflowJob.class), Result.SUCCESS, "lake");
        assertEquals(List.of("null"), shown(elsewhere));
        assertEquals(List.of(), shown(server));
        Folder reloaded = jenkins.jenkins.getItemByFullName("team", Folder.class);
        assertEquals(List.of("lake"), ids(reloaded));
    }

    private static List<String> ids(Folder folder) {
        FolderRegistries property = folder.getProperties().get(FolderRegistries.class);
        return property == null
                ? List.of()
                : property.getRegistries().stream().map(ModelRegistry::getId).toList();
    }

    @Test
    void theFolderFormKeepsChecksAndRemovesRegistries(JenkinsRule jenkins) throws Exception {
        configure(jenkins);
        FolderRegistries before = team.getProperties().get(FolderRegistries.class);
        jenkins.configRoundtrip(team);
        FolderRegistries after = team.getProperties().get(FolderRegistries.class);
        assertNotNull(after);
        assertFalse(before == after, "the form made it anew");
        jenkins.assertEqualDataBoundBeans(before.getRegistries(), after.getRegistries());
        for (String[] change : new String[][] {
            {"closed", "lake", "Two registries have the id lake"},
            {"closed", "embedded", "embedded is the registry inside Jenkins"},
            {server.url(), "ftp://x.example", "Give the address of an MLflow server"}
        }) {
            JenkinsRule.WebClient client = jenkins.createWebClient();
            client.setThrowExceptionOnFailingStatusCode(false);
            HtmlForm form = client.getPage(team, "configure").getFormByName("config");
            for (HtmlElement input : form.getElementsByTagName("input")) {
                if (((HtmlInput) input).getValue().equals(change[0])) {
                    ((HtmlInput) input).setValue(change[1]);
                }
            }
            WebResponse answer = jenkins.submit(form).getWebResponse();
            assertEquals(400, answer.getStatusCode());
            assertTrue(answer.getContentAsString().contains(change[2]), answer.getContentAsString());
            assertFalse(answer.getContentAsString().contains("at io.jenkins"), answer.getContentAsString());
            assertEquals(List.of("lake", "closed"), ids(team));
        }
        team.getProperties().remove(FolderRegistries.class);
        jenkins.configRoundtrip(team);
        assertNull(team.getProperties().get(FolderRegistries.class));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FolderRegistries(List.of(registry("a", server, null), registry("a", elsewhere, null))));
    }

    @Test
    void onlyWhoMayConfigureTheFolderIsAnsweredAndWithWhatTheFolderMayUse(JenkinsRule jenkins) throws Exception {
        configure(jenkins);
        Folder other = jenkins.createProject(Folder.class, "other");
        WorkflowJob job = team.createProject(WorkflowJob.class, "job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("owner", "author", "reader")
                .grant(Item.CONFIGURE)
                .onItems(team)
                .to("owner")
                .grant(Item.CONFIGURE)
                .onItems(job)
                .to("author"));
        String list = FORM + "fillCredentialsIdItems";
        String offered = post(jenkins, "owner", team.getUrl() + list, "").getContentAsString();
        assertTrue(
                offered.contains("\"mine\"") && offered.contains("\"token\"") && offered.contains("\"chosen\""),
                offered);
        assertFalse(offered.contains("\"ours\"") || offered.contains(OF_TEAM), offered);
        for (String[] nobody : new String[][] {
            {"owner", ""},
            {"owner", other.getUrl()},
            {"owner", job.getUrl()},
            {"author", job.getUrl()},
            {"author", team.getUrl()},
            {"reader", team.getUrl()}
        }) {
            String few = post(jenkins, nobody[0], nobody[1] + list, "").getContentAsString();
            assertTrue(
                    few.contains("\"chosen\"") && !few.contains("\"mine\"") && !few.contains("\"token\""),
                    nobody[0] + " " + nobody[1] + ": " + few);
            assertEquals(
                    403,
                    post(jenkins, nobody[0], nobody[1] + FORM + "testConnection", "mine")
                            .getStatusCode(),
                    nobody[0] + " " + nobody[1]);
            assertFalse(
                    post(jenkins, nobody[0], nobody[1] + FORM + "checkId", "")
                            .getContentAsString()
                            .contains("error"),
                    nobody[0] + " " + nobody[1]);
        }
        assertTrue(post(jenkins, "owner", team.getUrl() + FORM + "checkId", "")
                .getContentAsString()
                .contains("error"));
        for (String id : List.of("ours", "nothing")) {
            String answer = post(jenkins, "owner", team.getUrl() + FORM + "testConnection", id)
                    .getContentAsString();
            assertTrue(answer.contains("This folder has no such credentials"), answer);
        }
        assertEquals(List.of(), server.calls);
        String answer = post(jenkins, "owner", team.getUrl() + FORM + "testConnection", "mine")
                .getContentAsString();
        assertTrue(answer.contains("class=\"ok\""), answer);
        assertEquals(List.of("Bearer " + OF_TEAM), shown(server));
        String step = "descriptorByName/io.jenkins.plugins.mlops.steps.PromoteModelStep/checkRegistry";
        assertFalse(post(jenkins, "author", job.getUrl() + step, "closed")
                .getContentAsString()
                .contains("error"));
        assertTrue(post(jenkins, "author", job.getUrl() + step, "x")
                .getContentAsString()
                .contains("there is embedded, lake, closed, pond"));
    }

    private WebResponse post(JenkinsRule jenkins, String user, String path, String value) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(user);
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        boolean check = path.endsWith("checkId") || path.endsWith("checkRegistry");
        List<NameValuePair> values = new ArrayList<>(List.of(new NameValuePair("url", server.url())));
        values.add(
                check
                        ? new NameValuePair("value", value)
                        : new NameValuePair("credentialsId", value.isEmpty() ? "chosen" : value));
        request.setRequestParameters(values);
        client.addCrumb(request);
        return client.getPage(request).getWebResponse();
    }
}
