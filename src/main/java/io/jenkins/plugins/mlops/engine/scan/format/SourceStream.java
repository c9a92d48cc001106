package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import java.io.IOException;
import java.io.InputStream;

/** A content as a stream, from a position on. */
final class SourceStream extends InputStream {
    private final Content content;
    private long at;

    SourceStream(Content content) {
        this(content, 0);
    }

    SourceStream(Content content, long from) {
        this.content = content;
        this.at = from;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int n = content.read(at, into, offset, length);
        at += Math.max(n, 0);
        return n;
    }
}
