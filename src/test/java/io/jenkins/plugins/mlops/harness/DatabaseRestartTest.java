package io.jenkins.plugins.mlops.harness;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller that is killed, and an agent that is lost, while a statement runs in a real PostgreSQL: it does not go on there, and the step asks again. */
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class DatabaseRestartTest {
    private static final String LIBRARIES = "io.jenkins.plugins.mlops.engineLibraries";
    private static final String WORKER = "worker";
    private static final List<String> NODES = List.of("built-in", WORKER);

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension()
            .withTimeout(900)
            .javaOptions("-D" + LIBRARIES + "=" + System.getProperty(LIBRARIES));

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    private final InboundAgentExtension.Options worker =
            InboundAgentExtension.Options.newBuilder().name(WORKER).webSocket().build();

    @Test
    void noStatementOutlivesItsEngine() throws Throwable {
        try (RealPostgres server = new RealPostgres()) {
            real.startJenkins();
            agents.createAgent(real, worker);
            real.runRemotely(DatabaseRestartTest::begin, server.url("postgres"), server.password());
            awaitStatements(server, NODES.size());

            agents.stop(real, WORKER);
            awaitStatements(server, 1);
            agents.start(real, worker);
            awaitStatements(server, 2);

            real.stopJenkinsForcibly();
            awaitStatements(server, 0);
            real.startJenkins();
            awaitStatements(server, 2);

            real.runRemotely(DatabaseRestartTest::stop);
            awaitStatements(server, 0);
        }
    }

    private static void awaitStatements(RealPostgres server, int wanted) throws Exception {
        Eventually.holds(
                () -> server.running("mlops").size() == wanted,
                () -> wanted + " expected; found " + server.running("mlops"));
    }

    private static void begin(JenkinsRule jenkins, String url, String password) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "admin", "", "postgres", password));
        SystemCredentialsProvider.getInstance().save();
        JdbcConnection connection = new JdbcConnection("lake", url);
        connection.setCredentialsId("admin");
        MlopsConfiguration.get().setConnections(List.of(connection));
        for (String node : NODES) {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, node);
            job.setDefinition(new CpsFlowDefinition(
                    "node('" + node + "') { validateData connection: 'lake', rules: 'IsComplete \"s\"',"
                            + " query: 'SELECT CAST(pg_sleep(6000) AS TEXT) AS s' }",
                    true));
            job.scheduleBuild2(0).waitForStart();
        }
    }

    private static void stop(JenkinsRule jenkins) throws Exception {
        for (String node : NODES) {
            WorkflowRun run =
                    jenkins.jenkins.getItemByFullName(node, WorkflowJob.class).getBuildByNumber(1);
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        }
    }
}
