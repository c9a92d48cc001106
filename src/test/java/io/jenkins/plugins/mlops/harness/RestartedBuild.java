package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Problem;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** What {@link RestartTest} does inside Jenkins. */
final class RestartedBuild {
    static final String WORKER = "worker";
    private static final String JOB = "restarted";
    private static final String STOPPED = "stopped";
    private static final String PLAIN = "plain";

    private RestartedBuild() {}

    /** Models to be promoted and rolled back, two workspaces, one Pipeline, one freestyle job. */
    static void prepare(JenkinsRule jenkins, String program, String example) throws Exception {
        MlopsConfiguration.get().setJava(program);
        Registry registry = EmbeddedRegistry.get().open();
        for (String model : List.of("held", "gate", "back", "late")) {
            register(registry, model, "first", 0.8);
            register(registry, model, "second", 0.9);
            registry.decisions(new ModelName(model)).alias("champion", 1, "somebody", BuildInfo.NONE, null);
        }
        registry.decisions(new ModelName("back")).alias("champion", 2, "somebody", BuildInfo.NONE, null);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, JOB);
        job.setDefinition(new CpsFlowDefinition(
                "def held = promoteModel name: 'held', version: 1, alias: 'held'\n"
                        + "parallel(here: { node('built-in') { " + engines("here") + " } },\n"
                        + "there: { node('" + WORKER + "') { " + engines("there") + " } },\n"
                        + "gate: { def p = promoteModel name: 'gate', version: 2, alias: 'champion', compare: 'auc'\n echo \"RETURNED ${p.message}\" },\n"
                        + "back: { def p = promoteModel name: 'back', alias: 'champion', rollback: true\n echo \"RETURNED ${p.message}\" },\n"
                        + "late: { def p = promoteModel name: 'late', version: 2, alias: 'champion'\n echo \"RETURNED ${p.message}\" })\n"
                        + "echo \"HELD ${held.id} ${held.verdict} ${held.uri} ${held.metrics.version} ${held.retrain} ${held}\"",
                true));
        provide(jenkins.jenkins.getWorkspaceFor(job), example);
        provide(jenkins.jenkins.getNode(WORKER).getWorkspaceFor(job), example);
        FreeStyleProject plain = jenkins.createFreeStyleProject(PLAIN);
        plain.setAssignedNode(jenkins.jenkins);
        plain.getBuildersList().add(new ValidateDataBuilder(new ValidateDataStep("test.csv")));
    }

    private static void register(Registry registry, String model, String content, double auc) throws Exception {
        try (Staging staging = registry.stage()) {
            staging.add("model.json", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), null);
            registry.register(staging, RegistrationRequest.of(model, "somebody").with(Map.of("auc", auc)));
        }
    }

    private static void provide(FilePath workspace, String example) throws Exception {
        workspace.mkdirs();
        for (String file : List.of("model.json", "roles.json", "data/test.csv", "data/train.csv")) {
            try (InputStream in = Files.newInputStream(Path.of(example, file))) {
                workspace.child(Path.of(file).getFileName().toString()).copyFrom(in);
            }
        }
    }

    private static String engines(String where) {
        return "parallel(\n"
                + "data: { def c = validateData label: '" + where
                + " data', data: 'test.csv', rules: 'RowCount > 100'\n echo \"RETURNED " + where
                + " data ${c.verdict}\" },\n"
                + "explanation: { def c = explainModel label: '" + where
                + " model', model: 'model.json', data: 'test.csv', target: 'high_use', rules: 'Auc >= 0.6'\n"
                + " echo \"RETURNED " + where + " model ${c.verdict}\" },\n"
                + "monitoring: { def c = monitorModel label: '" + where
                + " watch', data: 'test.csv', reference: 'train.csv', roles: 'roles.json', series: '2 of 3', rules: 'DriftedColumns = 0'\n"
                + " echo \"RETURNED " + where + " watch ${c.verdict}\" },\n"
                + "registration: { def c = registerModel name: 'care-" + where
                + "', model: 'model.json', alias: 'live'\n echo \"RETURNED ${c.uri}\" })\n";
    }

    static void begin(JenkinsRule jenkins) throws Exception {
        job(jenkins, JOB).scheduleBuild2(0).waitForStart();
        jenkins.jenkins
                .getItemByFullName(PLAIN, FreeStyleProject.class)
                .scheduleBuild2(0)
                .waitForStart();
    }

    /** Everything came out, and everything once. */
    static void check(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.assertBuildStatus(
                Result.SUCCESS, jenkins.waitForCompletion(job(jenkins, JOB).getBuildByNumber(1)));
        List<String> returned = JenkinsRule.getLog(run)
                .lines()
                .filter(line -> line.startsWith("RETURNED ") || line.startsWith("HELD "))
                .sorted()
                .collect(Collectors.toList());
        assertEquals(
                List.of(
                        "HELD promotion PASSED models:/held/1 1.0 false PASSED: held held is version 1",
                        "RETURNED back champion is version 1 again",
                        "RETURNED gate champion is version 2, it was version 1",
                        "RETURNED here data PASSED",
                        "RETURNED here model PASSED",
                        "RETURNED here watch PASSED",
                        "RETURNED late champion is version 2, it was version 1",
                        "RETURNED models:/care-here/1",
                        "RETURNED models:/care-there/1",
                        "RETURNED there data PASSED",
                        "RETURNED there model PASSED",
                        "RETURNED there watch PASSED"),
                returned);
        List<String> checks =
                Pipelines.checks(run).stream().map(CheckSummary::getId).sorted().collect(Collectors.toList());
        assertEquals(
                List.of(
                        "here-data",
                        "here-model-explanation",
                        "here-watch-monitoring",
                        "promotion",
                        "promotion-back",
                        "promotion-gate",
                        "promotion-late",
                        "registration-here-registration",
                        "registration-there-registration",
                        "there-data",
                        "there-model-explanation",
                        "there-watch-monitoring"),
                checks);
        List<String> trend =
                Files.readAllLines(job(jenkins, JOB).getRootDir().toPath().resolve("mlops-trend.jsonl"));
        assertEquals(
                checks,
                trend.stream()
                        .map(line -> JSONObject.fromObject(line).getString("id"))
                        .sorted()
                        .collect(Collectors.toList()));
        checkRegistry();
        for (CheckSummary check : Pipelines.checks(run)) {
            JSONObject document = JSONObject.fromObject(
                    Files.readString(new BuildResults(run).folder(check.getId()).resolve("result.json")));
            assertEquals("PASSED", document.getString("verdict"), check.getId());
            if (check.getMessage().startsWith("gate")) {
                assertEquals(
                        1,
                        document.getJSONArray("checks").size(),
                        "the comparison is told, although it was made before Jenkins was killed");
            }
        }
        for (String watch : List.of("here-watch-monitoring", "there-watch-monitoring")) {
            JSONObject series = JSONObject.fromObject(
                    Files.readString(new BuildResults(run).folder(watch).resolve("series.json")));
            assertEquals(1, series.getJSONArray("points").size(), series.toString());
        }
        try (Stream<Path> files = Files.list(run.getRootDir().toPath().resolve("mlops"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.getFileName().toString().startsWith("."))
                            .collect(Collectors.toList()),
                    "nothing half done is left");
        }
        nothingLeft(jenkins);
    }

    private static void checkRegistry() throws Exception {
        Registry registry = EmbeddedRegistry.get().open();
        for (String model : List.of("care-here", "care-there")) {
            assertEquals(List.of(1), registry.versions(new ModelName(model)));
            assertEquals(1, registry.events(new ModelName(model)).size());
        }
        assertEquals(List.of("ALIAS 1", "PROMOTE 2"), events(registry, "gate"));
        assertEquals(List.of("ALIAS 1", "ALIAS 2", "ROLLBACK 1"), events(registry, "back"));
        assertEquals(List.of("ALIAS 1", "PROMOTE 2"), events(registry, "late"));
        assertEquals(
                "",
                registry.maintenance().verify().stream()
                        .filter(Problem::damage)
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")));
    }

    private static List<String> events(Registry registry, String model) throws Exception {
        return registry.events(new ModelName(model)).stream()
                .map(event -> event.kind() + " " + event.version())
                .collect(Collectors.toList());
    }

    static void beginOnAgent(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, STOPPED);
        Pipelines.define(job, WORKER, "validateData data: 'people.csv', rules: 'RowCount = 10'");
        job.scheduleBuild2(0).waitForStart();
    }

    static void abortWhileAway(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = job(jenkins, STOPPED).getBuildByNumber(1);
        jenkins.waitForMessage("[mlops] waiting for the agent", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertEquals(
                List.of("data ABORTED"),
                Pipelines.checks(run).stream()
                        .map(check -> check.getId() + " " + check.getVerdict())
                        .collect(Collectors.toList()));
    }

    /** No temporary folder of the plugin, on any node; the notes of engines are gone when they are. */
    static void nothingLeft(JenkinsRule jenkins) throws Exception {
        Path running = jenkins.jenkins.getRootDir().toPath().resolve("mlops/running");
        Eventually.holds(
                () -> running.toFile().list().length == 0,
                () -> "still noted: " + List.of(running.toFile().list()));
        for (String name : List.of(JOB, STOPPED, PLAIN)) {
            TopLevelItem item = jenkins.jenkins.getItem(name);
            for (Node node :
                    item == null ? List.<Node>of() : List.of(jenkins.jenkins, jenkins.jenkins.getNode(WORKER))) {
                FilePath temporary = WorkspaceList.tempDir(node.getWorkspaceFor(item));
                for (FilePath file : temporary.isDirectory() ? temporary.list() : List.<FilePath>of()) {
                    assertFalse(file.getName().startsWith("mlops-"), file.getRemote());
                }
            }
        }
    }

    private static WorkflowJob job(JenkinsRule jenkins, String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
    }
}
