package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait for a whole file system counts only when it surely was one. */
class FileSystemSyncTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux, 5.8.0, true", // Linux 5.8: "vfs: report writeback errors with syncfs"
        "Linux, 5.10.0-28-amd64, true",
        "Linux, 6.18.44+, true",
        "Linux, 10.1, true",
        "Linux, 5.7.19, false",
        "Linux, 4.18.0-553.el8_10.x86_64, false",
        "Linux, unknown, false",
        "Mac OS X, 14.5, false",
        "Windows 11, 10.0, false"
    })
    void onlySystemsThatTellOfFailedWritesAreTrusted(String system, String version, boolean told) {
        assertEquals(told, FileSystemSync.tells(system, version));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatFailsOrSaysSomethingDidNotWait() throws IOException {
        assertTrue(FileSystemSync.run(List.of("/bin/sh", "-c", "true")));
        assertFalse(FileSystemSync.run(List.of("/bin/sh", "-c", "exit 1")));
        assertFalse(FileSystemSync.run(List.of("/bin/sh", "-c", "echo sync: ignoring all arguments >&2")));
        assertFalse(FileSystemSync.run(List.of("/no/such/program")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStopEndsTheWait() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    InterruptedIOException.class, () -> FileSystemSync.run(List.of("/bin/sh", "-c", "exec sleep 600")));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aFileSystemOfAnotherKindIsNotAsked() throws IOException {
        Path memory = Path.of("/dev/shm");
        if (Files.isDirectory(memory) && Files.getFileStore(memory).type().equals("tmpfs")) {
            assertFalse(FileSystemSync.of(memory));
        }
        FileSystemSync.of(folder); // whatever it is, it is answered
    }
}
