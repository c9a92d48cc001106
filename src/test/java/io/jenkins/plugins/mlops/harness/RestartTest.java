package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.Eventually;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * One Pipeline with every step, on the built-in node and on an agent, goes through all that can happen to Jenkins and to the agent, and ends as if nothing had.
 * A start of Jenkins costs so much that it all happens to the same build.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "holds the engine by a shell script")
class RestartTest {
    private static final String LIBRARIES = "io.jenkins.plugins.mlops.engineLibraries";
    private static final String WORKER = RestartedBuild.WORKER;

    /** Steps with an engine: four on the built-in node, four on the agent. */
    private static final int ENGINES = 8;

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension()
            .withTimeout(900)
            .javaOptions("-D" + LIBRARIES + "=" + System.getProperty(LIBRARIES));

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    @TempDir
    Path folder;

    /** The branches that promote. */
    private static final List<String> BRANCHES = List.of("gate", "back", "late");

    private final InboundAgentExtension.Options worker =
            InboundAgentExtension.Options.newBuilder().name(WORKER).webSocket().build();

    @Test
    void everyStepIsDoneOnce() throws Throwable {
        SlowJava slow = SlowJava.in(folder);
        String program = slow.program().toString();
        String example = Path.of("examples/care").toAbsolutePath().toString();
        real.startJenkins();
        agents.createAgent(real, worker);
        real.runRemotely(RestartedBuild::prepare, program, example);
        List<Long> first;
        try (FileChannel late = held("late")) { // Jenkins is killed while the promotion of this one waits
            try (FileChannel gate = held("gate");
                    FileChannel back = held("back")) {
                real.runRemotely(RestartedBuild::begin);
                first = slow.awaitStarts(ENGINES + 1); // one of them for the freestyle build
                for (String branch : BRANCHES) {
                    holdResult("promotion-" + branch);
                }
            }
            awaitEvents("gate", 2);
            awaitEvents("back", 3);
            real.stopJenkinsForcibly();
        }
        for (int i = 0; i < first.size(); i += 2) {
            SlowJava.kill(first.get(i));
        }
        assertTrue(SlowJava.runs(first.get(1)), "nobody was left to end it");
        for (String branch : BRANCHES) {
            Files.delete(result("promotion-" + branch));
        }

        real.startJenkins();
        slow.awaitSteps(ENGINES, first);
        for (long pid : first) {
            SlowJava.awaitEnd(pid); // also that of the freestyle build, which does not go on
        }
        List<Long> second = slow.all();
        real.stopJenkins();

        real.startJenkins();
        Map<String, Long> third = slow.awaitSteps(ENGINES, second);
        for (long pid : second) {
            SlowJava.awaitEnd(pid);
        }
        List<Long> there = third.entrySet().stream()
                .filter(start -> start.getKey().contains("/" + WORKER))
                .map(Map.Entry::getValue)
                .collect(Collectors.toList());
        assertEquals(ENGINES / 2, there.size());
        List<Long> before = slow.all();
        agents.stop(real, WORKER);
        SlowJava.kill(there.get(0));
        SlowJava.kill(there.get(1));
        agents.start(real, worker);
        slow.awaitSteps(ENGINES / 2, before);
        for (long pid : there) {
            SlowJava.awaitEnd(pid);
        }
        assertEquals(
                List.of(), slow.overlapping(), "the processes of an attempt have to be gone before the next one's are");
        slow.release();
        real.runRemotely(RestartedBuild::check);

        aStepThatIsStoppedWhileItsAgentIsAway(slow);
    }

    /** A lock on a model that Jenkins cannot have. */
    private FileChannel held(String model) throws Exception {
        FileChannel channel = FileChannel.open(
                registry().resolve("locks").resolve("model-" + model),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    /** Puts a pipe that nobody reads where a step will write its result: it stops there, behind its event. */
    private void holdResult(String check) throws Exception {
        Files.createDirectories(result(check).getParent());
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", result(check).toString()).start().waitFor());
    }

    private Path result(String check) {
        return real.getHome()
                .toPath()
                .resolve("jobs/restarted/builds/1/mlops")
                .resolve(check)
                .resolve("result.json");
    }

    private void awaitEvents(String model, int wanted) throws Exception {
        Path events = registry().resolve("models").resolve(model).resolve("events");
        Eventually.holds(() -> events.toFile().list().length >= wanted, () -> "no event of " + model);
    }

    private Path registry() {
        return real.getHome().toPath().resolve("mlops/registry");
    }

    private void aStepThatIsStoppedWhileItsAgentIsAway(SlowJava slow) throws Throwable {
        slow.hold();
        int before = slow.all().size();
        real.runRemotely(RestartedBuild::beginOnAgent);
        long pid = slow.awaitStart(before + 1);
        agents.stop(real, WORKER);
        real.runRemotely(RestartedBuild::abortWhileAway);
        assertTrue(SlowJava.runs(pid), "its agent could not end it");
        agents.start(real, worker);
        SlowJava.awaitEnd(pid);
        real.runRemotely(RestartedBuild::nothingLeft);
    }
}
