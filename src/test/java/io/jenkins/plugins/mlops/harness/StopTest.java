package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TopLevelItem;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.results.VerdictColumn;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
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
    void everyStepOfAPipelineOnAnAgent(JenkinsRule jenkins) throws Exception {
        holdEngines();
        DumbSlave agent = jenkins.createOnlineSlave();
        String steps = "parallel data: { " + STEP + " },\n"
                + "explanation: { explainModel model: 'people.csv', data: 'people.csv', target: 'age', rules: 'Auc > 0' },\n"
                + "registration: { registerModel name: 'people', model: 'people.csv' },\n"
                + "monitoring: { monitorModel data: 'people.csv', reference: 'people.csv' }\n";
        WorkflowJob aborted = Pipelines.scripted(jenkins, "aborted", agent.getNodeName(), steps);
        WorkflowRun run = aborted.scheduleBuild2(0).waitForStart();
        List<Long> pids = slow.awaitStarts(4);
        assertTrue(pids.stream().allMatch(SlowJava::runs));
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        nothingLeft(pids, agent, aborted);

        WorkflowJob timeout = Pipelines.scripted(
                jenkins, "timeout", agent.getNodeName(), "timeout(time: 20, unit: 'SECONDS') { " + steps + " }");
        run = timeout.scheduleBuild2(0).waitForStart();
        pids = slow.awaitStarts(8);
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        nothingLeft(pids, agent, timeout);
        assertEquals(
                List.of(
                        "data-data ABORTED stopped before there was a result: Timeout has been exceeded",
                        "explanation-explanation ABORTED stopped before there was a result: Timeout has been exceeded",
                        "monitoring-monitoring ABORTED stopped before there was a result: Timeout has been exceeded",
                        "registration-registration ABORTED stopped before there was a result: Timeout has been exceeded"),
                told(run));
        assertEquals("Aborted", new VerdictColumn().getCell(timeout).getVerdict());
        assertEquals("Aborted", new VerdictColumn().getCell(aborted).getVerdict());
    }

    private static List<String> told(Run<?, ?> run) {
        return MlopsAction.checksOf(run).stream()
                .map(check -> check.getId() + " " + check.getVerdict() + " " + check.getMessage())
                .sorted()
                .collect(Collectors.toList());
    }

    @Test
    void aPromotionThatWaitsForTheRegistry(JenkinsRule jenkins) throws Exception {
        PromoteModelTest.register("a", Map.of());
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Registry registry = EmbeddedRegistry.get().open();
        Thread other = new Thread(
                () -> { // registers a large model, say
                    try (Staging staging = registry.stage()) {
                        staging.add("model.json", new ByteArrayInputStream(new byte[] {1}), null);
                        registry.register(
                                staging, RegistrationRequest.of("care", "somebody"), (request, files, identity) -> {
                                    holds.countDown();
                                    try {
                                        letGo.await();
                                    } catch (InterruptedException x) {
                                        throw new IllegalStateException(x);
                                    }
                                    return List.of();
                                });
                    } catch (IOException x) {
                        throw new IllegalStateException(x);
                    }
                });
        other.start();
        holds.await();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "promotion");
        job.setDefinition(new CpsFlowDefinition("promoteModel name: 'care', version: 1, alias: 'champion'", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("[Pipeline] promoteModel", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        letGo.countDown();
        other.join();
        assertEquals(List.of("promotion ABORTED stopped before there was a result"), told(run));
        assertEquals(Map.of(), registry.aliases(PromoteModelTest.CARE), "what was stopped is not done later");
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
        nothingLeft(List.of(pid), jenkins.jenkins, job);
        assertEquals(List.of("data ABORTED stopped before there was a result"), told(build));
    }

    private static void nothingLeft(List<Long> pids, Node node, TopLevelItem job) throws Exception {
        assertFalse(pids.stream().anyMatch(SlowJava::runs), "a process was not ended");
        FilePath workspace = node.getWorkspaceFor(job);
        FilePath temporary = workspace.sibling(workspace.getName() + "@tmp");
        List<String> left = temporary.list().stream()
                .map(FilePath::getName)
                .filter(name -> name.startsWith("mlops-"))
                .collect(Collectors.toList());
        assertEquals(List.of(), left);
    }
}
