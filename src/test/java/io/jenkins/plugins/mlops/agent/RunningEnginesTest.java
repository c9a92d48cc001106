package io.jenkins.plugins.mlops.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningEnginesTest {
    @TempDir
    Path home;

    private Path folder;
    private RunningEngines running;

    @BeforeEach
    void open() {
        folder = home.resolve("running");
        running = new RunningEngines(folder);
    }

    @Test
    void whatAStepLooksAfterIsNotLeft() throws Exception {
        assertEquals(List.of(), running.left("worker"));
        running.begin("a", "worker", "/w/job@tmp/mlops-a");
        assertEquals(List.of(), running.left("worker"));
        running.end("a", true);
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void whatCouldNotBeTidiedUpIsLeftForItsNode() throws Exception {
        running.begin("a", "worker", "/w/job@tmp/mlops-a");
        running.end("a", false);
        RunningEngines.Left left = new RunningEngines.Left("a", "worker", "/w/job@tmp/mlops-a");
        assertEquals(List.of(left), running.left("worker"));
        assertEquals(List.of(), running.left(""));
        assertTrue(running.claim(left));
        assertFalse(running.claim(left), "twice at once");
        running.end("a", true);
        assertFalse(running.claim(left), "it is gone");
    }

    @Test
    void aKilledJenkinsLeavesItsNotes() throws Exception {
        running.begin("a", "", "/w/job@tmp/mlops-a");
        RunningEngines next = new RunningEngines(folder);
        assertEquals(1, next.left("").size());
        next.begin("a", "", "/w/job@tmp/mlops-a");
        assertEquals(List.of(), next.left(""), "its step goes on");
    }

    @Test
    void aNoteThatSaysSomethingElseIsNotObeyed() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("a.json"), "{\"node\": \"\", \"fold");
        Files.writeString(folder.resolve("b.json"), "{\"node\": \"\", \"folder\": \"/home/somebody\"}");
        Files.writeString(folder.resolve("c.txt"), "something else");
        assertEquals(List.of(), running.left(""));
        assertFalse(Files.exists(folder.resolve("a.json")), "half a note: nothing had been started");
    }

    @Test
    void theNextAttemptWaitsUntilTheLastIsTidiedUp() throws Exception {
        running.begin("a", "", "/w/job@tmp/mlops-a");
        running.end("a", false);
        assertTrue(running.claim(running.left("").get(0)));
        CountDownLatch begun = new CountDownLatch(1);
        Thread attempt = new Thread(() -> {
            try {
                running.begin("a", "", "/w/job@tmp/mlops-a");
                begun.countDown();
            } catch (Exception x) {
                throw new AssertionError(x);
            }
        });
        attempt.start();
        Eventually.holds(
                () -> {
                    assertEquals(1, begun.getCount(), "it did not wait");
                    return attempt.getState() == Thread.State.WAITING;
                },
                () -> "it is " + attempt.getState());
        running.end("a", true);
        begun.await();
        assertTrue(Files.exists(folder.resolve("a.json")));
    }
}
