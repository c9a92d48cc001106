package io.jenkins.plugins.mlops.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchLogTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("watched/care.jsonl");
    }

    private static Watch watch(int version, int build) {
        return new Watch(
                version,
                new BuildInfo("job/nightly/" + build + "/", "nightly #" + build, null, null),
                "served",
                "FAILED",
                Instant.ofEpochSecond(build));
    }

    @Test
    void aVersionHasItsOwnNewest() throws IOException {
        WatchLog log = new WatchLog(file(), 1 << 20);
        assertEquals(List.of(), log.newest(1, 9), "nothing was watched yet");
        for (int build = 1; build <= 5; build++) {
            log.add(watch(build % 2, build));
        }
        assertEquals(List.of(watch(1, 3), watch(1, 5)), log.newest(1, 2));
        assertEquals(List.of(watch(0, 2), watch(0, 4)), log.newest(0, 9));
    }

    @Test
    void whatIsNoLineIsPassedOver() throws IOException {
        WatchLog log = new WatchLog(file(), 1 << 20);
        log.add(watch(1, 1));
        Files.writeString(file(), "[1]\n{\"version\": 1}\n{\"version\": 1, \"at\": \"ye", StandardOpenOption.APPEND);
        log.add(watch(1, 2));
        assertEquals(List.of(watch(1, 1), watch(1, 2)), log.newest(1, 9), "also after a line that was cut off");
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws IOException {
        WatchLog log = new WatchLog(file(), 2000);
        for (int build = 1; build <= 200; build++) {
            log.add(watch(1, build));
        }
        assertTrue(Files.size(file()) <= 2000, String.valueOf(Files.size(file())));
        List<Watch> left = log.newest(1, 999);
        assertTrue(left.size() > 3, String.valueOf(left.size()));
        assertEquals(watch(1, 200), left.get(left.size() - 1));
    }
}
