package io.jenkins.plugins.mlops.engine.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;

/** The bytes of a text file, unpacked when it is a gzip file. Zstd cannot be unpacked in Java. */
final class TextStream {
    private static final int BUFFER = 1 << 16;

    private TextStream() {}

    static InputStream open(InputFile file) throws IOException {
        return unpacked(Files.newInputStream(file.path()));
    }

    /** The same of a stream that is open already. */
    static InputStream unpacked(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream, BUFFER);
        in.mark(4);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
    }
}
