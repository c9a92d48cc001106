package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The identity of rows that have no order, such as those of a database: the sum, modulo 2^256, of the SHA-256 of each row, hashed together
 * with the number of rows. The same rows in any order give the same digest, a row that is there twice counts twice. It tells data that
 * changed; it does not withstand somebody who may write any number of rows and searches for others with the same sum.
 */
public final class RowDigest {
    private static final int SIZE = 32;
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private final MessageDigest sha = Digests.sha256();
    private final byte[] sum = new byte[SIZE];
    private final byte[] hash = new byte[SIZE];
    private ByteBuffer row = ByteBuffer.allocate(1024);
    private long rows;

    /** A missing value. */
    public void absent() {
        room(1).put(ABSENT);
    }

    /** A number, truth or moment. */
    public void number(long value) {
        room(1 + Long.BYTES).put(PRESENT).putLong(value);
    }

    /** A text. */
    public void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(1 + Integer.BYTES + bytes.length).put(PRESENT).putInt(bytes.length).put(bytes);
    }

    /**
     * The row is complete.
     *
     * @return about how many bytes it has
     */
    public int endRow() {
        int bytes = row.position();
        sha.update(row.array(), 0, bytes);
        row.clear();
        try {
            sha.digest(hash, 0, SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException(e); // the array is as long as the hash
        }
        int carry = 0;
        for (int i = SIZE - 1; i >= 0; i--) {
            carry += (sum[i] & 0xff) + (hash[i] & 0xff);
            sum[i] = (byte) carry;
            carry >>>= Byte.SIZE;
        }
        rows++;
        return bytes;
    }

    /** Complete rows so far. */
    public long rows() {
        return rows;
    }

    /** {@code sha256:} and 64 hexadecimal digits, of all complete rows. */
    public String digest() {
        MessageDigest all = Digests.sha256();
        all.update("mlops-rows/1\n".getBytes(StandardCharsets.UTF_8));
        all.update(ByteBuffer.allocate(Long.BYTES).putLong(rows).array());
        all.update(sum);
        return Digests.text(all);
    }

    private ByteBuffer room(int bytes) {
        if (row.remaining() < bytes) {
            row = ByteBuffer.wrap(Arrays.copyOf(row.array(), Math.max(row.capacity() * 2, row.position() + bytes)))
                    .position(row.position());
        }
        return row;
    }
}
