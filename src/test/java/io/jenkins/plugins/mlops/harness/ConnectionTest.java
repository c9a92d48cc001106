package io.jenkins.plugins.mlops.harness;

import static io.jenkins.plugins.mlops.engine.testing.FakePostgres.Col.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.testing.FakePostgres;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Tables of a database in builds: who may read them, and where the password is never seen. */
@SharedJenkins
class ConnectionTest {
    private static final String PASSWORD = "pass-4711-very-secret";
    private static final String FORM = "descriptorByName/io.jenkins.plugins.mlops.config.jdbc.JdbcConnection/";
    private static final int ROWS = 5000;
    private static final long LARGEST_SEARCHED = 8 << 20;

    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private FakePostgres server;
    private Path watched;

    private void start() throws Exception {
        server = new FakePostgres(PASSWORD);
        server.answer(
                "SELECT * FROM \"sales\".\"orders\"",
                List.of(of("id", FakePostgres.INT4), of("status", FakePostgres.TEXT)),
                ROWS,
                i -> {
                    if (i == ROWS / 2) {
                        lookAround(); // the engine waits for this row: it runs, and its files are there
                    }
                    return new String[] {String.valueOf(i), i == 9 ? null : "paid"};
                });
        server.answer("SELECT id FROM sales.orders", List.of(of("id", FakePostgres.INT4)), 3, i ->
                new String[] {String.valueOf(i)});
        var all = SystemCredentialsProvider.getInstance().getCredentials();
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", "joe", PASSWORD));
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "ours", "", "joe", PASSWORD));
        SystemCredentialsProvider.getInstance().save();
        List<JdbcConnection> connections = new ArrayList<>();
        for (String[] each :
                new String[][] {{"lake", "reader"}, {"closed", "ours"}, {"team", "of-a-folder"}, {"bare", null}}) {
            JdbcConnection connection = new JdbcConnection(each[0], server.url("shop"));
            connection.setCredentialsId(each[1]);
            connection.setStatementLimit(each[0].equals("lake") ? 900 : 0);
            connections.add(connection);
        }
        MlopsConfiguration.get().setConnections(connections);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** While an engine works: its arguments, its environment, and the files of its agent. */
    private void lookAround() {
        if (watched == null) {
            return;
        }
        try {
            for (Path file : secretsIn(watched)) {
                seen.add("password in " + file);
            }
            ProcessHandle.current().children().forEach(process -> {
                seen.add("a process");
                for (String part : new String[] {"cmdline", "environ"}) {
                    Path file = Path.of("/proc/" + process.pid(), part);
                    try {
                        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(PASSWORD)) {
                            seen.add("password in " + part);
                        }
                    } catch (IOException e) {
                        // Another system, or the process has ended.
                    }
                }
                if (process.info().commandLine().orElse("").contains(PASSWORD)) {
                    seen.add("password in the command line");
                }
            });
            try (var files = Files.walk(watched)) {
                files.filter(file -> file.endsWith("request.json")).forEach(file -> seen.add("a request"));
            }
        } catch (IOException e) {
            seen.add(e.toString());
        }
    }

    private static List<Path> secretsIn(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean searched = attributes.isRegularFile() && attributes.size() <= LARGEST_SEARCHED;
                if (searched
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(PASSWORD)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE; // a file that came and went
            }
        });
        return found;
    }

    private static String safely(String step) {
        return "catchError(buildResult: 'SUCCESS') { " + step + " }\n";
    }

    @Test
    void aTableIsReadOnAnAgentAndThePasswordIsNowhere(JenkinsRule jenkins) throws Exception {
        start();
        Node agent = jenkins.createOnlineSlave();
        Path there = Path.of(agent.getRootPath().getRemote());
        watched = there;
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "check");
        job.setDefinition(new CpsFlowDefinition(
                "node('" + agent.getSelfLabel().getName() + "') {\n"
                        + "def v = validateData connection: 'lake', compute: 'agent', table: 'sales.orders', rules: ['RowCount = "
                        + ROWS
                        + "', 'IsUnique \"id\"'], label: 'orders'\n"
                        + "echo \"GOT ${v.verdict} ${v.metrics.rows}\"\n"
                        + "validateData connection: 'lake', compute: 'agent', query: 'SELECT id FROM sales.orders', rules: 'RowCount = 3'\n"
                        + safely(
                                "validateData connection: 'lake', compute: 'agent', table: 'sales.orders', rules: 'IsComplete \"status\"'")
                        + "}",
                true));
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT PASSED " + ROWS, run);
        jenkins.assertLogContains("(first: lake: sales.orders row 10)", run);
        jenkins.assertLogNotContains(PASSWORD, run);
        assertEquals(Set.of("a process", "a request"), seen, "what was seen while the engine worked");
        assertEquals(List.of(), secretsIn(jenkins.jenkins.getRootDir().toPath()));
        assertEquals(List.of(), secretsIn(there));
        String result = jenkins.createWebClient()
                .goTo(run.getUrl() + "mlops/orders/result.json", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertTrue(result.contains("lake: sales.orders"), result);
        assertEquals(
                1,
                CredentialsProvider.getFingerprintOf(SystemCredentialsProvider.getInstance()
                                .getCredentials()
                                .get(0))
                        .getJobs()
                        .size());
        job.setDefinition(new CpsFlowDefinition(
                "pipeline { agent { label '" + agent.getSelfLabel().getName()
                        + "' }\n stages { stage('Data') { steps {\n"
                        + "validateData connection: 'lake', compute: 'agent', table: 'sales.orders', rules: 'RowCount = "
                        + ROWS + "'\n"
                        + "monitorModel connection: 'lake', compute: 'agent', table: 'sales.orders', reference: 'none.csv', onFailed: 'NOTE'\n} } } }",
                true));
        jenkins.assertLogContains("none.csv: no such file", Pipelines.run(jenkins, job, Result.FAILURE));
        ValidateDataStep step = new ValidateDataStep();
        step.setConnection("lake");
        step.setCompute("agent");
        step.setTable("sales.orders");
        step.setRules("IsComplete \"id\"");
        assertEquals(
                "validateData compute: 'agent', connection: 'lake', rules: 'IsComplete \"id\"', table: 'sales.orders'",
                Snippetizer.object2Groovy(step));
        FreeStyleProject freestyle = jenkins.createFreeStyleProject();
        freestyle.getBuildersList().add(new ValidateDataBuilder(step));
        jenkins.assertEqualDataBoundBeans(
                step, jenkins.configRoundtrip(new ValidateDataBuilder(step)).getStep());
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(freestyle);
        jenkins.assertLogContains("validateData: PASSED", build);
        assertEquals(List.of(), secretsIn(jenkins.jenkins.getRootDir().toPath()));
    }

    @Test
    void whatAJobMayNotReadIsRefusedInOneLine(JenkinsRule jenkins) throws Exception {
        start();
        String[][] refused = {
            {
                "connection: 'laek', table: 'a'",
                "there is no connection \"laek\"; there is lake, closed, team, bare; did you mean \"lake\"?"
            },
            {"connection: '" + server.url("shop") + "', table: 'a'", "there is no connection \"jdbc:postgresql://"},
            {"connection: '-', table: 'a'", "there is no connection \"-\""},
            {
                "connection: 'closed', table: 'a'",
                "connection closed: this job has no credentials \"ours\" for jdbc:postgresql://127.0.0.1"
            },
            {
                "connection: 'team', table: 'a'",
                "connection team: this job has no credentials \"of-a-folder\" for jdbc:postgresql://127.0.0.1"
            },
            {"connection: 'bare', table: 'a'", "connection bare: it has no credentials; choose some in Manage Jenkins"},
            {
                "connection: 'lake', table: 'a', data: 'x.csv'",
                "give either data, for files, or connection, for a database, not both"
            },
            {"connection: 'lake'", "needs either a table or a query, and has none"},
            {"connection: 'lake', table: 'a', query: 'SELECT 1'", "needs either a table or a query, not both"},
            {"connection: 'lake', query: 'DROP TABLE x'", "does not start with SELECT or WITH; only reading is possible"
            },
            {"table: 'a'", "table and query need a connection, for example connection: 'lake'"},
        };
        StringBuilder body = new StringBuilder("node {\n");
        for (String[] each : refused) {
            body.append(safely("validateData compute: 'agent', rules: 'RowCount > 0', " + each[0]));
        }
        Folder other = jenkins.createProject(Folder.class, "other");
        WorkflowJob job = other.createProject(WorkflowJob.class, "check");
        job.setDefinition(new CpsFlowDefinition(body + "}", true));
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        for (String[] each : refused) {
            jenkins.assertLogContains(each[1], run);
        }
        jenkins.assertLogNotContains("at io.jenkins", run);
        assertEquals(List.of(), server.statements(), "nobody asked the database");

        Folder team = jenkins.createProject(Folder.class, "team");
        team.addProperty(new FolderCredentialsProperty(new DomainCredentials[] {
            new DomainCredentials(
                    Domain.global(),
                    List.of(new UsernamePasswordCredentialsImpl(
                            CredentialsScope.GLOBAL, "of-a-folder", "", "joe", PASSWORD)))
        }));
        WorkflowJob allowed = team.createProject(WorkflowJob.class, "check");
        allowed.setDefinition(new CpsFlowDefinition(
                "node { validateData connection: 'team', compute: 'agent', query: 'SELECT id FROM sales.orders', rules: 'RowCount = 3' }",
                true));
        Pipelines.run(jenkins, allowed, Result.SUCCESS);
    }

    @Test
    void theFormKeepsChecksAndAsksNobody(JenkinsRule jenkins) throws Exception {
        start();
        jenkins.configRoundtrip();
        List<JdbcConnection> kept = MlopsConfiguration.get().getConnections();
        assertEquals(
                List.of("lake", "closed", "team", "bare"),
                kept.stream().map(JdbcConnection::getId).toList());
        assertEquals(server.url("shop"), kept.get(0).getUrl());
        assertEquals("reader", kept.get(0).getCredentialsId());
        assertNull(kept.get(3).getCredentialsId());
        assertEquals(
                List.of(900, 0, 0, 0),
                kept.stream().map(JdbcConnection::getStatementLimit).toList());
        for (int limit : new int[] {-1, 604_801}) {
            assertThrows(IllegalArgumentException.class, () -> kept.get(0).setStatementLimit(limit));
        }
        MlopsConfiguration.get().setConnections(List.of());
        jenkins.configRoundtrip();
        assertEquals(List.of(), MlopsConfiguration.get().getConnections());

        JdbcConnection lake = new JdbcConnection("lake", "jdbc:postgresql://lake.example/a");
        assertThrows(
                IllegalArgumentException.class, () -> MlopsConfiguration.get().setConnections(List.of(lake, lake)));
        for (String id : new String[] {null, "", "a b", "../x", "<b>", "javascript:x", "a".repeat(65)}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new JdbcConnection(id, "jdbc:postgresql://lake.example/a"),
                    id);
        }
        String line = assertThrows(
                        IllegalArgumentException.class,
                        () -> new JdbcConnection("x", "jdbc:postgresql://joe:hunter2@lake.example/a"))
                .getMessage();
        assertFalse(line.contains("hunter2"), line);
        MlopsConfiguration.get()
                .setConnections(List.of(lake, new JdbcConnection("pond", "jdbc:postgresql://pond.example/a")));
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve("io.jenkins.plugins.mlops.config.MlopsConfiguration.xml");
        Files.writeString(
                file, Files.readString(file).replace("pond.example:5432/a", "pond.example:5432/a?socketFactory=x"));
        MlopsConfiguration loaded = new MlopsConfiguration();
        loaded.load();
        assertEquals(
                List.of("lake"),
                loaded.getConnections().stream().map(JdbcConnection::getId).toList());

        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("author"));
        String all = post(
                jenkins, "admin", FORM + "fillCredentialsIdItems", "url", server.url("shop"), "credentialsId", "mine");
        assertTrue(
                all.contains("\"reader\"")
                        && all.contains("\"mine\"")
                        && !all.contains("\"ours\"")
                        && !all.contains(PASSWORD),
                all);
        String few = post(
                jenkins, "author", FORM + "fillCredentialsIdItems", "url", server.url("shop"), "credentialsId", "mine");
        assertTrue(few.contains("\"mine\"") && !few.contains("\"reader\""), few);
        for (String[] bad : new String[][] {
            {"checkId", "a b"},
            {"checkStatementLimit", "604801"},
            {"checkStatementLimit", "soon"},
            {"checkUrl", "jdbc:h2:mem:x"},
            {"checkUrl", "jdbc:postgresql://h/a?loggerFile=/tmp/x"}
        }) {
            assertTrue(post(jenkins, "admin", FORM + bad[0], "value", bad[1]).contains("class=\"error\""), bad[1]);
            assertFalse(post(jenkins, "author", FORM + bad[0], "value", bad[1]).contains("error"), bad[1]);
        }
        assertTrue(post(jenkins, "admin", FORM + "checkUrl", "value", "jdbc:postgresql://h/a?sslmode=require")
                .contains("class=\"warning\""));
        assertFalse(post(jenkins, "admin", FORM + "checkUrl", "value", "jdbc:postgresql://h/a")
                .contains("class="));
        String step = jenkins.createProject(WorkflowJob.class, "job").getUrl()
                + "descriptorByName/io.jenkins.plugins.mlops.steps.ValidateDataStep/";
        assertTrue(post(jenkins, "author", step + "checkConnection", "value", "lkae", "table", "a", "query", "")
                .contains("did you mean"));
        assertTrue(post(jenkins, "author", step + "checkConnection", "value", "", "table", "a", "query", "")
                .contains("needs a connection"));
        assertFalse(post(jenkins, "author", step + "checkConnection", "value", "lake", "table", "a", "query", "")
                .contains("error"));
        assertTrue(post(jenkins, "author", step + "checkData", "value", "a.csv", "connection", "lake")
                .contains("not both"));
        assertFalse(post(jenkins, "author", step + "checkData", "value", "", "connection", "lake")
                .contains("error"));
        assertEquals(List.of(), server.statements());
    }

    private static String post(JenkinsRule jenkins, String user, String path, String... values) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(user);
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        List<NameValuePair> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i += 2) {
            pairs.add(new NameValuePair(values[i], values[i + 1]));
        }
        request.setRequestParameters(pairs);
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getContentAsString();
    }
}
