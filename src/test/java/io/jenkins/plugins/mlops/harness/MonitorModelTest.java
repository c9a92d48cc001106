package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.CauseAction;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.steps.MonitorModelBuilder;
import io.jenkins.plugins.mlops.steps.MonitorModelStep;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The example's windows, monitored in a running Jenkins. */
@SharedJenkins
class MonitorModelTest {
    private static final Path EXAMPLE = Path.of("examples/care").toAbsolutePath();

    private static void provide(FilePath workspace) throws Exception {
        workspace.mkdirs();
        for (String name : new String[] {"data/train.csv", "data/test.csv", "data/served.csv", "roles.json"}) {
            new FilePath(EXAMPLE.resolve(name).toFile())
                    .copyTo(workspace.child(Path.of(name).getFileName().toString()));
        }
    }

    private static WorkflowJob job(JenkinsRule jenkins, String arguments) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "monitor");
        provide(jenkins.jenkins.getWorkspaceFor(job));
        job.setDefinition(new CpsFlowDefinition(
                "node {\n def m = monitorModel " + arguments
                        + "\n echo \"GOT ${m.verdict} ${m.metrics.driftedColumns}\"\n}",
                true));
        return job;
    }

    @Test
    void aSteadyWindowPasses(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(
                jenkins, "data: 'test.csv', reference: 'train.csv', roles: 'roles.json', rules: 'DriftedColumns = 0'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT PASSED 0.0", run);
    }

    @Test
    void aWindowThatDriftedStopsTheBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(
                jenkins,
                "data: 'served.csv', reference: 'train.csv', roles: 'roles.json', rules: 'DriftedColumns = 0'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("ERROR: monitorModel: FAILED", run);
        assertEquals(CheckVerdict.FAILED, Pipelines.checks(run).get(0).getVerdict());
    }

    @Test
    void aHistoryStaysInTheWorkspace(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "data: 'test.csv', reference: 'train.csv', history: '../../elsewhere.json'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("outside the workspace", run);
    }

    @Test
    void aRegisteredModelBringsItsBaseline(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "watch");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        provide(workspace);
        new FilePath(EXAMPLE.resolve("model.json").toFile()).copyTo(workspace.child("model.json"));
        String freeze =
                "monitorModel data: 'test.csv', reference: 'train.csv', roles: 'roles.json', freeze: 'baseline.json', label: 'at training'\n"
                        + "registerModel name: 'care', model: 'model.json, baseline.json, roles.json', alias: 'live', requires: 'at training'\n";
        String watch =
                "def m = monitorModel name: 'care', alias: 'live', data: 'served.csv', onFailed: 'NOTE'\n echo \"GOT ${m.verdict} ${m.retrain}\"\n";
        job.setDefinition(new CpsFlowDefinition("node {\n" + freeze + watch + "}", true));
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT FAILED true", run);
        assertLineage(jenkins, run);
        job.setDefinition(new CpsFlowDefinition("node {\n" + watch.replace("live", "lvie") + "}", true));
        jenkins.assertLogContains(
                "the model care has no alias \"lvie\"; did you mean \"live\"?",
                Pipelines.run(jenkins, job, Result.FAILURE));
    }

    /** The page of the version says what let it in, on what data, and which check looked at it later, each with its page. */
    private static void assertLineage(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        HtmlPage page = client.goTo("mlops/model/care/version/1/");
        List<String> rows = page.querySelectorAll("table.mlops-lineage tbody tr").stream()
                .map(row -> row.asNormalizedText().replaceAll("\\s+", " "))
                .collect(Collectors.toList());
        assertEquals(4, rows.size(), rows.toString());
        assertTrue(rows.get(0).startsWith("monitorModel Passed"), rows.get(0));
        assertTrue(rows.get(0).matches(".* test.csv [0-9,]+ rows sha256:[0-9a-f]{12}\u2026 .*"), rows.get(0));
        assertTrue(rows.get(1).startsWith("registerModel registered as version 1 by SYSTEM"), rows.get(1));
        assertTrue(rows.get(2).startsWith("alias live was set to version 1"), rows.get(2));
        assertTrue(rows.get(3).startsWith("monitorModel Failed"), rows.get(3));
        for (String check : List.of("at-training", "monitoring")) {
            page.getAnchorByHref(jenkins.contextPath + "/" + run.getUrl() + "mlops/" + check + "/")
                    .click();
        }
    }

    @Test
    void aJobStartedByATimerCountsOverItsBuilds(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "nightly");
        provide(jenkins.jenkins.getWorkspaceFor(job));
        job.setDefinition(new CpsFlowDefinition(
                "node {\n def m = monitorModel data: 'served.csv', reference: 'train.csv', roles: 'roles.json',"
                        + " rules: 'DriftedColumns = 0', onFailed: 'NOTE'\n echo \"GOT ${m.verdict} ${m.retrain} ${m.retrainReason}\"\n}",
                true));
        WorkflowRun first = night(jenkins, job);
        jenkins.assertLogContains("started by a timer", first);
        jenkins.assertLogContains("GOT PASSED false drift in 1 of the last 1 run, 2 of 3 are needed", first);
        WorkflowRun second = night(jenkins, job);
        jenkins.assertLogContains("GOT FAILED true drift by 2 of the last 2 runs", second);
        WorkflowRun third = night(jenkins, job);
        jenkins.assertLogContains("cools down until", third);
        WorkflowRun byHand = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogNotContains("started by a timer", byHand);
    }

    private static WorkflowRun night(JenkinsRule jenkins, WorkflowJob job) throws Exception {
        return jenkins.assertBuildStatus(
                Result.SUCCESS, job.scheduleBuild2(0, new CauseAction(new TimerTrigger.TimerTriggerCause())));
    }

    @Test
    void aFreestyleJobDoesTheSame(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        provide(jenkins.jenkins.getWorkspaceFor(job));
        MonitorModelStep step = new MonitorModelStep("test.csv");
        step.setReference("train.csv");
        step.setRoles("roles.json");
        job.getBuildersList().add(new MonitorModelBuilder(step));
        jenkins.configRoundtrip(job);
        var build = jenkins.buildAndAssertSuccess(job);
        assertEquals(CheckVerdict.PASSED, MlopsAction.checksOf(build).get(0).getVerdict());
    }
}
