package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.jvnet.hudson.test.JenkinsRule;

@SharedJenkins
class PipelineTest {
    @Test
    void aCheckThatPassesReturnsWhatItFoundToTheSandbox(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "passes",
                "built-in",
                "def c = validateData data: 'people.csv', rules: ['RowCount = 10', 'IsComplete \"person\"']\n"
                        + "echo \"GOT ${c.id} ${c.verdict} ${c.passed} ${c.failed} ${c.warnings} ${c.inconclusive} ${c.metrics.rows} ${c.url}\"\n"
                        + "echo \"ALSO ${c.message} ${c.fingerprint} ${c}\"");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains(
                "GOT data PASSED 2 0 0 0 10.0 " + jenkins.getURL() + run.getUrl() + "mlops/data/", run);
        jenkins.assertLogContains("sha256:", run);
        assertTrue(Files.isRegularFile(new BuildResults(run).folder("data").resolve("result.json")));
    }

    @Test
    void aBrokenGateStopsTheBuildAndKeepsItsResult(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "fails",
                "built-in",
                "validateData data: 'people.csv', rules: 'IsComplete \"age\"'\n echo 'NOT REACHED'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogNotContains("NOT REACHED", run);
        jenkins.assertLogContains("ERROR: validateData: FAILED", run);
        jenkins.assertLogContains("IsComplete \"age\"", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertEquals(CheckVerdict.FAILED, Pipelines.checks(run).get(0).getVerdict());
    }

    @Test
    void reactionsAreObeyed(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "unstable",
                "built-in",
                "validateData data: 'people.csv', rules: 'IsComplete \"age\"', onFailed: 'unstable'\n echo 'REACHED'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.UNSTABLE);
        jenkins.assertLogContains("REACHED", run);
        WarningAction warning = new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .map(node -> node.getPersistentAction(WarningAction.class))
                        .filter(action -> action != null)
                        .findFirst()
                        .orElseThrow();
        assertEquals(Result.UNSTABLE, warning.getResult());
        assertTrue(warning.getMessage().contains("IsComplete"), warning.getMessage());

        Pipelines.define(
                job,
                "built-in",
                "def r = validateData data: 'people.csv', rules: 'IsComplete \"age\"', onFailed: 'NOTE'\n echo \"AT ${r.url}.\"");
        WorkflowRun noted = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("AT " + jenkins.getURL() + noted.getUrl() + "mlops/data/.", noted);
        jenkins.assertLogNotContains("does not know its own URL", noted);
        JenkinsLocationConfiguration.get().setUrl(null);
        noted = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("AT " + noted.getUrl() + "mlops/data/.", noted);
        jenkins.assertLogContains("addresses that this step returns begin below it", noted);
        Pipelines.define(
                job,
                "built-in",
                "validateData data: 'people.csv', rules: ['RowCount > 1', 'IsComplete \"age\" : warning']");
        assertEquals(
                CheckVerdict.WARNING,
                Pipelines.checks(Pipelines.run(jenkins, job, Result.UNSTABLE))
                        .get(0)
                        .getVerdict());
        Pipelines.define(
                job,
                "built-in",
                "validateData data: 'people.csv', rules: ['RowCount > 1', 'IsComplete \"age\" : warning'], onWarning: 'FAILURE'");
        Pipelines.run(jenkins, job, Result.FAILURE);
    }

    @Test
    void theEngineIsSentToAnAgentOnceAndLeavesNothingBeside(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Pipelines.scripted(
                jenkins, "agent", agent.getNodeName(), "validateData data: 'people.csv', rules: 'RowCount = 10'");
        WorkflowRun first = Pipelines.run(jenkins, job, Result.SUCCESS);
        Pattern sent = Pattern.compile("; ([1-9]\\d*) of \\1 bytes sent to the agent");
        assertTrue(sent.matcher(JenkinsRule.getLog(first)).find(), JenkinsRule.getLog(first));
        WorkflowRun second = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertFalse(JenkinsRule.getLog(second).contains("bytes sent"), JenkinsRule.getLog(second));
        assertTrue(JenkinsRule.getLog(second).contains("[mlops] engine "), "it ran");
        jenkins.assertLogContains("[mlops] report: data", second);
        StringWriter page = new StringWriter();
        second.getLogText().writeHtmlTo(0, page);
        assertTrue(
                page.toString().contains("/" + second.getUrl() + "mlops/data/'>data</a>"), "the log links the report");
        FilePath root = agent.getRootPath();
        assertNotNull(root);
        List<FilePath> caches = root.child("mlops-cache").listDirectories();
        assertEquals(1, caches.size(), caches.toString());
        long natives = caches.get(0).list().stream()
                .filter(file -> file.getName().startsWith("libduckdb_java"))
                .count();
        assertEquals(1, natives, "the library of this platform and of no other");
        FilePath temporary =
                agent.getWorkspaceFor(job).sibling(agent.getWorkspaceFor(job).getName() + "@tmp");
        assertEquals(
                List.of(),
                temporary.list().stream()
                        .filter(file -> file.getName().startsWith("mlops-"))
                        .collect(Collectors.toList()));
    }

    @Test
    void parallelChecksAreKeptApart(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "parallel",
                "built-in",
                "parallel a: { validateData data: 'people.csv', rules: 'RowCount = 10' },\n"
                        + " b: { validateData data: 'people.csv', rules: 'RowCount > 1' },\n"
                        + " c: { validateData data: 'people.csv', rules: 'RowCount > 2', label: 'Two words' }");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertEquals(
                List.of("data-a", "data-b", "two-words-c"),
                Pipelines.checks(run).stream().map(CheckSummary::getId).sorted().collect(Collectors.toList()));
    }

    @Test
    void whatWasBrokenInTheLastSuccessfulBuildIsOnlyAWarning(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "ratchet");
        String rules = "rules: ['IsComplete \"age\"', 'RowCount > 5']";
        Pipelines.define(job, "built-in", "validateData data: 'people.csv', " + rules + ", onFailed: 'NOTE'");
        Pipelines.run(jenkins, job, Result.SUCCESS);
        Pipelines.define(job, "built-in", "validateData data: 'people.csv', " + rules + ", baseline: 'lastSuccessful'");
        assertEquals(
                CheckVerdict.WARNING,
                Pipelines.checks(Pipelines.run(jenkins, job, Result.UNSTABLE))
                        .get(0)
                        .getVerdict());
        Pipelines.define(
                job,
                "built-in",
                "validateData data: 'people.csv', rules: ['IsComplete \"age\"', 'RowCount > 50'], baseline: 'lastSuccessful'");
        Pipelines.run(jenkins, job, Result.FAILURE);
        Pipelines.define(
                job,
                "built-in",
                "validateData data: 'people.csv', " + rules + ", baseline: 'lastSuccessful', label: 'another'");
        WorkflowRun other = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("nothing to compare with", other);
    }

    @Test
    void badParametersAreRefusedInOneLine(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "bad");
        refused(jenkins, job, "rules: 'RowCount > 0'", "validateData: data is missing");
        refused(jenkins, job, "data: 'people.csv', rulez: 'RowCount > 0'", "validateData: unknown parameter \"rulez\"");
        refused(
                jenkins,
                job,
                "data: 'people.csv', rules: 'RowCount > 0', onFailed: 'MAYBE'",
                "onFailed \"MAYBE\" is unknown");
        refused(jenkins, job, "data: 'people.csv', rules: 'RowCount > 0', baseline: 'x'", "baseline \"x\" is unknown");
        refused(
                jenkins,
                job,
                "data: 'people.csv', rules: 'RowCount > 0', label: 'javascript:alert(1)'",
                "is not acceptable");
        refused(jenkins, job, "data: 'people.csv', rules: 'RowCount > 0', target: [1, 2]", "validateData: ");
        refused(jenkins, job, "data: 'people.csv'", "no rule was given");
        refused(jenkins, job, "data: 'nothing-*.csv', rules: 'RowCount > 0'", "nothing-*.csv");
        refused(jenkins, job, "data: 'people.csv', rules: 'IsComplete \"agee\"'", "agee");
    }

    private static void refused(JenkinsRule jenkins, WorkflowJob job, String parameters, String message)
            throws Exception {
        Pipelines.define(job, "built-in", "validateData(" + parameters + ")");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        String error = JenkinsRule.getLog(run)
                .lines()
                .filter(line -> line.startsWith("ERROR: "))
                .findFirst()
                .orElse("no line");
        assertTrue(error.contains(message), error);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a symbolic link")
    void aFolderOfTheWorkspaceIsNoBorder(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "folders",
                "built-in",
                "dir('a/b') { writeFile file: 'people.csv', text: 'person,age\\n1,20\\n'\n"
                        + " validateData data: ['../../people.csv', 'people.csv', '../../*.csv'], rules: 'RowCount = 11', out: '../copies'\n"
                        + " registerModel name: 'people', model: '../../people.csv' }\n"
                        + "ws('other') { writeFile file: 'x.csv', text: 'a\\n1\\n'\n dir('c') { writeFile file: 'y', text: ''\n"
                        + " validateData data: '../x.csv', rules: 'RowCount = 1' } }");
        Pipelines.run(jenkins, job, Result.SUCCESS);
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        assertTrue(workspace.child("a/copies/result.json").exists());
        assertFalse(workspace.child("a@tmp").exists(), "temporary files lie beside the workspace");

        Files.writeString(jenkins.jenkins.getRootDir().toPath().resolve("secret.csv"), "secret\nvalue\n");
        workspace.child("a/link.csv").symlinkTo("../../../secret.csv", hudson.model.TaskListener.NULL);
        workspace.child("out").symlinkTo(jenkins.jenkins.getRootDir().getPath(), hudson.model.TaskListener.NULL);
        for (String[] wrong : new String[][] {
            {"a/b", "data: '../../../../secret.csv'"},
            {"a/b", "data: '../link.csv'"},
            {"a", "data: 'link.csv'"},
            {"out", "data: 'secret.csv'"},
            {"a", "data: '../people.csv', out: '../../x'"}
        }) {
            Pipelines.define(
                    job,
                    "built-in",
                    "dir('" + wrong[0] + "') { validateData " + wrong[1] + ", rules: 'RowCount > 0' }");
            jenkins.assertLogContains("outside the workspace", Pipelines.run(jenkins, job, Result.FAILURE));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a symbolic link")
    void filesOutsideOfTheWorkspaceAreNotRead(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "outside");
        Files.writeString(jenkins.jenkins.getRootDir().toPath().resolve("secret.csv"), "secret\nvalue\n");
        refused(jenkins, job, "data: '../../secret.csv', rules: 'RowCount > 0'", "outside the workspace");
        refused(
                jenkins,
                job,
                "data: '" + jenkins.jenkins.getRootDir() + "/secret.csv', rules: 'RowCount > 0'",
                "outside the workspace");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("link.csv").symlinkTo("../../secret.csv", hudson.model.TaskListener.NULL);
        refused(jenkins, job, "data: 'link.csv', rules: 'RowCount > 0'", "outside the workspace");
    }

    /** Pipelines from before the label had its own name go on working, and learn what to write. */
    @Test
    void theOldSpellingOfTheLabelIsReadWithAHint(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "old",
                "built-in",
                "validateData data: 'people.csv', rules: 'RowCount = 10', name: 'Train data'\n"
                        + "monitorModel data: 'people.csv', reference: 'people.csv', name: 'at training', onFailed: 'NOTE', onInconclusive: 'NOTE', onWarning: 'NOTE'\n"
                        + "validateData data: 'people.csv', rules: 'RowCount = 10', label: 'Test data'");
        var run = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertEquals(
                List.of("Train data", "at training", "Test data"),
                MlopsAction.checksOf(run).stream().map(CheckSummary::getName).toList());
        jenkins.assertLogContains(
                "[mlops] validateData: name is read as the label of the check; write label: \"Train data\"", run);
        jenkins.assertLogContains(
                "[mlops] monitorModel: name is read as the label of the check; write label: \"at training\"", run);
        jenkins.assertLogNotContains("write label: \"Test data\"", run);
    }
}
