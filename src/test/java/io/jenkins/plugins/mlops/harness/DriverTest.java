package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.testing.CompiledDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** Drivers that are not part of the plugin: an administrator puts them into the Jenkins home, engines on agents load them. */
@SharedJenkins
class DriverTest {
    private static final String PASSWORD = "pass-4711-very-secret";
    private static final String LOADED = "jdbc:hive2://lake.example:10000/sales;ssl=true";

    @TempDir
    Path folder;

    private static WorkflowRun check(JenkinsRule jenkins, Node agent, String more) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node('" + agent.getSelfLabel().getName()
                        + "') { validateData connection: 'spark', table: 'orders', rules: 'RowCount > 0'" + more
                        + " }",
                true));
        return Pipelines.run(jenkins, job, Result.FAILURE);
    }

    private static long drivers(Path agent) throws IOException {
        try (Stream<Path> files = Files.walk(agent.resolve("mlops-cache"))) {
            return files.filter(file -> file.endsWith("hive.jar")).count();
        }
    }

    @Test
    void aDriverOfTheJenkinsHomeIsLoadedByTheEngineOnAnAgent(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", "joe", PASSWORD));
        JdbcConnection connection = new JdbcConnection("spark", "jdbc:hive2://lake.example/sales");
        connection.setCredentialsId("reader");
        MlopsConfiguration.get().setConnections(List.of(connection));
        Node agent = jenkins.createOnlineSlave();
        Path there = Path.of(agent.getRootPath().getRemote());

        WorkflowRun without = check(jenkins, agent, "");
        jenkins.assertLogContains(
                "connection spark (lake.example:10000/sales): the driver of this database does not come with mlops; give its jar: an administrator puts it into mlops/drivers in the Jenkins home",
                without);
        jenkins.assertLogNotContains("at io.jenkins", without);
        assertEquals(0, drivers(there));

        Path home = jenkins.jenkins.getRootDir().toPath().resolve("mlops/drivers");
        Files.createDirectories(home);
        Path jar = CompiledDriver.jar(folder, "org.apache.hive.jdbc.HiveDriver", "hive.jar");
        Files.copy(jar, home.resolve("hive.jar"));
        WorkflowRun run = check(jenkins, agent, "");
        jenkins.assertLogContains(LOADED, run);
        jenkins.assertLogContains("joe libraries hidden own true", run);
        jenkins.assertLogContains("drivers: " + Files.size(jar) + " bytes sent to the agent", run);
        jenkins.assertLogNotContains(PASSWORD, run);
        assertEquals(1, drivers(there));

        WorkflowRun again = check(jenkins, agent, "");
        jenkins.assertLogContains(LOADED, again);
        jenkins.assertLogNotContains("bytes sent to the agent", again);

        Files.writeString(there.resolve("mine.jar"), "x");
        WorkflowRun chosen = check(jenkins, agent, ", driver: '" + there.resolve("mine.jar") + "'");
        assertTrue(chosen.getLog(200).stream().anyMatch(line -> line.contains("driver")), "a job chooses no driver");
        jenkins.assertLogNotContains(LOADED, chosen);
        Files.delete(home.resolve("hive.jar"));
    }
}
