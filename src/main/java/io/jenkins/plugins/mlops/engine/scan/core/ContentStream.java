package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;
import java.io.InputStream;

/** A content as a stream, from a position on, that knows how far it was read. */
public final class ContentStream extends InputStream {
    private final Content content;
    private long at;

    public ContentStream(Content content) {
        this(content, 0);
    }

    public ContentStream(Content content, long from) {
        this.content = content;
        this.at = from;
    }

    /** Where in the content the next byte is. */
    public long position() {
        return at;
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

    @Override
    public long skip(long n) {
        long step = Math.max(0, Math.min(n, content.size() - at));
        at += step;
        return step;
    }
}
