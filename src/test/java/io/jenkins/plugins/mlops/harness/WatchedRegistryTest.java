package io.jenkins.plugins.mlops.harness;

import static io.jenkins.plugins.mlops.harness.FormRequests.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.mlflow.FakeMlflow;
import io.jenkins.plugins.mlops.engine.registry.oci.FakeRegistry;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.registry.ServerRegistry;
import io.jenkins.plugins.mlops.registry.mlflow.MlflowRegistry;
import io.jenkins.plugins.mlops.registry.oci.OciRegistry;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.MonitorModelBuilder;
import io.jenkins.plugins.mlops.steps.MonitorModelStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Models of servers that are watched, compared with the same model in the registry inside Jenkins. */
@WithJenkins
class WatchedRegistryTest {
    private static final Path EXAMPLE = Path.of("examples/care").toAbsolutePath();
    private static final String FORM = "descriptorByName/io.jenkins.plugins.mlops.steps.MonitorModelStep/";

    private FakeRegistry images;
    private FakeMlflow lake;

    @BeforeEach
    void start() throws Exception {
        images = new FakeRegistry();
        images.lock("Basic realm=\"team\"", "Basic ");
        lake = new FakeMlflow();
    }

    @AfterEach
    void stop() throws Exception {
        images.close();
        lake.close();
    }

    private void configure() throws Exception {
        ServerAccess.add();
        String oci = "oci://" + images.host() + "/team/models";
        MlopsConfiguration.get()
                .setRegistries(List.of(
                        with("user", new OciRegistry("images", oci)),
                        with("token", new MlflowRegistry("lake", lake.url())),
                        with("ours", new OciRegistry("closed", oci))));
    }

    private static ModelRegistry with(String credentials, ServerRegistry<?, ?> registry) {
        registry.setCredentialsId(credentials);
        return registry;
    }

    private static WorkflowJob job(JenkinsRule jenkins, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "watch");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.mkdirs();
        for (String name : List.of("model.json", "roles.json", "data/train.csv", "data/test.csv", "data/served.csv")) {
            new FilePath(EXAMPLE.resolve(name).toFile())
                    .copyTo(workspace.child(Path.of(name).getFileName().toString()));
        }
        job.setDefinition(new CpsFlowDefinition("node {\n" + body + "}", true));
        return job;
    }

    private static String safely(String step) {
        return "catchError(buildResult: 'SUCCESS') { " + step + " }\n";
    }

    private static String watch(String where) {
        return "monitorModel " + where + ", data: 'served.csv', onFailed: 'NOTE'";
    }

    /** The metrics without the age of the baseline: the MLflow of this test registers everything at one moment in the past. */
    private static Map<String, Double> ageless(CheckSummary check) {
        Map<String, Double> metrics = new TreeMap<>(check.getMetrics());
        metrics.remove("baselineAgeDays");
        return metrics;
    }

    @Test
    void theBaselineOfAServerIsTheOneInsideJenkins(JenkinsRule jenkins) throws Exception {
        configure();
        StringBuilder body = new StringBuilder(
                "monitorModel data: 'test.csv', reference: 'train.csv', roles: 'roles.json', freeze: 'baseline.json', label: 'training'\n");
        for (String registry : List.of("embedded", "images", "lake")) {
            body.append(
                            "registerModel name: 'care', model: 'model.json, baseline.json, roles.json', alias: 'live', registry: '")
                    .append(registry)
                    .append("', label: 'to ")
                    .append(registry)
                    .append("'\n")
                    .append(watch(
                            "name: 'care', alias: 'live', registry: '" + registry + "', label: '" + registry + "'"))
                    .append('\n');
        }
        body.append(watch("name: 'care', version: 1, registry: 'images', label: 'number'"))
                .append('\n');
        WorkflowRun run = Pipelines.run(jenkins, job(jenkins, body.toString()), Result.SUCCESS);
        List<CheckSummary> checks = Pipelines.checks(run);
        CheckSummary inside = named(checks, "embedded");
        assertTrue(
                inside.getMetrics().get("driftedColumns") > 0,
                inside.getMetrics().toString());
        for (String each : List.of("images", "lake", "number")) {
            CheckSummary served = named(checks, each);
            assertEquals(ageless(inside), ageless(served), each);
            assertEquals(inside.getMessage(), served.getMessage(), each);
        }
        Path home = jenkins.jenkins.getRootDir().toPath();
        try (Stream<Path> left = Files.list(home.resolve("mlops/spool"))) {
            assertEquals(List.of(), left.toList());
        }
        try (Stream<Path> lines = Files.list(home.resolve("mlops/watched"))) {
            assertEquals(
                    1, // the page of the version inside Jenkins does not tell of checks of others
                    Files.readString(lines.findFirst().orElseThrow())
                            .lines()
                            .filter(line -> !line.isEmpty())
                            .count());
        }
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("pass-0815") || text.contains(ServerAccess.TOKEN), file.toString());
            }
        }
    }

    private static CheckSummary named(List<CheckSummary> checks, String id) {
        return checks.stream()
                .filter(check -> check.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatCannotBeWatchedIsToldInOneLine(JenkinsRule jenkins) throws Exception {
        configure();
        String[][] refused = {
            {"registry: 'images'", "name the registered model, for example name: 'credit-risk', alias: 'champion'"},
            {
                "name: 'care', alias: 'live', registry: 'imges'",
                "there is no registry \"imges\"; there is embedded, images, lake, closed; did you mean \"images\"?"
            },
            {"name: 'care', alias: 'live', registry: 'closed'", "registry closed: this job has no credentials \"ours\""
            },
            {"name: 'care', alias: 'live', registry: 'lake', reference: 'train.csv'", "give either a registered model"},
            {
                "name: 'bare', alias: 'lvie', registry: 'images'",
                "the model bare has no alias \"lvie\"; did you mean \"live\"?"
            },
            {"name: 'bare', alias: 'live', registry: 'images'", "models:/bare/1 was registered without a baseline"},
            {"name: 'bare', alias: 'live', registry: 'lake'", "models:/bare/1 was registered without a baseline"},
        };
        StringBuilder body = new StringBuilder();
        for (String registry : List.of("images", "lake")) {
            body.append("registerModel name: 'bare', model: 'model.json', alias: 'live', registry: '")
                    .append(registry)
                    .append("'\n");
        }
        for (String[] each : refused) {
            body.append(safely(watch(each[0])));
        }
        WorkflowRun run = Pipelines.run(jenkins, job(jenkins, body.toString()), Result.SUCCESS);
        for (String[] each : refused) {
            jenkins.assertLogContains("ERROR: monitorModel: " + each[1], run);
        }
        jenkins.assertLogNotContains("at io.jenkins", run);
    }

    @Test
    void theFormOffersRegistriesAndKeepsTheOneThatIsChosen(JenkinsRule jenkins) throws Exception {
        configure();
        MonitorModelStep step = new MonitorModelStep("a.csv");
        step.setName("care");
        step.setAlias("live");
        step.setRegistry("images");
        assertEquals(
                "monitorModel alias: 'live', data: 'a.csv', name: 'care', registry: 'images'",
                Snippetizer.object2Groovy(step));
        MonitorModelStep kept =
                jenkins.configRoundtrip(new MonitorModelBuilder(step)).getStep();
        assertEquals("images", kept.getRegistry());
        assertEquals("care", kept.getName());
        ServerAccess.letIn(jenkins);
        String place = jenkins.createFreeStyleProject("job").getUrl() + FORM;
        String offered = post(jenkins, "author", place + "fillRegistryItems");
        assertTrue(offered.contains("embedded") && offered.contains("images") && offered.contains("lake"), offered);
        assertTrue(post(jenkins, "author", place + "checkRegistry", "value", "imges")
                .contains("did you mean"));
        assertFalse(post(jenkins, "author", place + "checkRegistry", "value", "images")
                .contains("error"));
        assertEquals(List.of(), images.requests(), "a form does not wait for a server");
    }
}
