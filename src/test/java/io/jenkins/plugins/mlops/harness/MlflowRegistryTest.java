package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.User;
import hudson.util.Secret;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.mlflow.FakeMlflow;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Models on their way from a workspace to an MLflow server, and what nobody may see of it. */
@SharedJenkins
class MlflowRegistryTest {
    private static final Path MODEL = Path.of("examples/care/model.json").toAbsolutePath();
    private static final String TOKEN = "tok-4711-very-secret";
    private static final String PASSWORD = "pass-4711-very-secret";
    private static final String BASIC =
            Base64.getEncoder().encodeToString(("robot:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final long LARGEST_SEARCHED = 4 << 20;

    private FakeMlflow server;

    private void start() throws Exception {
        server = new FakeMlflow();
        List<StandardCredentials> all = List.of(
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(TOKEN)),
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "user", "", "robot", PASSWORD),
                new StringCredentialsImpl(CredentialsScope.SYSTEM, "ours", "", Secret.fromString(TOKEN)));
        SystemCredentialsProvider.getInstance().getCredentials().addAll(all);
        SystemCredentialsProvider.getInstance().save();
        List<MlflowRegistry> registries = new ArrayList<>();
        for (String[] each : new String[][] {
            {"lake", "token"}, {"pond", "user"}, {"open", null}, {"closed", "ours"}, {"lost", "nothing"}
        }) {
            MlflowRegistry registry = new MlflowRegistry(each[0], server.url());
            registry.setCredentialsId(each[1]);
            registries.add(registry);
        }
        MlopsConfiguration.get().setRegistries(List.copyOf(registries));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static WorkflowRun run(JenkinsRule jenkins, Node node, Result expected, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "train");
        FilePath workspace = node.getWorkspaceFor(job);
        workspace.mkdirs();
        new FilePath(MODEL.toFile()).copyTo(workspace.child("model.json"));
        job.setDefinition(
                new CpsFlowDefinition("node('" + node.getSelfLabel().getName() + "') {\n" + body + "\n}", true));
        return Pipelines.run(jenkins, job, expected);
    }

    private static String safely(String step) {
        return "catchError(buildResult: 'SUCCESS') { " + step + " }\n";
    }

    /** Every file below holds no secret, in whatever form it was sent. */
    private static void holdsNoSecret(Path root) throws IOException {
        int[] searched = new int[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && attributes.size() <= LARGEST_SEARCHED) {
                    searched[0]++;
                    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    List.of(TOKEN, PASSWORD, BASIC)
                            .forEach(secret -> assertFalse(text.contains(secret), file.toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // a temporary file of Jenkins
                }
                throw problem;
            }
        });
        assertTrue(searched[0] > 5, searched[0] + " files in " + root);
    }

    private static void spoolIsEmpty(JenkinsRule jenkins) throws IOException {
        try (Stream<Path> left =
                Files.list(jenkins.jenkins.getRootDir().toPath().resolve("mlops/spool"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    private Set<String> authorizations() {
        return server.authorizations.stream()
                .map(line -> line.replaceAll("^\\S+ \\S+ ", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aModelGoesFromAnAgentToTheServerAndTheSecretGoesNowhereElse(JenkinsRule jenkins) throws Exception {
        start();
        Node agent = jenkins.createOnlineSlave();
        WorkflowRun run = run(
                jenkins,
                agent,
                Result.SUCCESS,
                "def v = registerModel name: 'care', model: 'model.json', registry: 'lake', alias: 'challenger',"
                        + " params: [depth: 3], tags: [team: 'care']\n"
                        + "echo \"GOT ${v.verdict} ${v.name} ${v.version} ${v.uri} ${v.digest.length()} ${v.registry} ${v.page}\"");
        jenkins.assertLogContains(
                "GOT PASSED care 1 models:/care/1 71 lake " + server.url() + "/#/models/care/versions/1", run);
        assertEquals(Set.of("Bearer " + TOKEN), authorizations());
        String path = server.files.keySet().stream()
                .filter(file -> file.endsWith("/model/model.json"))
                .findFirst()
                .orElseThrow();
        assertArrayEquals(Files.readAllBytes(MODEL), server.files.get(path));
        assertTrue(
                server.files.keySet().stream().anyMatch(file -> file.endsWith("/mlops/model-card.md")),
                server.files.keySet().toString());
        assertEquals(Map.of("challenger", 1), server.aliases);
        assertTrue(server.versions.get(0).get("tags").toString().contains("train #1"), server.versions.toString());
        assertEquals(List.of(), EmbeddedRegistry.get().open().models(), "nothing of it is in the embedded registry");
        String page = jenkins.createWebClient()
                .withJavaScriptEnabled(false)
                .goTo(run.getUrl() + "mlops/registration/")
                .asXml();
        assertTrue(page.contains("href=\"" + server.url() + "/#/models/care/versions/1\""), page);
        assertEquals("lake", Pipelines.checks(run).get(0).getRegistered().getRegistry());
        assertEquals(
                1,
                CredentialsProvider.getFingerprintOf(SystemCredentialsProvider.getInstance()
                                .getCredentials()
                                .get(0))
                        .getJobs()
                        .size());
        spoolIsEmpty(jenkins);
        holdsNoSecret(jenkins.jenkins.getRootDir().toPath());
        holdsNoSecret(Path.of(agent.getRootPath().getRemote()));
    }

    @Test
    void aUserWithPasswordAndNobodyAreLetInToo(JenkinsRule jenkins) throws Exception {
        start();
        WorkflowRun run = run(
                jenkins,
                jenkins.jenkins,
                Result.SUCCESS,
                "registerModel name: 'care', model: 'model.json', registry: 'pond'\n"
                        + "def v = registerModel name: 'care', model: 'model.json', registry: 'pond'\necho \"AGAIN ${v.version}\"");
        jenkins.assertLogContains("AGAIN 1", run);
        assertEquals(Set.of("Basic " + BASIC), authorizations());
        assertEquals(1, server.versions.size(), "the same bytes from the same build register once");
        holdsNoSecret(jenkins.jenkins.getRootDir().toPath());
        server.authorizations.clear();
        WorkflowJob promote = jenkins.createProject(WorkflowJob.class, "promote");
        promote.setDefinition(new CpsFlowDefinition(
                "promoteModel name: 'care', version: 1, alias: 'champion', registry: 'open'", true));
        Pipelines.run(jenkins, promote, Result.SUCCESS);
        assertEquals(Set.of("null"), authorizations());
    }

    @Test
    void whatAJobMayNotUseIsRefusedBeforeTheServerIsAsked(JenkinsRule jenkins) throws Exception {
        start();
        String register = "registerModel name: 'care', model: 'model.json', registry: ";
        WorkflowRun run = run(
                jenkins,
                jenkins.jenkins,
                Result.SUCCESS,
                safely(register + "'laek'")
                        + safely(register + "'closed'")
                        + safely(register + "'lost'")
                        + safely("promoteModel name: 'care', version: 1, alias: 'x', registry: 'closed'")
                        + safely("promoteModel name: 'care', version: 1, alias: 'x', registry: '<b>'"));
        jenkins.assertLogContains(
                "ERROR: registerModel: there is no registry \"laek\"; there is embedded, lake, pond, open, closed, lost; did you mean \"lake\"?",
                run);
        jenkins.assertLogContains(
                "ERROR: registerModel: registry closed: this job has no credentials \"ours\" for " + server.url(), run);
        jenkins.assertLogContains(
                "ERROR: registerModel: registry lost: this job has no credentials \"nothing\" for " + server.url(),
                run);
        jenkins.assertLogContains("ERROR: promoteModel: registry closed: this job has no credentials \"ours\"", run);
        jenkins.assertLogContains("ERROR: promoteModel: there is no registry \"<b>\"; there is embedded", run);
        jenkins.assertLogNotContains("at io.jenkins", run);
        assertEquals(List.of(), server.calls);
    }

    @Test
    void whatAServerSaysIsOneLineWithoutTheSecret(JenkinsRule jenkins) throws Exception {
        start();
        List<String> said = new ArrayList<>();
        server.trouble = (exchange, call) -> {
            if (!call.equals("POST registered-models/create") && !call.equals("GET registered-models/get")) {
                return false;
            }
            said.add(call);
            switch (said.size()) {
                case 1 -> FakeMlflow.send(exchange, 200, "text/html", "<html>please log in</html>");
                case 2 ->
                    FakeMlflow.send(
                            exchange,
                            400,
                            Map.of(
                                    "error_code",
                                    "INVALID_PARAMETER_VALUE",
                                    "message",
                                    "no \n thanks, "
                                            + exchange.getRequestHeaders().getFirst("Authorization")));
                case 3 -> FakeMlflow.send(exchange, 401, "text/plain", "who are you");
                default -> {
                    exchange.getResponseHeaders().add("Location", "http://elsewhere.example/");
                    FakeMlflow.send(exchange, 302, "text/plain", "");
                }
            }
            return true;
        };
        String register = safely("registerModel name: 'care', model: 'model.json', registry: 'lake'");
        WorkflowRun run = run(
                jenkins,
                jenkins.jenkins,
                Result.SUCCESS,
                register
                        + register
                        + register
                        + safely("promoteModel name: 'care', from: 'y', alias: 'x', registry: 'lake'"));
        String line = "MLflow at " + server.url() + " ";
        jenkins.assertLogContains("ERROR: registerModel: " + line + "answers 200 with a page (HTML)", run);
        jenkins.assertLogContains("ERROR: registerModel: " + line + "says INVALID_PARAMETER_VALUE: no ", run);
        jenkins.assertLogContains("ERROR: registerModel: " + line + "refuses the token (401)", run);
        jenkins.assertLogContains("ERROR: promoteModel: " + line + "redirects to http://elsewhere.example", run);
        jenkins.assertLogNotContains("at io.jenkins", run);
        assertEquals(List.of(), server.versions);
        spoolIsEmpty(jenkins);
        holdsNoSecret(jenkins.jenkins.getRootDir().toPath());
    }

    @Test
    void aliasesOfTheServerMoveByTheSameRules(JenkinsRule jenkins) throws Exception {
        start();
        server.versions.add(Map.of("name", "care", "version", "1", "run_id", "", "tags", List.of()));
        server.versions.add(Map.of("name", "care", "version", "2", "run_id", "", "tags", List.of()));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Computer.BUILD)
                .everywhere()
                .to("developer"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate(
                                "by-developer", User.getById("developer", true).impersonate2()));
        String where = ", registry: 'lake'";
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "by-system");
        job.setDefinition(new CpsFlowDefinition(
                "def p = promoteModel name: 'care', version: 1, alias: 'champion'" + where + "\n"
                        + "echo \"FOREIGN ${p.uri} ${p.digest} ${p.page}\"\n"
                        + safely("promoteModel name: 'care', version: 2, alias: 'champion', compare: 'auc'" + where)
                        + "promoteModel name: 'care', version: 2, alias: 'next'" + where + "\n"
                        + "promoteModel name: 'care', from: 'next', alias: 'champion'" + where + "\n"
                        + safely("promoteModel name: 'care', from: 'nxet', alias: 'champion'" + where)
                        + "promoteModel name: 'care', alias: 'champion', rollback: true" + where + "\n"
                        + safely("promoteModel name: 'care', alias: 'champion', rollback: true" + where),
                true));
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("FOREIGN models:/care/1 null " + server.url() + "/#/models/care/versions/1", run);
        jenkins.assertLogContains("ERROR: promoteModel: FAILED, the alias stays where it is: ", run);
        jenkins.assertLogContains("care champion is version 2, it was version 1", run);
        jenkins.assertLogContains("the model care has no alias \"nxet\"; did you mean \"next\"?", run);
        jenkins.assertLogContains("care champion is version 1 again", run);
        jenkins.assertLogContains("there is nothing to roll back to", run);
        assertEquals(Map.of("champion", 1, "next", 2), server.aliases);
        WorkflowJob developer = jenkins.createProject(WorkflowJob.class, "by-developer");
        developer.setDefinition(
                new CpsFlowDefinition("promoteModel name: 'care', version: 2, alias: 'champion'" + where, true));
        WorkflowRun refused = Pipelines.run(jenkins, developer, Result.FAILURE);
        jenkins.assertLogContains("ERROR: promoteModel: the alias \"champion\" is protected", refused);
        assertEquals(Map.of("champion", 1, "next", 2), server.aliases);
    }
}
