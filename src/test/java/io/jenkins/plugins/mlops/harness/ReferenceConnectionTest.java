package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.testing.FakePostgres;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.MonitorModelBuilder;
import io.jenkins.plugins.mlops.steps.MonitorModelStep;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Tables of databases that data is compared with. The two databases have different passwords; neither may be seen. */
@SharedJenkins
class ReferenceConnectionTest {
    private static final String PASSWORD = "pass-4711-very-secret";
    private static final String OTHER = "word-0815-as-secret";

    private final FakePostgres lake = new FakePostgres(PASSWORD);
    private final FakePostgres store = new FakePostgres(OTHER);

    private void configure() throws Exception {
        FakePostgres.Col id = FakePostgres.Col.of("id", FakePostgres.INT4);
        FakePostgres.Col age = FakePostgres.Col.of("age", FakePostgres.INT4);
        for (FakePostgres server : List.of(lake, store)) {
            int shift = server == lake ? 0 : 3;
            server.answer("SELECT * FROM \"train\"", List.of(id, age), 500, i ->
                    new String[] {String.valueOf(i), String.valueOf(20 + shift + i % 50)});
            server.answer("SELECT id, age FROM train", List.of(id, age), 500, i ->
                    new String[] {String.valueOf(i), String.valueOf(20 + shift + i % 50)});
        }
        var all = SystemCredentialsProvider.getInstance().getCredentials();
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", "joe", PASSWORD));
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "other", "", "joe", OTHER));
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "ours", "", "joe", OTHER));
        SystemCredentialsProvider.getInstance().save();
        List<JdbcConnection> connections = new ArrayList<>();
        for (String[] each :
                new String[][] {{"lake", "reader"}, {"store", "other"}, {"closed", "ours"}, {"bare", null}}) {
            FakePostgres server = each[0].equals("lake") ? lake : store;
            JdbcConnection connection = new JdbcConnection(each[0], server.url("shop"));
            connection.setCredentialsId(each[1]);
            connections.add(connection);
        }
        MlopsConfiguration.get().setConnections(connections);
    }

    @AfterEach
    void stop() {
        lake.close();
        store.close();
    }

    private static void served(JenkinsRule jenkins, hudson.model.TopLevelItem job) throws Exception {
        StringBuilder text = new StringBuilder("id,age\n");
        for (int i = 0; i < 300; i++) {
            text.append(1000 + i).append(',').append(20 + i % 50).append('\n');
        }
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.mkdirs();
        workspace.child("served.csv").write(text.toString(), "UTF-8");
    }

    private WorkflowRun run(JenkinsRule jenkins, Result expected, String steps) throws Exception {
        configure();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "references");
        served(jenkins, job);
        job.setDefinition(new CpsFlowDefinition("node {\n" + steps + "\n}", true));
        WorkflowRun run = Pipelines.run(jenkins, job, expected);
        jenkins.assertLogNotContains(PASSWORD, run);
        jenkins.assertLogNotContains(OTHER, run);
        return run;
    }

    @Test
    void eachTableIsReadFromItsOwnDatabase(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                Result.UNSTABLE, // a column of names of rows is told
                "monitorModel data: 'served.csv', reference: 'connection:lake/train', label: 'same'\n"
                        + "monitorModel connection: 'lake', table: 'train', compute: 'agent', reference: 'connection:store?SELECT id, age FROM train', rules: 'DriftedColumns = 1', label: 'two'\n"
                        + "validateData connection: 'store', table: 'train', compute: 'agent', reference: 'connection:store/train',\n"
                        + "  splits: [old: 'connection:lake/train', files: 'served.csv'],\n"
                        + "  rules: ['RowCountMatch \"reference\" = 1', 'SplitOverlap \"old\" \"id\" = 500', 'SplitOverlap \"files\" \"id\" = 0'], label: 'splits'");
        List<CheckSummary> checks = Pipelines.checks(run);
        assertEquals(
                List.of("same", "two", "splits"),
                checks.stream().map(CheckSummary::getId).toList());
        assertEquals(
                List.of(0, 0, 0), checks.stream().map(CheckSummary::getFailed).toList());
    }

    @Test
    void whatCannotBeIsToldBeforeTheAgentIsAsked(JenkinsRule jenkins) throws Exception {
        String[][] refused = {
            {
                "connection:laek/train",
                "there is no connection \"laek\"; there is lake, store, closed, bare; did you mean \"lake\"?"
            },
            {"connection:bare/train", "connection bare: it has no credentials"},
            {"connection:closed/train", "connection closed: "},
            {"connection:lake", "names no table; expected connection:ID/TABLE"},
            {"connection:lake?DROP TABLE train", "does not start with SELECT or WITH"},
        };
        StringBuilder steps = new StringBuilder();
        for (String[] each : refused) {
            steps.append("try { monitorModel data: 'served.csv', reference: '")
                    .append(each[0])
                    .append("' } catch (x) { echo 'refused: ' + x.message }\n");
        }
        WorkflowRun run = run(jenkins, Result.SUCCESS, steps.toString());
        for (String[] each : refused) {
            jenkins.assertLogContains(each[1], run);
        }
        assertEquals(List.of(), lake.statements());
    }

    @Test
    void freestyleFormsTakeThemToo(JenkinsRule jenkins) throws Exception {
        configure();
        FreeStyleProject job = jenkins.createProject(FreeStyleProject.class, "freestyle");
        served(jenkins, job);
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("DB", "lake")));
        MonitorModelStep step = new MonitorModelStep();
        step.setData("served.csv");
        step.setReference("connection:${DB}?SELECT id, age FROM train");
        job.getBuildersList().add(new MonitorModelBuilder(step));
        job = jenkins.configRoundtrip(job);
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
        jenkins.assertLogContains("500 rows of 2 columns read from connection lake", build);
    }
}
