package io.jenkins.plugins.mlops.engine.scan.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What Python's bz2 and lz4 packed comes back whole (make_honest.py). */
class DecodersTest {
    private static byte[] packed(String name) throws IOException {
        try (InputStream in = ModelScanner.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 3_000; i++) {
            out.writeBytes(("line " + i % 97 + " of " + i * i % 1013 + "\n" + "=".repeat(i % 300))
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    @Test
    void bzip2GivesBackEveryBlockAndStream() throws IOException {
        byte[] all = CompressedScanner.open(Format.BZIP2, new ByteArrayInputStream(packed("text.bz2")))
                .readAllBytes();
        byte[] text = text();
        assertArrayEquals(text, Arrays.copyOf(all, text.length));
        assertEquals(
                "second stream", new String(all, text.length, all.length - text.length, StandardCharsets.US_ASCII));
        assertEquals(
                0,
                CompressedScanner.open(Format.BZIP2, new ByteArrayInputStream(packed("empty.bz2")))
                        .readAllBytes()
                        .length);
    }

    @Test
    void lz4GivesBackLinkedAndIndependentBlocks() throws IOException {
        assertArrayEquals(
                text(),
                CompressedScanner.open(Format.LZ4, new ByteArrayInputStream(packed("text.lz4")))
                        .readAllBytes());
        assertArrayEquals(
                text(),
                CompressedScanner.open(Format.LZ4, new ByteArrayInputStream(packed("independent.lz4")))
                        .readAllBytes());
    }

    @Test
    void cutDataIsAnError() throws IOException {
        for (String name : new String[] {"text.bz2", "text.lz4"}) {
            byte[] half = Arrays.copyOf(packed(name), packed(name).length / 2);
            Format format = name.endsWith("bz2") ? Format.BZIP2 : Format.LZ4;
            assertThrows(
                    IOException.class,
                    () -> CompressedScanner.open(format, new ByteArrayInputStream(half))
                            .readAllBytes(),
                    name);
        }
    }
}
