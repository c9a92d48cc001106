package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.steps.ExplainModelBuilder;
import io.jenkins.plugins.mlops.steps.ExplainModelStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The example's model, explained in a running Jenkins. */
@SharedJenkins
class ExplainModelTest {
    private static final Path EXAMPLE = Path.of("examples/care").toAbsolutePath();

    private static void provide(FilePath workspace) throws Exception {
        workspace.mkdirs();
        new FilePath(EXAMPLE.resolve("model.json").toFile()).copyTo(workspace.child("model.json"));
        new FilePath(EXAMPLE.resolve("data/test.csv").toFile()).copyTo(workspace.child("test.csv"));
    }

    private static WorkflowJob declarativeLike(JenkinsRule jenkins, String arguments) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "explain");
        provide(jenkins.jenkins.getWorkspaceFor(job));
        job.setDefinition(new CpsFlowDefinition(
                "node {\n def e = explainModel model: 'model.json', data: 'test.csv', target: 'high_use', " + arguments
                        + "\n echo \"GOT ${e.verdict} ${e.metrics.auc > 0.7}\"\n}",
                true));
        return job;
    }

    @Test
    void aModelThatHoldsItsRulesPasses(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = declarativeLike(
                jenkins,
                "threshold: 0.3, sensitive: ['sex', 'black'], slices: 'site', attributions: 'shap.csv', "
                        + "rules: ['Auc >= 0.68', 'EqualOpportunityDifference \"sex\" <= 0.15', 'TopFeatures excludes [\"person\"]']");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT PASSED true", run);
        assertTrue(
                Files.isRegularFile(new BuildResults(run).folder("explanation").resolve("report.html")));
        assertTrue(jenkins.jenkins
                .getWorkspaceFor(job)
                .child("shap.csv")
                .readToString()
                .startsWith("site,age,"));
    }

    @Test
    void aModelThatTreatsGroupsTooDifferentlyStopsTheBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = declarativeLike(jenkins, "threshold: 0.3, rules: 'DemographicParityRatio \"black\" >= 0.8'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("ERROR: explainModel: FAILED", run);
        jenkins.assertLogNotContains("GOT", run);
        assertEquals(CheckVerdict.FAILED, Pipelines.checks(run).get(0).getVerdict());
    }

    @Test
    void attributionsStayInTheWorkspace(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = declarativeLike(jenkins, "attributions: '../../stolen.csv', rules: 'Auc >= 0.5'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("outside the workspace", run);
    }

    @Test
    void aNetworkRunsAsABlackBox(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "network");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.mkdirs();
        Path model = Path.of("src/test/resources/io/jenkins/plugins/mlops/engine/blackbox/torch.onnx")
                .toAbsolutePath();
        new FilePath(model.toFile()).copyTo(workspace.child("network.onnx"));
        StringBuilder rows = new StringBuilder("lncoins,idp,lpi,fmde,physlm,disea,hlthg,visited\n");
        for (int r = 0; r < 60; r++) {
            rows.append(r % 5)
                    .append(',')
                    .append(r % 2)
                    .append(',')
                    .append(r % 7)
                    .append(',')
                    .append(r % 3)
                    .append(",0,")
                    .append(r % 30)
                    .append(",1,")
                    .append(r % 3 == 0 ? 0 : 1)
                    .append('\n');
        }
        workspace.child("rows.csv").write(rows.toString(), "UTF-8");
        job.setDefinition(new CpsFlowDefinition(
                "node {\n def e = explainModel model: 'network.onnx', data: 'rows.csv', target: 'visited', explainedRows: 10, "
                        + "backgroundRows: 20, attributions: 'shap.csv', rules: ['Auc >= 0.01']\n echo \"GOT ${e.verdict}\"\n}",
                true));
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT PASSED", run);
        assertEquals(11, workspace.child("shap.csv").readToString().lines().count());
    }

    @Test
    void aFreestyleJobDoesTheSame(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        provide(jenkins.jenkins.getWorkspaceFor(job));
        ExplainModelStep step = new ExplainModelStep("model.json", "test.csv", "high_use");
        step.setRules(List.of("Auc >= 0.68"));
        job.getBuildersList().add(new ExplainModelBuilder(step));
        jenkins.configRoundtrip(job);
        var build = jenkins.buildAndAssertSuccess(job);
        assertEquals(CheckVerdict.PASSED, MlopsAction.checksOf(build).get(0).getVerdict());
    }
}
