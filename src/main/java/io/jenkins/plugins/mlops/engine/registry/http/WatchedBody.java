package io.jenkins.plugins.mlops.engine.registry.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;

/** A body that is read from a file while it is sent: in constant memory, digested on the way, and watched for standing still. */
public final class WatchedBody extends FilterInputStream {
    private final long length;
    private final MessageDigest digest;
    private volatile long sent;
    private volatile long moved = System.nanoTime();

    /**
     * @param in at the first byte to send
     * @param length number of bytes to send
     * @param digest receives them
     */
    public WatchedBody(InputStream in, long length, MessageDigest digest) {
        super(in);
        this.length = length;
        this.digest = digest;
    }

    /** A body of this length, so that the server sees {@code Content-Length}; some do not take chunks. */
    public BodyPublisher publisher() {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> this), length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        moved = System.nanoTime();
        long left = length - sent;
        int n = left == 0 ? -1 : super.read(into, from, (int) Math.min(most, left));
        if (n > 0) {
            digest.update(into, from, n);
            sent += n;
        }
        return n;
    }

    /** Tells whether everything was handed out. */
    public boolean done() {
        return sent == length;
    }

    public long sent() {
        return sent;
    }

    /** Nanoseconds since something was asked for. */
    public long still() {
        return System.nanoTime() - moved;
    }
}
