package io.jenkins.plugins.mlops.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
                "#!/bin/sh\necho $$ >> '" + slow.started() + "'\nwhile [ ! -e '" + slow.go() + "' ]; do sleep 0.1; done\nexec '"
                        + System.getProperty("java.home") + "/bin/java' \"$@\"\n");
        Files.setPosixFilePermissions(slow.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return slow;
    }

    /** The same as in another Java that has made it. */
    static SlowJava at(Path folder) {
        return new SlowJava(folder);
    }

    Path program() {
        return folder.resolve("java");
    }

    void release() throws IOException {
        Files.writeString(go(), "go");
    }

    /** Waits until it was started so many times in all, and tells the process id of the last. */
    long awaitStart(int times) throws Exception {
        for (int waits = 0; !Files.exists(started()) || Files.readAllLines(started()).size() < times; waits++) {
            if (waits > 1200) {
                throw new AssertionError("the engine was not started within two minutes");
            }
            Thread.sleep(100);
        }
        return Long.parseLong(Files.readAllLines(started()).get(times - 1).trim());
    }

    static boolean runs(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private Path started() {
        return folder.resolve("started");
    }

    private Path go() {
        return folder.resolve("go");
    }
}
