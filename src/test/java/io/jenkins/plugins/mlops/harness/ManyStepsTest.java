package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.RetentionStrategy;
import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Many steps that run at one moment on several agents. Two numbers make it large: {@code -Dmlops.many.agents=20 -Dmlops.many.builds=10}; with
 * {@code -Dmlops.many.stub=true} a script stands in for the engine, so that it is the controller that is looked at. bench/RESULTS-scale.md has been made so.
 */
@WithJenkins
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "holds the engines by a shell script")
class ManyStepsTest {
    private static final Logger LOGGER = Logger.getLogger(ManyStepsTest.class.getName());
    private static final int AGENTS = Integer.getInteger("mlops.many.agents", 2);
    private static final int BUILDS = Integer.getInteger("mlops.many.builds", 4);
    private static final Pattern SENT = Pattern.compile("(\\d+) of (\\d+) bytes sent to the agent");

    @TempDir
    Path folder;

    /** A program called java that waits until it is let go and then is the engine, or says what the engine would say of rows alone. */
    private Path held() throws Exception {
        String stub = "out=$(dirname \"$last\")/out; mkdir -p \"$out\"; echo '{}' > \"$out/result.json\"\n"
                + "rows=$(sed 's/.*RowCount = \\([0-9]*\\).*/\\1/' \"$last\")\n"
                + "echo '{\"event\":\"result\",\"verdict\":\"PASSED\",\"message\":\"all of 1 checks passed\",\"counts\":{\"PASSED\":1},\"metrics\":{\"rows\":'$rows'}}'\n";
        Path program = folder.resolve("java");
        Files.writeString(
                program,
                "#!/bin/sh\nfor last; do :; done\necho x >> '" + folder.resolve("started") + "'\nwhile [ ! -e '"
                        + folder.resolve("go") + "' ]; do sleep 1; done\n"
                        + (Boolean.getBoolean("mlops.many.stub")
                                ? stub
                                : "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"\n"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    private void awaitAll(int steps) throws Exception {
        Path started = folder.resolve("started");
        Eventually.holds(
                () -> Files.exists(started) && Files.readAllLines(started).size() >= steps,
                () -> "not all engines were started");
    }

    private static String load() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        long waiting = Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(
                                frame -> frame.getClassName().equals("io.jenkins.plugins.mlops.steps.CheckExecution")))
                .count();
        return ManagementFactory.getThreadMXBean().getThreadCount() + " threads, " + waiting + " of them for steps, "
                + heap + " MiB of heap in use";
    }

    @Test
    void allEndRightAndTheEngineIsSentOnceToEachAgent(JenkinsRule jenkins) throws Exception {
        MlopsConfiguration.get().setJava(held().toString());
        MlopsConfiguration.get().setMemory(512);
        MlopsConfiguration.get().setThreads(1);
        List<DumbSlave> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            DumbSlave agent = new DumbSlave(
                    "a" + i, folder.resolve("agent" + i).toString(), jenkins.createComputerLauncher(null));
            agent.setNumExecutors(BUILDS);
            agent.setRetentionStrategy(new RetentionStrategy.Always());
            jenkins.jenkins.addNode(agent);
            agents.add(agent);
        }
        for (DumbSlave agent : agents) {
            jenkins.waitOnline(agent);
        }
        String before = load();
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < AGENTS * BUILDS; i++) {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job" + i);
            String data = "a\\n" + "1\\n".repeat(i + 1);
            job.setDefinition(new CpsFlowDefinition(
                    "node('a" + i % AGENTS + "') {\n writeFile file: 'd.csv', text: '" + data + "'\n"
                            + "def check = validateData data: 'd.csv', rules: 'RowCount = " + (i + 1)
                            + "'\n echo \"returned ${check.metrics.rows}\"\n}",
                    true));
            runs.add(job.scheduleBuild2(0).waitForStart());
        }
        awaitAll(runs.size());
        String during = load();
        Files.writeString(folder.resolve("go"), "go");
        int[] sent = new int[AGENTS];
        for (int i = 0; i < runs.size(); i++) {
            WorkflowRun run = runs.get(i);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            List<CheckSummary> checks = Pipelines.checks(run);
            assertEquals(1, checks.size());
            assertEquals(i + 1.0, checks.get(0).getMetrics().get("rows"), "the result of another build");
            jenkins.assertLogContains("returned " + (i + 1.0), run);
            Matcher bytes = SENT.matcher(JenkinsRule.getLog(run));
            if (bytes.find()) {
                assertEquals(bytes.group(2), bytes.group(1), "all or nothing");
                sent[i % AGENTS]++;
            }
        }
        assertTrue(
                Arrays.stream(sent).allMatch(times -> times == 1),
                "times that the engine was sent to each agent: " + Arrays.toString(sent));
        LOGGER.info(() -> runs.size() + " steps at once on " + AGENTS + " agents: before " + before + "; while all run "
                + during);
    }
}
