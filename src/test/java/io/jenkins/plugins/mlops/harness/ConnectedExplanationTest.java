package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.testing.FakePostgres;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.ExplainModelBuilder;
import io.jenkins.plugins.mlops.steps.ExplainModelStep;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A model that is explained on rows of a database, compared with the same rows in a file. */
@SharedJenkins
class ConnectedExplanationTest {
    private static final String PASSWORD = "pass-4711-very-secret";
    private static final String TABLE = "SELECT * FROM \"care\".\"labelled\"";
    private static final Path EXAMPLE = Path.of("examples/care").toAbsolutePath();

    private FakePostgres server;
    private int rows;

    @BeforeEach
    void start() throws Exception {
        server = new FakePostgres(PASSWORD);
        List<String> lines = Files.readAllLines(EXAMPLE.resolve("data/test.csv"));
        List<String[]> table =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        rows = table.size();
        String[] names = lines.get(0).split(",");
        List<FakePostgres.Col> columns = new ArrayList<>();
        for (int c = 0; c < names.length; c++) {
            columns.add(FakePostgres.Col.of(names[c], type(table, c)));
        }
        server.answer(TABLE, columns, rows, i -> {
            String[] row = table.get(i).clone();
            for (int c = 0; c < row.length; c++) {
                row[c] = row[c].isEmpty() ? null : row[c];
            }
            return row;
        });
        server.answer(
                "SELECT count(*) FROM (" + TABLE + "\n) AS all_rows",
                List.of(FakePostgres.Col.of("count", FakePostgres.INT8)),
                1,
                i -> new String[] {String.valueOf(rows)});
    }

    /** The narrowest type that holds a column. */
    private static int type(List<String[]> table, int column) {
        int type = FakePostgres.INT8;
        for (String[] row : table) {
            if (!row[column].matches("-?[0-9.]*")) {
                return FakePostgres.TEXT;
            }
            type = row[column].indexOf('.') < 0 ? type : FakePostgres.FLOAT8;
        }
        return type;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void configure() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", "joe", PASSWORD));
        SystemCredentialsProvider.getInstance().save();
        JdbcConnection lake = new JdbcConnection("lake", server.url("shop"));
        lake.setCredentialsId("reader");
        MlopsConfiguration.get().setConnections(List.of(lake));
    }

    private static WorkflowRun explain(JenkinsRule jenkins, Result expected, String steps) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "explain");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.mkdirs();
        new FilePath(EXAMPLE.resolve("model.json").toFile()).copyTo(workspace.child("model.json"));
        new FilePath(EXAMPLE.resolve("data/test.csv").toFile()).copyTo(workspace.child("test.csv"));
        job.setDefinition(new CpsFlowDefinition("node {\n" + steps + "}", true));
        return Pipelines.run(jenkins, job, expected);
    }

    private static String step(String arguments) {
        return "explainModel model: 'model.json', target: 'high_use', rules: 'Auc >= 0.5', " + arguments + "\n";
    }

    private static String result(WorkflowRun run, String id) throws Exception {
        return Files.readString(new BuildResults(run).folder(id).resolve("result.json"));
    }

    @Test
    void theRowsOfADatabaseExplainAsThoseOfAFile(JenkinsRule jenkins) throws Exception {
        configure();
        WorkflowRun run = explain(
                jenkins,
                Result.SUCCESS,
                step("data: 'test.csv', label: 'file'")
                        + step("connection: 'lake', table: 'care.labelled', label: 'all'")
                        + step("connection: 'lake', table: 'care.labelled', sample: 400, label: 'some'"));
        List<CheckSummary> checks = Pipelines.checks(run);
        assertEquals(
                List.of("file", "all", "some"),
                checks.stream().map(CheckSummary::getId).toList());
        assertTrue(checks.get(0).getMetrics().get("auc") > 0.6);
        assertEquals(checks.get(0).getMetrics(), checks.get(1).getMetrics());
        assertEquals((double) rows, checks.get(1).getMetrics().get("rows"));
        assertEquals(400.0, checks.get(2).getMetrics().get("rows"));
        assertFalse(
                checks.get(1)
                        .getMetrics()
                        .get("auc")
                        .equals(checks.get(2).getMetrics().get("auc")),
                "other rows");
        assertTrue(result(run, "some").contains("lake: care.labelled (400 of 4,150 rows, drawn evenly at random)"));
        jenkins.assertLogNotContains(PASSWORD, run);
        assertEquals(
                1,
                server.statements().stream()
                        .filter(sql -> sql.contains("count(*)"))
                        .count(),
                "one sample is drawn");
    }

    @Test
    void eitherFilesOrADatabaseAreExplained(JenkinsRule jenkins) throws Exception {
        configure();
        String[][] refused = {
            {
                "data: 'test.csv', connection: 'lake', table: 'a'",
                "give either data, for files, or connection, for a database, not both"
            },
            {
                "onFailed: 'NOTE'",
                "data is missing; name at least one file, for example data: 'data/*.csv', or a database by connection"
            },
            {"connection: 'lake'", "a connection needs either a table or a query, and has none"},
            {"data: 'test.csv', sample: 5", "sample needs the database: connection: 'FILE|URL'"},
            {
                "connection: 'lake', table: 'care.labelled', sample: 0",
                "option sample needs a whole number from 1, found \"0\""
            },
        };
        StringBuilder steps = new StringBuilder();
        for (String[] each : refused) {
            steps.append("catchError(buildResult: 'SUCCESS') { ")
                    .append(step(each[0]))
                    .append(" }\n");
        }
        WorkflowRun run = explain(jenkins, Result.SUCCESS, steps.toString());
        for (String[] each : refused) {
            jenkins.assertLogContains("explainModel: " + each[1], run);
        }
        jenkins.assertLogNotContains("at io.jenkins", run);
        assertEquals(List.of(), server.statements(), "nobody asked the database");
    }

    @Test
    void theFormKeepsTheDatabaseAndChecksTheSample(JenkinsRule jenkins) throws Exception {
        configure();
        ExplainModelStep step = new ExplainModelStep("m.json", "y");
        step.setConnection("lake");
        step.setQuery("SELECT 1");
        step.setSample(400);
        assertEquals(
                "explainModel connection: 'lake', model: 'm.json', query: 'SELECT 1', sample: '400', target: 'y'",
                Snippetizer.object2Groovy(step));
        ExplainModelStep kept =
                jenkins.configRoundtrip(new ExplainModelBuilder(step)).getStep();
        assertEquals(DescribableModel.uninstantiate_(step), DescribableModel.uninstantiate_(kept));
        assertEquals("400", kept.getSample());
        assertTrue(check(jenkins, "0", "lake").contains("whole number"));
        assertTrue(check(jenkins, "1.5", "lake").contains("whole number"));
        assertTrue(check(jenkins, "5", "").contains("name its connection"));
        assertFalse(check(jenkins, "5", "lake").contains("error"));
        assertFalse(check(jenkins, "", "").contains("error"));
    }

    private static String check(JenkinsRule jenkins, String sample, String connection) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WebRequest request = new WebRequest(
                new URL(
                        jenkins.getURL(),
                        "descriptorByName/io.jenkins.plugins.mlops.steps.ExplainModelStep/checkSample"),
                HttpMethod.POST);
        request.setRequestParameters(
                List.of(new NameValuePair("value", sample), new NameValuePair("connection", connection)));
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getContentAsString();
    }
}
