package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.slaves.DumbSlave;
import hudson.tasks.junit.TestResultAction;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Copies of results in the workspace, and what other steps make of them. */
@WithJenkins
class CopiesTest {
    private static final Set<String> FILES = Set.of("junit.xml", "report.html", "result.json", "summary.md");

    @TempDir
    Path elsewhere;

    private static Set<String> names(FilePath folder) throws Exception {
        Set<String> names = new TreeSet<>();
        folder.list().forEach(file -> names.add(file.getName()));
        return names;
    }

    @Test
    void otherStepsReadThem(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "copies",
                agent.getNodeName(),
                "catchError(buildResult: 'SUCCESS', stageResult: 'SUCCESS') {\n"
                        + "validateData data: 'people.csv', rules: ['RowCount = 10', 'IsComplete \"age\"'], out: 'mlops/data'\n}\n"
                        + "registerModel name: 'people', model: 'people.csv', out: 'mlops/registration'\n"
                        + "def tests = junit testResults: 'mlops/*/junit.xml', skipMarkingBuildUnstable: true\n"
                        + "echo \"TESTS ${tests.totalCount} ${tests.failCount}\"\n"
                        + "archiveArtifacts 'mlops/**'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        TestResultAction tests = run.getAction(TestResultAction.class);
        assertEquals(1, tests.getFailCount(), "the broken rule is a failed test");
        assertTrue(tests.getTotalCount() > 2, String.valueOf(tests.getTotalCount()));
        assertTrue(
                tests.getFailedTests().get(0).getErrorDetails().contains("age"),
                tests.getFailedTests().get(0).getErrorDetails());
        FilePath copies = agent.getWorkspaceFor(job).child("mlops");
        assertEquals(FILES, names(copies.child("data")));
        assertTrue(
                copies.child("registration/summary.md").readToString().contains("models:/people/1"),
                "as it is stored, with the version");
        assertEquals(8, run.getArtifacts().size());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
    void theyStayInTheWorkspace(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("freestyle");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("people.csv").write(Pipelines.DATA.replace("\\n", "\n"), "UTF-8");
        workspace.child("link").symlinkTo(elsewhere.toString(), TaskListener.NULL);
        workspace.child("inside/deeper").mkdirs();
        Path secret = Files.writeString(elsewhere.resolve("secret.json"), "kept");
        workspace.child("inside/deeper/result.json").symlinkTo(secret.toString(), TaskListener.NULL);
        workspace.child("file").write("kept", "UTF-8");
        for (String bad : new String[] {"../out", "link", "link/more", elsewhere.toString(), "inside/../../out"}) {
            jenkins.assertLogContains(
                    "ERROR: validateData: out: " + bad + " lies outside the workspace",
                    build(jenkins, job, bad, Result.FAILURE));
        }
        jenkins.assertLogContains(
                "ERROR: validateData: out: file is not a folder", build(jenkins, job, "file", Result.FAILURE));
        assertFalse(Files.exists(elsewhere.resolve("result.json")));
        assertFalse(Files.exists(elsewhere.resolve("more")));
        assertFalse(workspace.sibling("out").exists());
        build(jenkins, job, "inside/deeper", Result.SUCCESS);
        assertEquals("kept", Files.readString(secret), "a link is replaced, not followed");
        assertTrue(workspace.child("inside/deeper/result.json").readToString().contains("mlops-result/1"));
        assertEquals(FILES, names(workspace.child("inside/deeper")));
    }

    private static hudson.model.FreeStyleBuild build(
            JenkinsRule jenkins, FreeStyleProject job, String out, Result expected) throws Exception {
        ValidateDataStep step = new ValidateDataStep("people.csv");
        step.setRules("RowCount = 10");
        step.setOut(out);
        job.getBuildersList().replace(new ValidateDataBuilder(step));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }
}
