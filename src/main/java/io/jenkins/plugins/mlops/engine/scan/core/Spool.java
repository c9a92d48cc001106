package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns a stream into content that can be read anywhere: small ones in memory, large ones in a temporary file. */
public final class Spool {
    private static final int IN_MEMORY = 8 << 20;

    private Spool() {}

    /** Bytes that were read already. */
    public static Content of(byte[] bytes) {
        return new MemoryContent(bytes);
    }

    /** Reads the stream to its end. Closing the content removes its temporary file. */
    public static Content of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(IN_MEMORY);
        if (head.length < IN_MEMORY) {
            return new MemoryContent(head);
        }
        Path file = Files.createTempFile("mlops-scan", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(head);
                in.transferTo(out);
            }
            return FileContent.temporary(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
