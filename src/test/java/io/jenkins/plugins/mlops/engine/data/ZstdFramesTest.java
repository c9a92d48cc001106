package io.jenkins.plugins.mlops.engine.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZstdFramesTest {
    @TempDir
    Path dir;

    private void check(byte[] bytes) throws IOException {
        Path file = Files.write(dir.resolve("f.zst"), bytes);
        ZstdFrames.requireWhole(new InputFile("f.zst", file, bytes.length));
    }

    @Test
    void wholeFilesOfOneAndMoreFramesAndEveryCutOfThem() throws IOException {
        byte[] frame = Files.readAllBytes(Duck.copy(
                "SELECT range AS a FROM range(2000)", dir.resolve("a.csv.zst"), "FORMAT csv, COMPRESSION zstd"));
        ByteArrayOutputStream several = new ByteArrayOutputStream();
        several.write(frame);
        several.write(new byte[] {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3}); // a skippable frame of three bytes
        several.write(frame);
        byte[] all = several.toByteArray();
        check(frame);
        check(all);
        for (int length = 1; length < all.length; length++) {
            if (length == frame.length || length == frame.length + 11) {
                continue;
            }
            byte[] cut = Arrays.copyOf(all, length);
            assertThrows(BadInputException.class, () -> check(cut), () -> "cut to " + cut.length);
        }
    }

    @Test
    void anythingElseIsBroken() throws IOException {
        byte[] frame = Files.readAllBytes(Duck.copy(
                "SELECT range AS a FROM range(10)", dir.resolve("a.csv.zst"), "FORMAT csv, COMPRESSION zstd"));
        byte[] more = Arrays.copyOf(frame, frame.length + 8);
        assertTrue(assertThrows(BadInputException.class, () -> check(more))
                .getMessage()
                .startsWith("f.zst: broken zstd file (no frame begins at byte " + (frame.length + 1) + ")"));
    }
}
