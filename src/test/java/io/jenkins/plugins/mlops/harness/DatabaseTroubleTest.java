package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.jvnet.hudson.test.JenkinsRule;

/** What can go wrong between a build and a real PostgreSQL: it is told in one line, and no statement goes on there. */
@SharedJenkins
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class DatabaseTroubleTest {
    private static final String PASSWORD = "reader-4711-secret";
    private static final String SLOW =
            "validateData connection: 'lake', query: 'SELECT id, CAST(pg_sleep(600) AS TEXT) AS s FROM sales.orders',"
                    + " rules: 'IsComplete \"s\"'\n echo 'NOT REACHED'";

    private static RealPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = new RealPostgres();
        server.execute(
                "postgres",
                "CREATE SCHEMA sales",
                "CREATE TABLE sales.orders AS SELECT i AS id FROM generate_series(1, 10) AS t(i)",
                "CREATE TABLE sales.secrets (id int)",
                "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT USAGE ON SCHEMA sales TO reader",
                "GRANT SELECT ON sales.orders TO reader");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void configure(JenkinsRule jenkins) throws Exception {
        var all = SystemCredentialsProvider.getInstance().getCredentials();
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "right", "", "reader", PASSWORD));
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "wrong", "", "reader", PASSWORD + "-not"));
        SystemCredentialsProvider.getInstance().save();
        MlopsConfiguration.get()
                .setConnections(List.of(
                        connection("lake", "right", 0),
                        connection("stranger", "wrong", 0),
                        connection("hasty", "right", 1)));
    }

    private static JdbcConnection connection(String id, String credentials, int limit) {
        JdbcConnection connection = new JdbcConnection(id, server.url("postgres"));
        connection.setCredentialsId(credentials);
        connection.setStatementLimit(limit);
        return connection;
    }

    private static void nothingRuns() throws Exception {
        Eventually.holds(() -> server.running("mlops").isEmpty(), () -> "left: " + server.running("mlops"));
    }

    private static WorkflowRun begun(JenkinsRule jenkins, String name, String label) throws Exception {
        WorkflowRun run =
                Pipelines.scripted(jenkins, name, label, SLOW).scheduleBuild2(0).waitForStart();
        Eventually.holds(() -> !run.isBuilding() || !server.running("mlops").isEmpty(), () -> JenkinsRule.getLog(run));
        assertTrue(run.isBuilding(), JenkinsRule.getLog(run));
        return run;
    }

    @Test
    void aRefusalIsOneLine(JenkinsRule jenkins) throws Exception {
        String[][] all = {
            {"connection: 'lake', table: 'sales.orders'", null},
            {
                "connection: 'stranger', table: 'sales.orders'",
                "user \"reader\" is refused: password authentication failed for user \"reader\""
            },
            {
                "connection: 'lake', table: 'sales.ordres'",
                "relation \"sales.ordres\" does not exist; did you mean \"sales.orders\"?"
            },
            {
                "connection: 'lake', table: 'sales.secrets'",
                "permission denied for table secrets; user \"reader\" needs the right to SELECT"
            },
            {
                "connection: 'hasty', query: 'SELECT id, CAST(pg_sleep(600) AS TEXT) AS s FROM sales.orders'",
                "the statement for one rule took longer than the 1 seconds that a statement may take (statementLimit of the connection) and was cancelled; let it read less, with a query, or raise the limit"
            },
        };
        for (String[] each : all) {
            WorkflowRun run = Pipelines.run(
                    jenkins,
                    Pipelines.scripted(
                            jenkins,
                            "job-" + System.nanoTime(),
                            "built-in",
                            "validateData " + each[0] + ", rules: 'RowCount > 0'"),
                    each[1] == null ? Result.SUCCESS : Result.FAILURE);
            jenkins.assertLogNotContains("\tat ", run);
            jenkins.assertLogNotContains(PASSWORD, run);
            if (each[1] != null) {
                jenkins.assertLogContains(each[1], run);
                CheckSummary check = Pipelines.checks(run).get(0);
                assertEquals(CheckVerdict.ERROR, check.getVerdict());
                assertTrue(check.getMessage().endsWith(each[1]), check.getMessage());
            }
        }
        nothingRuns();
    }

    @Test
    void anAbortedBuildLeavesNoStatement(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = begun(jenkins, "aborted", "built-in");
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        jenkins.assertLogNotContains("NOT REACHED", run);
        assertEquals(CheckVerdict.ABORTED, Pipelines.checks(run).get(0).getVerdict());
        nothingRuns();
    }

    /** Nobody is left to cancel it: the server sees itself that nobody waits any more. */
    @Test
    void anEngineThatIsKilledLeavesNoStatement(JenkinsRule jenkins) throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        WorkflowRun run = begun(jenkins, "killed", "built-in");
        List<ProcessHandle> engines =
                new ArrayList<>(ProcessHandle.current().children().toList());
        engines.removeAll(before);
        assertEquals(1, engines.size());
        engines.get(0).destroyForcibly();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("the engine was killed by signal 9", run);
        nothingRuns();
    }
}
