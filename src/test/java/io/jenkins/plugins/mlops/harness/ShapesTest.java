package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Checks inside what Pipelines are built of, and what the graph of a build says of them. */
@WithJenkins
class ShapesTest {
    private static final String WRITE = "writeFile file: 'people.csv', text: '" + Pipelines.DATA + "'\n";
    private static final String GOOD = "validateData data: 'people.csv', rules: 'RowCount = 10'";
    private static final String BAD = "validateData data: 'people.csv', rules: 'RowCount = 11'";
    private static final String SO_SO =
            "validateData data: 'people.csv', rules: ['RowCount = 10', 'IsComplete \"age\" : warning']";

    private static WorkflowRun run(JenkinsRule jenkins, String name, String script, Result expected) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return Pipelines.run(jenkins, job, expected);
    }

    /** What the graph says of each step of ours: the innermost stage or branch it is in, and what became of it. */
    private static List<String> graph(WorkflowRun run) {
        List<String> told = new ArrayList<>();
        for (FlowNode node : new DepthFirstScanner().allNodes(run.getExecution())) {
            if (!node.getDisplayFunctionName().equals("validateData")) {
                continue;
            }
            WarningAction warning = node.getPersistentAction(WarningAction.class);
            ErrorAction error = node.getError();
            told.add(place(node) + ": "
                    + (error != null
                            ? "error " + line(error.getError().getMessage())
                            : warning != null ? "warning " + line(warning.getMessage()) : "fine"));
        }
        return told.stream().sorted().collect(Collectors.toList());
    }

    private static String place(FlowNode node) {
        for (BlockStartNode block : node.iterateEnclosingBlocks()) {
            LabelAction label = block.getPersistentAction(LabelAction.class);
            if (label != null) {
                return label.getDisplayName().replaceFirst("^Branch: ", "");
            }
        }
        return "";
    }

    private static String line(String message) {
        return message.substring(0, message.indexOf(','));
    }

    private static Map<String, String> verdicts(WorkflowRun run) {
        Map<String, String> verdicts = new TreeMap<>();
        for (CheckSummary check : Pipelines.checks(run)) {
            verdicts.put(check.getId(), check.getVerdict().name());
        }
        return verdicts;
    }

    @Test
    void declarative(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                "declarative",
                "pipeline { agent any\n stages {\n"
                        + "stage('Write') { steps { " + WRITE + " } }\n"
                        + "stage('Both') { parallel {\n"
                        + "  stage('Left') { steps { " + GOOD + ", label: 'left' } }\n"
                        + "  stage('Right') { options { timeout(time: 10, unit: 'MINUTES') }\n steps { " + SO_SO
                        + ", label: 'right' } } } }\n"
                        + "stage('Each') { matrix { axes { axis { name 'PART'\n values 'one', 'two' } }\n"
                        + "  stages { stage('Part') { steps { " + GOOD + ", name: \"part ${PART}\" } } } } }\n"
                        + "stage('Never') { when { expression { false } }\n steps { " + BAD + ", label: 'never' } }\n"
                        + "stage('Sometimes') { when { expression { true } }\n steps { " + GOOD
                        + ", label: 'sometimes' } }\n"
                        + "stage('Caught') { steps { catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') { "
                        + BAD + ", label: 'caught' } } }\n"
                        + "stage('Warned') { steps { warnError('not fit') { " + BAD + ", label: 'warned' } } }\n"
                        + "stage('Again') { steps { catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') { retry(2) { "
                        + BAD + ", label: 'again' } } } }\n"
                        + "stage('Noted') { steps { " + BAD + ", label: 'noted', onFailed: 'NOTE' } }\n"
                        + "}\n post { always { echo 'THE END' } } }",
                Result.UNSTABLE);
        jenkins.assertLogContains("THE END", run);
        assertEquals(
                Map.ofEntries(
                        Map.entry("left", "PASSED"),
                        Map.entry("right", "WARNING"),
                        Map.entry("part-one", "PASSED"),
                        Map.entry("part-two", "PASSED"),
                        Map.entry("sometimes", "PASSED"),
                        Map.entry("caught", "FAILED"),
                        Map.entry("warned", "FAILED"),
                        Map.entry("again", "FAILED"),
                        Map.entry("again-2", "FAILED"),
                        Map.entry("noted", "FAILED")),
                verdicts(run));
        assertEquals(
                List.of(
                        "Again: error validateData again: FAILED",
                        "Again: error validateData again: FAILED",
                        "Caught: error validateData caught: FAILED",
                        "Left: fine",
                        "Noted: fine",
                        "Part: fine",
                        "Part: fine",
                        "Right: warning validateData right: WARNING",
                        "Sometimes: fine",
                        "Warned: error validateData warned: FAILED"),
                graph(run));
    }

    @Test
    void scripted(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                "scripted",
                "node {\n" + WRITE
                        + "def outcomes = [:]\n"
                        + "def branches = [:]\n"
                        + "for (part in ['a', 'b']) { def name = part\n branches[name] = { outcomes[name] = validateData(data: 'people.csv', rules: 'RowCount = 10', name: name) } }\n"
                        + "parallel branches\n"
                        + "echo \"GOT ${outcomes.a.verdict} ${outcomes.b.id} ${outcomes.collect { it.value.passed }.sum()}\"\n"
                        + "stage('Tried') { try { " + BAD
                        + " } catch (hudson.AbortException x) { echo \"CAUGHT ${x.message}\" } }\n"
                        + "stage('Retried') { int attempt = 0\n retry(3) { attempt++\n validateData data: 'people.csv', rules: \"RowCount >= ${12 - attempt}\" } }\n"
                        + "stage('Tolerated') { " + SO_SO + " }\n"
                        + "}\n",
                Result.UNSTABLE);
        jenkins.assertLogContains("GOT PASSED b 2", run);
        jenkins.assertLogContains("CAUGHT validateData: FAILED", run);
        // Each attempt is a check with an id of its own: what was found first stays to be seen.
        assertEquals(
                Map.of(
                        "a", "PASSED", "b", "PASSED", "data", "FAILED", "data-2", "FAILED", "data-3", "PASSED",
                        "data-4", "WARNING"),
                verdicts(run));
        assertEquals(
                List.of(
                        "Retried: error validateData: FAILED",
                        "Retried: fine",
                        "Tolerated: warning validateData: WARNING",
                        "Tried: error validateData: FAILED",
                        "a: fine",
                        "b: fine"),
                graph(run));
        assertTrue(run.getLog(1000).stream().noneMatch(line -> line.startsWith("\tat ")), "no stack traces");
    }
}
