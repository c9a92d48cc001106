package io.jenkins.plugins.mlops.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
                "#!/bin/sh\necho $$ $PWD >> '" + slow.started() + "'\nwhile [ ! -e '" + slow.go()
                        + "' ]; do sleep 0.1; done\nexec '" + System.getProperty("java.home") + "/bin/java' \"$@\"\n");
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
        for (int waits = 0;
                !Files.exists(started()) || Files.readAllLines(started()).size() < times;
                waits++) {
            if (waits > 6000) { // far beyond what a busy machine needs: time is not what is tested
                throw new AssertionError("the engine was not started " + times + " times within ten minutes, but "
                        + Files.readAllLines(started()).size());
            }
            Thread.sleep(100);
        }
        return Files.readAllLines(started()).stream()
                .map(line -> Long.valueOf(line.substring(0, line.indexOf(' '))))
                .collect(Collectors.toList());
    }

    /** The folder a process was started in. */
    String folder(long pid) throws IOException {
        return Files.readAllLines(started()).stream()
                .filter(line -> line.startsWith(pid + " "))
                .findFirst()
                .orElseThrow();
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
        for (int waits = 0; runs(pid); waits++) {
            if (waits > 6000) {
                throw new AssertionError("the process " + pid + " still runs after ten minutes");
            }
            Thread.sleep(100);
        }
    }

    private Path started() {
        return folder.resolve("started");
    }

    private Path go() {
        return folder.resolve("go");
    }
}
