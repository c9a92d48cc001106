package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever stops a step leaves no process and no folder. */
@WithJenkins
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "holds the engine by a shell script")
class StopTest {
    private static final String STEP = "validateData data: 'people.csv', rules: 'RowCount = 10'";

    @TempDir
    Path folder;

    private SlowJava slow;

    private void holdEngines() throws Exception {
        slow = SlowJava.in(folder.resolve("slow"));
        MlopsConfiguration.get().setJava(slow.program().toString());
    }

    @Test
    void anAbortedPipelineOnAnAgent(JenkinsRule jenkins) throws Exception {
        holdEngines();
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Pipelines.scripted(jenkins, "aborted", agent.getNodeName(), STEP);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        long pid = slow.awaitStart(1);
        assertTrue(SlowJava.runs(pid));
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        nothingLeft(pid, agent, job);
    }

    @Test
    void aTimeoutOnTheBuiltInNode(JenkinsRule jenkins) throws Exception {
        holdEngines();
        WorkflowJob job = Pipelines.scripted(jenkins, "timeout", "built-in", "timeout(time: 20, unit: 'SECONDS') { " + STEP + " }"); // long enough to bring the engine
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        long pid = slow.awaitStart(1);
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        nothingLeft(pid, jenkins.jenkins, job);
    }

    @Test
    void anAbortedFreestyleBuild(JenkinsRule jenkins) throws Exception {
        holdEngines();
        FreeStyleProject job = jenkins.createFreeStyleProject("freestyle");
        ValidateDataStep step = new ValidateDataStep("people.csv");
        step.setRules("RowCount = 10");
        job.getBuildersList().add(new ValidateDataBuilder(step));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        long pid = slow.awaitStart(1);
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        nothingLeft(pid, jenkins.jenkins, job);
    }

    private static void nothingLeft(long pid, Node node, TopLevelItem job) throws Exception {
        assertFalse(SlowJava.runs(pid), "the process was not ended");
        FilePath workspace = node.getWorkspaceFor(job);
        FilePath temporary = workspace.sibling(workspace.getName() + "@tmp");
        List<String> left = temporary.list().stream().map(FilePath::getName).filter(name -> name.startsWith("mlops-")).collect(Collectors.toList());
        assertEquals(List.of(), left);
    }
}
