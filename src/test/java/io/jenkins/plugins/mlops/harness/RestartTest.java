package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A step survives a restart of Jenkins in its middle, also when Jenkins was killed, and ends once. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "holds the engine by a shell script")
class RestartTest {
    private static final String LIBRARIES = "io.jenkins.plugins.mlops.engineLibraries";

    @RegisterExtension
    private final RealJenkinsExtension real =
            new RealJenkinsExtension().javaOptions("-D" + LIBRARIES + "=" + System.getProperty(LIBRARIES));

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    @TempDir
    Path folder;

    @Test
    void killedOnTheBuiltInNode() throws Throwable {
        SlowJava slow = SlowJava.in(folder);
        real.startJenkins();
        String program = slow.program().toString();
        real.runRemotely(RestartTest::begin, program, "built-in");
        long lost = slow.awaitStart(1);
        real.stopJenkinsForcibly();
        assertTrue(SlowJava.runs(lost), "nobody was left to end it");
        real.startJenkins();
        slow.awaitStart(2);
        assertFalse(SlowJava.runs(lost), "the process of the first attempt has to be gone before the second");
        slow.release();
        real.runRemotely(RestartTest::finish);
    }

    @Test
    void killedWhileAnAgentWorks() throws Throwable {
        SlowJava slow = SlowJava.in(folder);
        real.startJenkins();
        agents.createAgent(real, InboundAgentExtension.Options.newBuilder().name("worker").webSocket().build());
        String program = slow.program().toString();
        real.runRemotely(RestartTest::begin, program, "worker");
        slow.awaitStart(1);
        real.stopJenkinsForcibly();
        real.startJenkins();
        slow.awaitStart(2);
        slow.release();
        real.runRemotely(RestartTest::finish);
    }

    @Test
    void restartedInOrder() throws Throwable {
        SlowJava slow = SlowJava.in(folder);
        real.startJenkins();
        String program = slow.program().toString();
        real.runRemotely(RestartTest::begin, program, "built-in");
        slow.awaitStart(1);
        real.stopJenkins();
        real.startJenkins();
        slow.awaitStart(2);
        slow.release();
        real.runRemotely(RestartTest::finish);
    }

    @Test
    void aModelIsRegisteredOnceAlthoughJenkinsWasKilled() throws Throwable {
        SlowJava slow = SlowJava.in(folder);
        real.startJenkins();
        String program = slow.program().toString();
        real.runRemotely(RestartTest::beginRegistration, program, "built-in");
        slow.awaitStart(1);
        real.stopJenkinsForcibly();
        real.startJenkins();
        slow.awaitStart(2);
        slow.release();
        real.runRemotely(RestartTest::finishRegistration);
    }

    private static void beginRegistration(JenkinsRule jenkins, String program, String label) throws Exception {
        MlopsConfiguration.get().setJava(program);
        WorkflowJob job = Pipelines.scripted(jenkins, "registered", label,
                "def v = registerModel name: 'people', model: 'people.csv', alias: 'champion'\n echo \"RETURNED ${v.uri}\"");
        job.scheduleBuild2(0).waitForStart();
    }

    private static void finishRegistration(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.jenkins.getItemByFullName("registered", WorkflowJob.class).getBuildByNumber(1);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertEquals(1, JenkinsRule.getLog(run).lines().filter(line -> line.equals("RETURNED models:/people/1")).count());
        Registry registry = EmbeddedRegistry.get().open();
        assertEquals(List.of(1), registry.versions(new ModelName("people")));
        assertEquals(1, registry.events(new ModelName("people")).size());
        assertEquals(List.of(), registry.maintenance().verify());
    }

    private static void begin(JenkinsRule jenkins, String program, String label) throws Exception {
        MlopsConfiguration.get().setJava(program);
        WorkflowJob job = Pipelines.scripted(
                jenkins, "restarted", label, "def c = validateData data: 'people.csv', rules: 'RowCount = 10'\n echo \"RETURNED ${c.verdict}\"");
        job.scheduleBuild2(0).waitForStart();
    }

    private static void finish(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.jenkins.getItemByFullName("restarted", WorkflowJob.class).getBuildByNumber(1);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertEquals(1, JenkinsRule.getLog(run).lines().filter(line -> line.equals("RETURNED PASSED")).count());
        assertEquals(1, Pipelines.checks(run).size());
    }
}
