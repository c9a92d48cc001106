package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.results.VerdictColumn;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.util.List;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The verdict of a check, the result of its stage and that of the build: each tells the same. */
@SharedJenkins
class StageVerdictTest {
    private static final String WARNS = "rules: ['RowCount = 10', 'IsComplete \"age\" : warning']";

    /** Name of a step and the result that its node of the graph carries, as views of stages read it. */
    private static List<String> marks(WorkflowRun run) {
        return new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .filter(node -> node.getPersistentAction(WarningAction.class) != null)
                        .map(StageVerdictTest::mark)
                        .sorted()
                        .toList();
    }

    private static String mark(FlowNode node) {
        FlowNode step = node instanceof BlockEndNode<?> end ? end.getStartNode() : node;
        return step.getDisplayFunctionName() + " "
                + node.getPersistentAction(WarningAction.class).getResult();
    }

    private static List<String> told(WorkflowRun run) {
        return run.getAction(MlopsAction.class).getWorstFirst().stream()
                .map(check -> check.getTitle() + " " + check.getVerdict())
                .toList();
    }

    @Test
    void theStageAloneCarriesTheVerdict(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "stage",
                "built-in",
                "stage('Data') { validateData data: 'people.csv', " + WARNS + ", onWarning: 'STAGE' }\n"
                        + "stage('Next') { validateData data: 'people.csv', rules: 'RowCount = 11', onFailed: 'stage'\n echo \"SO FAR ${currentBuild.currentResult}\" }");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertEquals(List.of("validateData UNSTABLE", "validateData UNSTABLE"), marks(run));
        assertEquals(List.of("data-2 FAILED", "data WARNING"), told(run));
        jenkins.assertLogContains("SO FAR SUCCESS", run);
        assertEquals("Failed", new VerdictColumn().getCell(job).getVerdict(), "a green build hides nothing");

        WorkflowJob declarative = jenkins.createProject(WorkflowJob.class, "declarative");
        declarative.setDefinition(new CpsFlowDefinition(
                "pipeline { agent any\n stages { stage('Data') { steps { writeFile file: 'people.csv', text: '"
                        + Pipelines.DATA + "'\n validateData data: 'people.csv', " + WARNS + ", onWarning: 'STAGE' }\n"
                        + " post { unstable { echo 'STAGE UNSTABLE' }\n success { echo 'STAGE SUCCESS' } } } }\n"
                        + " post { success { echo 'BUILD SUCCESS' }\n unstable { echo 'BUILD UNSTABLE' } } }",
                true));
        run = Pipelines.run(jenkins, declarative, Result.SUCCESS);
        jenkins.assertLogContains("STAGE UNSTABLE", run);
        jenkins.assertLogContains("BUILD SUCCESS", run);
    }

    @Test
    void whatCatchesErrorsAgrees(JenkinsRule jenkins) throws Exception {
        String fails = "validateData data: 'people.csv', rules: 'RowCount = 11'";
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "caught",
                "built-in",
                "stage('A') { catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { " + fails + " } }\n"
                        + "stage('B') { warnError('checked') { " + fails + " } }");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.UNSTABLE);
        // The marks are on the bodies of the two steps, which have no name of their own.
        assertEquals(List.of("{ FAILURE", "{ UNSTABLE"), marks(run));
        assertEquals(List.of("data FAILED", "data-2 FAILED"), told(run));
        assertEquals(CheckVerdict.FAILED, run.getAction(MlopsAction.class).getWorst());
        jenkins.assertLogContains("checked", run);
    }

    @Test
    void aRetryThatPassesLeavesNothingBehind(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "retried",
                "built-in",
                "int n = 0\n"
                        + "stage('Data') { retry(3) { n++\n"
                        + " validateData data: 'people.csv', rules: ['RowCount = 10', n > 1 ? 'IsComplete \"person\"' : 'IsComplete \"age\" : warning']\n"
                        + " echo \"ROUND ${n} ${currentBuild.currentResult}\"\n"
                        + " validateData data: 'people.csv', rules: \"RowCount = ${n < 3 ? 11 : 10}\", label: 'Size' } }\n"
                        + "echo \"AFTER ${currentBuild.currentResult}\"");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("AFTER SUCCESS", run);
        assertEquals(List.of(), marks(run));
        assertEquals(
                List.of(
                        "data PASSED",
                        "Size PASSED",
                        "Size (earlier attempt) FAILED",
                        "Size (earlier attempt) FAILED",
                        "data (earlier attempt) WARNING",
                        "data (earlier attempt) PASSED"),
                told(run));
        assertEquals(CheckVerdict.PASSED, run.getAction(MlopsAction.class).getWorst());
        run.reload();
        assertEquals(CheckVerdict.PASSED, run.getAction(MlopsAction.class).getWorst(), "build.xml holds it");

        VerdictColumn.Cell cell = new VerdictColumn().getCell(job);
        assertEquals("Passed", cell.getVerdict());
        JSONObject shown = jenkins.getJSON("mlops-checks/api/json")
                .getJSONObject()
                .getJSONArray("jobs")
                .getJSONObject(0);
        assertEquals("PASSED", shown.getString("verdict"));
        JSONArray points =
                jenkins.getJSON(job.getUrl() + "mlops/trend").getJSONObject().getJSONArray("points");
        assertEquals(2, points.size(), points.toString());
        assertEquals("data", points.getJSONObject(0).getString("name"));
        assertTrue(points.getJSONObject(0).getString("url").endsWith("/mlops/data-3/"), points.toString());
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        HtmlPage page = client.goTo(run.getUrl() + "mlops/");
        assertTrue(page.asNormalizedText().contains("Size (earlier attempt)"), page.asNormalizedText());
    }

    @Test
    void theLastAttemptDecides(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "waited",
                "built-in",
                "int n = 0\nwaitUntil(initialRecurrencePeriod: 250, quiet: true) { n++\n"
                        + " validateData(data: 'people.csv', rules: \"RowCount = ${n < 3 ? 11 : 10}\", onFailed: 'UNSTABLE').verdict == 'PASSED' }\n"
                        + "echo \"AFTER ${currentBuild.currentResult}\"");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("AFTER SUCCESS", run);
        assertEquals(List.of(), marks(run));

        Pipelines.define(
                job,
                "built-in",
                "int n = 0\nretry(2) { retry(2) { n++\n validateData data: 'people.csv', " + WARNS + "\n"
                        + " if (n < 3) { error 'again' } } }\necho \"AFTER ${currentBuild.currentResult}\"");
        run = Pipelines.run(jenkins, job, Result.UNSTABLE);
        jenkins.assertLogContains("AFTER UNSTABLE", run);
        assertEquals(List.of("validateData UNSTABLE"), marks(run), "of the last attempt alone");
        assertEquals(3, Pipelines.checks(run).size());
        assertFalse(Pipelines.checks(run).get(2).isEarlierAttempt());
    }

    @Test
    void aFreestyleBuildHasNoStages(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("freestyle");
        jenkins.jenkins.getWorkspaceFor(job).child("people.csv").write(Pipelines.DATA.replace("\\n", "\n"), "UTF-8");
        ValidateDataStep step = new ValidateDataStep("people.csv");
        step.setRules("RowCount = 11");
        step.setOnFailed("STAGE");
        job.getBuildersList().add(new ValidateDataBuilder(step));
        FreeStyleBuild build = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        jenkins.assertLogContains("[mlops] a freestyle build has no stages: FAILED is only noted", build);
        assertEquals("Failed", new VerdictColumn().getCell(job).getVerdict());
    }
}
