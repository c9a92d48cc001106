package io.jenkins.plugins.mlops.harness;

import static io.jenkins.plugins.mlops.harness.FormRequests.ask;
import static io.jenkins.plugins.mlops.harness.FormRequests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Node;
import io.jenkins.plugins.mlops.engine.testing.FakePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The button that tests a database: who may press it, who asks, and what is told. */
@WithJenkins
class ConnectionQuestionTest {
    private static final String PASSWORD = "pass-4711-very-secret";
    private static final String BUTTON =
            "descriptorByName/io.jenkins.plugins.mlops.config.jdbc.JdbcConnection/testConnection";

    private FakePostgres server;

    @BeforeEach
    void start() {
        server = new FakePostgres(PASSWORD);
        server.answerProbe();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void add(CredentialsScope scope, String id, String password) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(scope, id, "", "joe", password));
        SystemCredentialsProvider.getInstance().save();
    }

    private String press(JenkinsRule jenkins, String credentials) throws Exception {
        return post(jenkins, "admin", BUTTON, values(credentials));
    }

    private String[] values(String credentials) {
        return new String[] {"id", "lake", "url", server.url("shop"), "credentialsId", credentials};
    }

    @Test
    void anEngineAsksTheDatabaseAndOnlyForAdministrators(JenkinsRule jenkins) throws Exception {
        add(CredentialsScope.GLOBAL, "reader", PASSWORD);
        add(CredentialsScope.GLOBAL, "stranger", PASSWORD + "-not");
        add(CredentialsScope.SYSTEM, "ours", PASSWORD);
        ServerAccess.letIn(jenkins);
        assertEquals(
                403,
                ask(jenkins, HttpMethod.POST, "author", BUTTON, values("reader"))
                        .getStatusCode());
        assertTrue(
                ask(jenkins, HttpMethod.GET, "admin", BUTTON, values("reader")).getStatusCode() >= 400);
        assertEquals(List.of(), server.statements());

        String here = press(jenkins, "reader");
        assertTrue(here.contains("class=\"ok\"") && here.contains("PostgreSQL 15.0 answers"), here);
        assertTrue(
                here.contains("it may read 2 tables and views") && here.contains("Asked on the built-in node"), here);
        assertTrue(here.contains("such as sales.<wbr>customers") && here.contains("127.0.0.1:<wbr>"), here);
        assertFalse(server.statements().isEmpty(), "the database was asked");
        Node agent = jenkins.createOnlineSlave();
        assertTrue(press(jenkins, "reader").contains("Asked on the built-in node"), "builds run there");
        jenkins.jenkins.setNumExecutors(0);
        String there = press(jenkins, "reader");
        assertTrue(there.contains("Asked on " + agent.getNodeName()), there);
        server.answerAny("has_table_privilege", "1", "sales.a", "7", "<b>sales</b>");
        String writer = press(jenkins, "reader");
        assertTrue(writer.contains("class=\"warning\"") && writer.contains("it may change 7 tables"), writer);
        assertTrue(writer.contains("&lt;b&gt;sales"), writer);
        agent.toComputer().setTemporarilyOffline(true, null);
        String nowhere = press(jenkins, "reader");
        assertTrue(nowhere.contains("class=\"error\"") && nowhere.contains("Nobody can ask"), nowhere);
        jenkins.jenkins.setNumExecutors(1);

        String wrong = press(jenkins, "stranger");
        assertTrue(wrong.contains("class=\"error\"") && wrong.contains("password authentication failed"), wrong);
        String system = press(jenkins, "ours");
        assertTrue(system.contains("class=\"error\""), system);
        String none = press(jenkins, "");
        assertTrue(none.contains("Choose credentials"), none);
        String address =
                post(jenkins, "admin", BUTTON, "id", "lake", "url", "jdbc:h2:mem:x", "credentialsId", "reader");
        assertTrue(address.contains("class=\"error\""), address);
        server.close();
        String gone = press(jenkins, "reader");
        assertTrue(gone.contains("class=\"error\"") && gone.contains("connection lake"), gone);
        assertFalse((here + there + nowhere + wrong + system + none + gone).contains(PASSWORD), "a secret is shown");
        for (Path root : List.of(
                jenkins.jenkins.getRootDir().toPath(),
                Path.of(agent.getRootPath().getRemote()))) {
            try (Stream<Path> files = Files.list(root)) {
                assertEquals(
                        List.of(),
                        files.filter(file -> file.getFileName().toString().contains("question"))
                                .toList());
            }
        }
    }
}
