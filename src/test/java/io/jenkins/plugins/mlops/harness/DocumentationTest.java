package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.FilePath;
import hudson.model.CauseAction;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.tasks.junit.TestResultAction;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.mlflow.FakeMlflow;
import io.jenkins.plugins.mlops.engine.testing.FakePostgres;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every Pipeline that the documentation and the examples show is run, and ends as the text around it says. The workspace has the files it names, programs of
 * its {@code sh} steps are stood in for; nothing else of it is changed.
 */
@WithJenkins
class DocumentationTest {
    private static final Path SHOWN =
            Path.of("src/test/resources/io/jenkins/plugins/mlops/harness/shown").toAbsolutePath();
    private static final Path CARE = Path.of("examples/care").toAbsolutePath();
    private static final Map<String, Path> LENDING = Map.of(
            "data/1.parquet",
            SHOWN.resolve("lending-1.parquet"),
            "data/2.parquet",
            SHOWN.resolve("lending-2.parquet"),
            "contract.odcs.yaml",
            SHOWN.resolve("lending.odcs.yaml"),
            "test.parquet",
            SHOWN.resolve("lending-test.parquet"));
    private static final Map<String, Path> TABLES =
            Map.of("data/train.csv", CARE.resolve("data/train.csv"), "data/test.csv", CARE.resolve("data/test.csv"));

    /** What the program that trains makes a model of. */
    private static final String TRAINED = "trained.json";

    /** What a text that shows only how a model is registered takes for granted. */
    private static final String CHECKED = "validateData data: 'data/*.parquet', contract: 'contract.odcs.yaml'\n"
            + "explainModel model: 'model.json', data: 'test.parquet', target: 'default', rules: ['Auc >= 0.75']\n";

    /** Pipelines that are shown and cannot be run here, with the reason. */
    private static final Map<String, String> NOT_RUN = Map.of();

    /** Has a test of its own, because it needs people. */
    private static final String APPROVAL = "docs/recipes.md 9";

    private final Set<String> ran = new TreeSet<>();

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private FakeMlflow server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Pipelines shown run sh")
    void everyPipelineShownDoesWhatTheTextSays(JenkinsRule started) throws Exception {
        jenkins = started;
        EnvironmentVariablesNodeProperty path =
                new EnvironmentVariablesNodeProperty(new EnvironmentVariablesNodeProperty.Entry(
                        "PATH+STANDINS", folder.resolve("bin").toString()));
        jenkins.jenkins.getGlobalNodeProperties().add(path);
        standIn("python", "[ \"$1\" = train.py ]\nmv trained.json model.json\n");
        aWholeReadme();
        stepsAlone();
        recipes();
        example();
        served();
        database();
        Set<String> shown = new TreeSet<>(ShownPipelines.all().keySet());
        shown.removeAll(NOT_RUN.keySet());
        shown.remove(APPROVAL);
        assertEquals(shown, ran, "a Pipeline that is shown has to be run here");
    }

    @Test
    void aPipelineThatIsWrongWouldBeFound(JenkinsRule jenkins) {
        String wrong = ShownPipelines.asPipeline("validateData data: 'a.csv', rulez: 'RowCount > 0'");
        try {
            Converter.scriptToPipelineDef(wrong);
        } catch (MultipleCompilationErrorsException x) {
            assertTrue(x.getMessage().contains("rulez"), x.getMessage());
            return;
        }
        throw new AssertionError("the check of the documentation checks nothing");
    }

    private void aWholeReadme() throws Exception {
        run("README.md 1", with(LENDING, TRAINED, SHOWN.resolve("lending.json")), "", Result.SUCCESS);
        assertEquals(
                Map.of("challenger", 1, "champion", 1),
                EmbeddedRegistry.get().open().aliases(new ModelName("credit-risk")));
    }

    private void stepsAlone() throws Exception {
        jenkins.assertLogContains(
                "PASSED: 17 rules hold, 0 are broken, http", run("docs/jenkins.md 1", LENDING, "", Result.SUCCESS));
        jenkins.assertLogContains(
                "models:/credit-risk/2 is sha256:",
                run(
                        "docs/jenkins.md 2",
                        with(LENDING, "model.json", SHOWN.resolve("lending.json")),
                        CHECKED,
                        Result.SUCCESS));
        server = new FakeMlflow();
        MlopsConfiguration.get().setRegistries(List.of(new MlflowRegistry("lake", server.url())));
        jenkins.assertLogContains(
                "models:/credit-risk/1 in lake, see " + server.url(),
                run(
                        "docs/jenkins.md 3",
                        with(LENDING, "model.json", SHOWN.resolve("lending.json")),
                        CHECKED,
                        Result.SUCCESS));
        assertEquals(Map.of("challenger", 1, "champion", 1), server.aliases);
        WorkflowRun copies = run("docs/jenkins.md 4", LENDING, "", Result.SUCCESS);
        assertEquals(4, copies.getArtifacts().size());
        assertTrue(copies.getAction(TestResultAction.class).getTotalCount() > 0);
    }

    private void recipes() throws Exception {
        run("docs/recipes.md 1", with(TABLES, "model.json", SHOWN.resolve("xgboost.json")), "", Result.SUCCESS);
        run("docs/recipes.md 2", with(TABLES, "model.onnx", SHOWN.resolve("sklearn.onnx")), "", Result.SUCCESS);
        run("docs/recipes.md 3", with(TABLES, "model.onnx", SHOWN.resolve("torch.onnx")), "", Result.SUCCESS);
        Path roles = Files.writeString(
                folder.resolve("roles.json"),
                "{\"group\": \"person\", \"label\": \"high_use\", \"timestamp\": \"at\", \"ignore\": [\"year\", \"visits\"]}");
        Map<String, Path> training = Map.of(
                "data/train.csv",
                timed("train.csv", "csv"),
                "data/test.csv",
                timed("test.csv", "csv"),
                "contract.odcs.yaml",
                CARE.resolve("contract.odcs.yaml"),
                TRAINED,
                CARE.resolve("model.json"));
        run("docs/recipes.md 4", with(training, "roles.json", roles), "", Result.SUCCESS);
        assertEquals(
                Map.of("challenger", 1, "champion", 1),
                EmbeddedRegistry.get().open().aliases(new ModelName("care")));

        FreeStyleProject again = jenkins.createFreeStyleProject("care-train");
        WorkflowJob nightly = job("docs/recipes.md 6", "");
        night(nightly, served("test.csv"), Result.SUCCESS);
        night(nightly, served("served.csv"), Result.SUCCESS);
        jenkins.assertLogContains(
                "training again: drift by 2 of the last 3 runs", night(nightly, served("served.csv"), Result.UNSTABLE));
        trained(again, 1);

        run("docs/recipes.md 7", LENDING, "", Result.SUCCESS);
        WorkflowRun byHand = run("docs/recipes.md 8", Map.of(), "", Result.SUCCESS);
        jenkins.assertLogNotContains("deploying", byHand);
    }

    private void example() throws Exception {
        Map<String, Path> files = new TreeMap<>();
        for (String file : List.of(
                "contract.odcs.yaml",
                "model.json",
                "roles.json",
                "data/train.csv",
                "data/test.csv",
                "data/served.csv")) {
            files.put("examples/care/" + file, CARE.resolve(file));
        }
        jenkins.assertLogContains(
                "DemographicParityRatio",
                run(
                        "examples/care/Jenkinsfile",
                        files,
                        "",
                        Result.UNSTABLE)); // its last rule warns, as its comment says
        WorkflowJob nightly = job("examples/care/Jenkinsfile.nightly", "");
        night(nightly, files, Result.SUCCESS);
        night(nightly, files, Result.UNSTABLE);
        trained(jenkins.jenkins.getItemByFullName("care-train", FreeStyleProject.class), 2);
        for (String guide : List.of("validate-data", "explain-model", "register-model", "monitor-model")) {
            run("docs/" + guide + ".md 1", files, "", Result.SUCCESS);
            run(
                    "docs/" + guide + ".md 2",
                    files,
                    "",
                    guide.equals("explain-model")
                            ? Result.UNSTABLE
                            : Result.SUCCESS); // that rule is to be seen, not to stop
        }
    }

    private void served() throws Exception {
        standIn("aws", "echo \"aws $*\"\n");
        standIn("envsubst", "cat > /dev/null\necho \"$1 = $VERSION $DIGEST $PLACE\"\n");
        standIn("kubectl", "cat\necho \"kubectl $*\"\n");
        Path deploy = folder.resolve("bin/deploy.sh");
        Files.copy(Path.of("examples/kserve/deploy.sh"), deploy);
        assertTrue(deploy.toFile().setExecutable(true));
        Map<String, Path> files = Map.of(
                "model.json",
                CARE.resolve("model.json"),
                "deploy.sh",
                deploy,
                "inferenceservice.yaml",
                Path.of("examples/kserve/inferenceservice.yaml").toAbsolutePath());
        WorkflowRun run = run("docs/recipes.md 5", files, "", Result.SUCCESS);
        int version =
                EmbeddedRegistry.get().open().aliases(new ModelName("care")).get("champion");
        jenkins.assertLogContains(
                "aws s3 cp --only-show-errors model.json s3://models/care/" + version + "/model.json", run);
        jenkins.assertLogContains("= " + version + " sha256:", run);
        jenkins.assertLogContains("kubectl wait --namespace default", run);
        WorkflowJob promoted = jenkins.jenkins.getItemByFullName("docs-recipes-md-8", WorkflowJob.class);
        String deployed = "deploying care, version " + version + ": sha256:";
        Eventually.holds(
                () -> JenkinsRule.getLog(promoted.getLastBuild()).contains(deployed),
                () -> JenkinsRule.getLog(promoted.getLastBuild()));
    }

    /** Nothing moves until one of the right people says so, and then the version of this build does. */
    @Test
    void aVersionIsPromotedWhenSomebodyApproved(JenkinsRule started) throws Exception {
        jenkins = started;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("ada", "joe"));
        ((JenkinsRule.DummySecurityRealm) jenkins.jenkins.getSecurityRealm()).addGroups("ada", "model-owners");
        Registry registry = EmbeddedRegistry.get().open();
        ModelName care = new ModelName("care");
        PromoteModelTest.register("old", Map.of());
        int champion = 1;
        registry.decisions(care).alias("champion", champion, "somebody", BuildInfo.NONE, null);
        WorkflowJob job = job(APPROVAL, "");
        provide(job, Map.of("model.json", SHOWN.resolve("xgboost.json")));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Eventually.holds(
                () -> run.getAction(InputAction.class) != null
                        && run.getAction(InputAction.class).isWaitingForInput(),
                () -> JenkinsRule.getLog(run));
        InputStepExecution waiting =
                run.getAction(InputAction.class).getExecutions().get(0);
        int version = registry.aliases(care).get("challenger");
        assertEquals(
                "Shall models:/care/" + version + " become the champion?",
                waiting.getInput().getMessage());
        assertEquals(0, jenkins.jenkins.toComputer().countBusy(), "no agent is held");
        registry.decisions(care).alias("challenger", champion, "somebody", BuildInfo.NONE, "meanwhile");
        JenkinsRule.WebClient stranger = jenkins.createWebClient().login("joe");
        stranger.setThrowExceptionOnFailingStatusCode(false);
        jenkins.submit(stranger.getPage(run, "input").getFormByName(waiting.getId()), "proceed");
        assertFalse(waiting.isSettled());
        assertEquals(champion, registry.aliases(care).get("champion"));
        JenkinsRule.WebClient owner = jenkins.createWebClient().login("ada");
        jenkins.submit(owner.getPage(run, "input").getFormByName(waiting.getId()), "proceed");
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertEquals(version, registry.aliases(care).get("champion"));
        assertEquals("approved by ada", registry.newestEvents(care, 1).get(0).note());
    }

    private void database() throws Exception {
        String secret = "of the reader";
        List<UsernamePasswordCredentialsImpl> credentials =
                List.of(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "lake-reader", "", "joe", secret));
        SystemCredentialsProvider.getInstance().getCredentials().addAll(credentials);
        try (FakePostgres postgres = new FakePostgres(secret)) {
            postgres.answer(
                    "SELECT * FROM \"sales\".\"orders\"",
                    List.of(
                            FakePostgres.Col.of("id", FakePostgres.INT4),
                            FakePostgres.Col.of("status", FakePostgres.TEXT)),
                    1000,
                    i -> new String[] {String.valueOf(i), i == 9 ? null : "paid"});
            answer(postgres, "SELECT * FROM served WHERE day = CURRENT_DATE - 1", CARE.resolve("data/test.csv"));
            answer(postgres, "SELECT * FROM \"care\".\"labelled\"", CARE.resolve("data/test.csv"));
            postgres.answer(
                    "SELECT count(*) FROM (SELECT * FROM \"care\".\"labelled\"\n) AS all_rows",
                    List.of(FakePostgres.Col.of("count", FakePostgres.INT8)),
                    1,
                    i -> new String[] {"4150"});
            JdbcConnection lake = new JdbcConnection("lake", postgres.url("shop"));
            lake.setCredentialsId("lake-reader");
            MlopsConfiguration.get().setConnections(List.of(lake));
            Map<String, Path> files = with(TABLES, "roles.json", CARE.resolve("roles.json"));
            run("docs/connections.md 1", with(files, "model.json", CARE.resolve("model.json")), "", Result.SUCCESS);
            answer(postgres, "SELECT * FROM \"care\".\"test\"", CARE.resolve("data/test.csv"));
            answer(postgres, "SELECT * FROM \"care\".\"train\"", CARE.resolve("data/train.csv"));
            answer(postgres, "SELECT * FROM care.train WHERE year < 2026", CARE.resolve("data/train.csv"));
            Map<String, Path> day = with(files, "served/day.csv", CARE.resolve("data/test.csv"));
            run("docs/connections.md 2", day, "", Result.SUCCESS);
        }
    }

    /** Lets a server answer a query with the rows of a file. */
    private static void answer(FakePostgres postgres, String query, Path file) throws Exception {
        List<FakePostgres.Col> columns = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement();
                ResultSet table = sql.executeQuery("from read_csv('" + file + "')")) {
            ResultSetMetaData names = table.getMetaData();
            for (int i = 1; i <= names.getColumnCount(); i++) {
                int type =
                        switch (names.getColumnType(i)) {
                            case Types.BIGINT -> FakePostgres.INT8;
                            case Types.DOUBLE -> FakePostgres.FLOAT8;
                            default -> FakePostgres.TEXT;
                        };
                columns.add(FakePostgres.Col.of(names.getColumnName(i), type));
            }
            while (table.next()) {
                String[] row = new String[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = table.getString(i + 1);
                }
                rows.add(row);
            }
        }
        postgres.answer(query, columns, rows.size(), rows::get);
    }

    private Map<String, Path> served(String table) throws Exception {
        return Map.of("served/log.parquet", timed(table, "parquet"));
    }

    /** A table of the example with a time in each row: an hour ago. */
    private Path timed(String table, String format) throws Exception {
        Path file = folder.resolve(table + "." + format);
        LocalDateTime hourAgo = LocalDateTime.now(ZoneOffset.UTC).minusHours(1).withNano(0);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement()) {
            sql.execute("copy (select *, timestamp '" + Timestamp.valueOf(hourAgo) + "' as at from read_csv('"
                    + CARE.resolve("data").resolve(table) + "')) to '" + file + "' (format " + format + ")");
        }
        return file;
    }

    private WorkflowRun run(String shown, Map<String, Path> files, String before, Result expected) throws Exception {
        WorkflowJob job = job(shown, before);
        provide(job, files);
        return Pipelines.run(jenkins, job, expected);
    }

    private WorkflowRun night(WorkflowJob job, Map<String, Path> files, Result expected) throws Exception {
        provide(job, files);
        return jenkins.assertBuildStatus(
                expected, job.scheduleBuild2(0, new CauseAction(new TimerTrigger.TimerTriggerCause())));
    }

    private WorkflowJob job(String shown, String before) throws Exception {
        String block = ShownPipelines.all().get(shown);
        assertNotNull(block, "there is no " + shown + " any more");
        ran.add(shown);
        // The server of this test answers two statements and computes nothing.
        block = block.replaceAll("(Data|monitorModel) connection: 'lake',", "$0 compute: 'agent',");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, shown.replaceAll("[^A-Za-z0-9]+", "-"));
        job.setDefinition(new CpsFlowDefinition(ShownPipelines.asPipeline(before + block), true));
        return job;
    }

    private void provide(WorkflowJob job, Map<String, Path> files) throws Exception {
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            new FilePath(file.getValue().toFile()).copyToWithPermission(workspace.child(file.getKey()));
        }
    }

    private void trained(FreeStyleProject job, int builds) throws Exception {
        jenkins.waitUntilNoActivity();
        List<Integer> made = new ArrayList<>();
        job.getBuilds().forEach(build -> made.add(build.getNumber()));
        assertEquals(builds, made.size(), "the training job was started when the text says so");
    }

    private void standIn(String program, String script) throws Exception {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(program);
        Files.writeString(file, "#!/bin/sh\nset -e\n" + script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private static Map<String, Path> with(Map<String, Path> files, String name, Path file) {
        Map<String, Path> more = new TreeMap<>(files);
        more.put(name, file);
        return more;
    }
}
