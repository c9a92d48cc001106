package io.jenkins.plugins.mlops.engine.scan.core;

import io.jenkins.plugins.mlops.engine.protobuf.WireBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads bytes one after the other, with a window to look ahead; little-endian as all the formats here are. */
public final class ByteReader implements WireBytes<IOException> {
    private static final int WINDOW = 1 << 16;
    private static final int GLANCE = 1 << 12;

    private final Content content;
    private final InputStream stream;
    private byte[] window;
    private int at;
    private int end;
    private long windowStart;
    private boolean exhausted;

    private ByteReader(Content content, InputStream stream, int window) {
        this.content = content;
        this.stream = stream;
        this.window = new byte[window];
    }

    /** From the start of a content. */
    public static ByteReader of(Content content) {
        return new ByteReader(content, null, (int) Math.max(16, Math.min(WINDOW, content.size())));
    }

    /** The same with a small window, for a look that mostly ends after a few bytes. */
    public static ByteReader glance(Content content) {
        return new ByteReader(content, null, (int) Math.max(16, Math.min(GLANCE, content.size())));
    }

    /** From a stream, which the caller closes. */
    public static ByteReader of(InputStream stream) {
        return new ByteReader(null, stream, WINDOW);
    }

    /** Bytes read or skipped so far. */
    @Override
    public long position() {
        return windowStart + at;
    }

    /** The content when this reads one, else null. */
    public Content content() {
        return content;
    }

    /** Makes at least {@code n} bytes visible, if there are as many. */
    private boolean fill(int n) throws IOException {
        if (end - at >= n) {
            return true;
        }
        if (n > window.length) {
            window = Arrays.copyOf(window, n);
        }
        System.arraycopy(window, at, window, 0, end - at);
        windowStart += at;
        end -= at;
        at = 0;
        while (end < n && !exhausted) {
            int got = content != null
                    ? content.read(windowStart + end, window, end, window.length - end)
                    : stream.read(window, end, window.length - end);
            if (got < 0) {
                exhausted = true;
            } else {
                end += got;
            }
        }
        return end >= n;
    }

    /** Tells whether nothing is left. */
    public boolean atEnd() throws IOException {
        return !fill(1);
    }

    /** The next bytes without consuming them; fewer than asked for at the end. At most 64 KiB. */
    public byte[] peek(int n) throws IOException {
        fill(Math.min(n, WINDOW));
        return Arrays.copyOfRange(window, at, at + Math.min(Math.min(n, WINDOW), end - at));
    }

    /** The next byte without consuming it, or -1 at the end. */
    public int peekOne() throws IOException {
        return fill(1) ? window[at] & 0xff : -1;
    }

    /** The next byte, or -1 at the end. */
    public int next() throws IOException {
        if (at < end || fill(1)) {
            return window[at++] & 0xff;
        }
        return -1;
    }

    /** An unsigned byte. */
    @Override
    public int u1() throws IOException {
        int b = next();
        if (b < 0) {
            throw ended();
        }
        return b;
    }

    /** An unsigned 16-bit number. */
    public int u2() throws IOException {
        return u1() | u1() << 8;
    }

    /** A signed 32-bit number. */
    public int i4() throws IOException {
        return u2() | u2() << 16;
    }

    /** An unsigned 32-bit number. */
    @Override
    public long u4() throws IOException {
        return i4() & 0xffffffffL;
    }

    /** A signed 64-bit number. */
    @Override
    public long i8() throws IOException {
        return u4() | (long) i4() << 32;
    }

    /** The next {@code n} bytes; the caller has made sure that {@code n} is small. */
    @Override
    public byte[] bytes(int n) throws IOException {
        byte[] bytes = new byte[Math.min(n, WINDOW)];
        int have = 0;
        while (have < n) {
            if (!fill(1)) {
                throw ended();
            }
            if (have == bytes.length) {
                bytes = Arrays.copyOf(
                        bytes, (int) Math.min(n, have * 2L)); // grows with what is there, not with what was promised
            }
            int part = Math.min(Math.min(n, bytes.length) - have, end - at);
            System.arraycopy(window, at, bytes, have, part);
            at += part;
            have += part;
        }
        return bytes;
    }

    /** Steps over bytes without reading them where the source allows it. */
    @Override
    public void skip(long n) throws IOException {
        if (n < 0) {
            throw new MalformedException("a negative length", position());
        }
        if (n <= end - at) {
            at += (int) n;
            return;
        }
        long left = n - (end - at);
        long target = position() + n;
        if (content != null) {
            if (target < 0 || target > content.size()) {
                throw ended();
            }
        } else if (stream.skip(left) < left) {
            throw ended();
        }
        windowStart = target;
        at = 0;
        end = 0;
    }

    /** The bytes up to the next line feed (not included); of a longer line only the first {@code kept}, the rest is read and dropped. */
    public byte[] line(int kept) throws IOException {
        byte[] line = new byte[64];
        int n = 0;
        for (int b = u1(); b != '\n'; b = u1()) {
            if (n < kept) {
                if (n == line.length) {
                    line = Arrays.copyOf(line, n * 2);
                }
                line[n++] = (byte) b;
            }
        }
        return Arrays.copyOf(line, n);
    }

    /** Returns the rest as a stream; this reader must not be used beside it. */
    public InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return next();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!fill(1)) {
                    return -1;
                }
                int n = Math.min(length, end - at);
                System.arraycopy(window, at, into, offset, n);
                at += n;
                return n;
            }
        };
    }

    @Override
    public IOException broken(String what) {
        return new MalformedException(what, position());
    }

    private MalformedException ended() {
        return new MalformedException("the file ends too early", position());
    }
}
