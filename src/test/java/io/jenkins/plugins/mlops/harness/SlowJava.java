package io.jenkins.plugins.mlops.harness;

import io.jenkins.plugins.mlops.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program called java that says it has started and then waits for a file before it becomes the real one: it holds the engine at its
 * start for as long as a test likes.
 */
final class SlowJava {
    private final Path folder;

    private SlowJava(Path folder) {
        this.folder = folder;
    }

    static SlowJava in(Path folder) throws IOException {
        SlowJava slow = new SlowJava(folder);
        Files.createDirectories(folder);
        Files.writeString(
                slow.program(),
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "step=${PWD%/*}",
                        "grep -F \" $step/\" '" + slow.started() + "' 2>/dev/null | while read -r pid rest; do",
                        "  state=$(sed -n 's/^State:[^A-Z]*\\([A-Z]\\).*/\\1/p' /proc/$pid/status 2>/dev/null)",
                        "  case $state in ''|Z|X) ;; *) echo $pid $$ $PWD >> '" + slow.overlaps() + "' ;; esac",
                        "done",
                        "echo $$ $PWD >> '" + slow.started() + "'",
                        "while [ ! -e '" + slow.go() + "' ]; do sleep 0.1; done",
                        "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"",
                        ""));
        Files.setPosixFilePermissions(slow.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return slow;
    }

    Path program() {
        return folder.resolve("java");
    }

    void release() throws IOException {
        Files.writeString(go(), "go");
    }

    /** Holds engines again after {@link #release}. */
    void hold() throws IOException {
        Files.deleteIfExists(go());
    }

    /** Waits until it was started so many times in all, and tells the process id of the last. */
    long awaitStart(int times) throws Exception {
        return awaitStarts(times).get(times - 1);
    }

    /** Waits until it was started so many times in all, and tells all process ids in their order. */
    List<Long> awaitStarts(int times) throws Exception {
        Eventually.holds(
                () -> starts().size() >= times,
                () -> "the engine was not started " + times + " times, but " + starts().size());
        return all();
    }

    /**
     * Waits until so many steps have a process that is none of the earlier ones.
     *
     * @return the process id of each such step's last start by the folder of the step
     */
    Map<String, Long> awaitSteps(int steps, Collection<Long> earlier) throws Exception {
        Eventually.holds(
                () -> startedSteps(earlier).size() >= steps,
                () -> "not " + steps + " steps were started again: " + starts());
        return startedSteps(earlier);
    }

    private Map<String, Long> startedSteps(Collection<Long> earlier) throws IOException {
        Map<String, Long> last = new LinkedHashMap<>();
        for (String line : starts()) {
            String folder = line.substring(line.indexOf(' ') + 1);
            last.put(folder.substring(0, folder.lastIndexOf('/')), pid(line));
        }
        last.values().removeAll(earlier);
        return last;
    }

    /** The process ids of all starts. */
    List<Long> all() throws IOException {
        return starts().stream().map(SlowJava::pid).collect(Collectors.toList());
    }

    /** The starts of a step while an earlier process of the same step was there; each process looks for itself, before it does anything else. */
    List<String> overlapping() throws IOException {
        return Files.exists(overlaps()) ? Files.readAllLines(overlaps()) : List.of();
    }

    static boolean runs(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** What {@code kill -9} does. */
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Waits until a process is gone. */
    static void awaitEnd(long pid) throws Exception {
        Eventually.holds(() -> !runs(pid), () -> "the process " + pid + " still runs");
    }

    private List<String> starts() throws IOException {
        return Files.exists(started()) ? Files.readAllLines(started()) : List.of();
    }

    private static long pid(String start) {
        return Long.parseLong(start.substring(0, start.indexOf(' ')));
    }

    private Path overlaps() {
        return folder.resolve("overlaps");
    }

    private Path started() {
        return folder.resolve("started");
    }

    private Path go() {
        return folder.resolve("go");
    }
}
