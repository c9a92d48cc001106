package io.jenkins.plugins.mlops.engine.protobuf;

import java.io.IOException;

/**
 * Bytes that a message is read from, little-endian.
 *
 * @param <X> thrown where they end too early or cannot be read
 */
public interface WireBytes<X extends IOException> {
    /** Bytes read or skipped so far. */
    long position();

    /** An unsigned byte. */
    int u1() throws X;

    /** An unsigned 32-bit number. */
    long u4() throws X;

    /** A signed 64-bit number. */
    long i8() throws X;

    /** The next bytes; the caller has made sure that there are so many in the message. */
    byte[] bytes(int n) throws X;

    /** Steps over bytes. */
    void skip(long n) throws X;

    /** The error for what is broken at the current position. */
    X broken(String what);
}
