package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.steps.MonitorModelBuilder;
import io.jenkins.plugins.mlops.steps.MonitorModelStep;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The example's windows, monitored in a running Jenkins. */
@WithJenkins
class MonitorModelTest {
    private static final Path EXAMPLE = Path.of("examples/care").toAbsolutePath();

    private static void provide(FilePath workspace) throws Exception {
        workspace.mkdirs();
        for (String name : new String[] {"data/train.csv", "data/test.csv", "data/served.csv", "roles.json"}) {
            new FilePath(EXAMPLE.resolve(name).toFile()).copyTo(workspace.child(Path.of(name).getFileName().toString()));
        }
    }

    private static WorkflowJob job(JenkinsRule jenkins, String arguments) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "monitor");
        provide(jenkins.jenkins.getWorkspaceFor(job));
        job.setDefinition(new CpsFlowDefinition(
                "node {\n def m = monitorModel " + arguments + "\n echo \"GOT ${m.verdict} ${m.metrics.driftedColumns}\"\n}", true));
        return job;
    }

    @Test
    void aSteadyWindowPasses(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "data: 'test.csv', reference: 'train.csv', roles: 'roles.json', rules: 'DriftedColumns = 0'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT PASSED 0.0", run);
    }

    @Test
    void aWindowThatDriftedStopsTheBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "data: 'served.csv', reference: 'train.csv', roles: 'roles.json', rules: 'DriftedColumns = 0'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("ERROR: monitorModel: FAILED", run);
        assertEquals(Verdict.FAILED, Pipelines.checks(run).get(0).getVerdict());
    }

    @Test
    void aHistoryStaysInTheWorkspace(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "data: 'test.csv', reference: 'train.csv', history: '../../elsewhere.json'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("outside the workspace", run);
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
        assertEquals(Verdict.PASSED, MlopsAction.checksOf(build).get(0).getVerdict());
    }
}
