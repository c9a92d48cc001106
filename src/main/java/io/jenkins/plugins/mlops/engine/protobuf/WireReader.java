package io.jenkins.plugins.mlops.engine.protobuf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one message in the wire format of protocol buffers (protobuf.dev, "Encoding"), one after the other. Large fields are stepped over, never
 * held. No length is trusted: one beyond the end of its message is an error before anything is allocated for it.
 *
 * @param <X> thrown for a message that is broken, or whose bytes cannot be read
 */
public final class WireReader<X extends IOException> {
    private static final int DEEPEST = 100;

    private final WireBytes<X> in;
    private final long end;
    private final int depth;
    private int field;
    private int wire;
    private long value;

    private WireReader(WireBytes<X> in, long end, int depth) {
        this.in = in;
        this.end = end;
        this.depth = depth;
    }

    /** A message of so many bytes from where the bytes stand. */
    public static <X extends IOException> WireReader<X> of(WireBytes<X> in, long size) {
        return new WireReader<>(in, in.position() + size, 0);
    }

    /** Reads the next tag, and the number or the length behind it; false at the end of the message. */
    public boolean next() throws X {
        if (in.position() >= end) {
            if (in.position() > end) {
                throw broken("a field that reaches beyond its message");
            }
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        if (field <= 0 || tag >>> 32 != 0) {
            throw broken("a protobuf field without a number");
        }
        switch (wire) {
            case 0 -> value = varint();
            case 1 -> value = in.i8();
            case 5 -> value = in.u4();
            case 2 -> {
                value = varint();
                if (value < 0 || value > end - in.position()) {
                    throw broken("a protobuf field longer than its message");
                }
            }
            case 3 -> value = 0;
            default -> throw broken("a protobuf field of an unknown kind");
        }
        return true;
    }

    /** The number of the field. */
    public int field() {
        return field;
    }

    /** Tells whether the field holds bytes: a text, a message or packed numbers. */
    public boolean counted() {
        return wire == 2;
    }

    /** Tells whether the field has this number and holds bytes. */
    public boolean is(int number) {
        return field == number && wire == 2;
    }

    /** The number of a field that is one, or the length of one that holds bytes. */
    public long value() {
        return value;
    }

    /** The kind of the field: 0 a varint, 1 eight bytes, 2 counted bytes, 3 a group, 5 four bytes. */
    public int kind() {
        return wire;
    }

    /** One varint where the bytes stand; for packed numbers, whose field was not skipped. */
    public long packed() throws X {
        return varint();
    }

    /** Steps over the bytes of the field. */
    public void skip() throws X {
        if (wire == 2) {
            in.skip(value);
        } else if (wire == 3) {
            group(field, depth + 1);
        }
    }

    /** Steps over an old-style group, which readers keep as an unknown field. */
    private void group(int number, int level) throws X {
        if (level >= DEEPEST) {
            throw broken("messages nested more than " + DEEPEST + " deep");
        }
        while (in.position() < end) {
            long tag = varint();
            int inner = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> varint();
                case 1 -> in.skip(8);
                case 5 -> in.skip(4);
                case 2 -> {
                    long length = varint();
                    if (length < 0 || length > end - in.position()) {
                        throw broken("a protobuf field longer than its message");
                    }
                    in.skip(length);
                }
                case 3 -> group(inner, level + 1);
                case 4 -> {
                    if (inner != number) {
                        throw broken("a protobuf group that ends as another");
                    }
                    return;
                }
                default -> throw broken("a protobuf field of an unknown kind");
            }
        }
        throw broken("a protobuf group without an end");
    }

    /** The text of the field, of which at most {@code longest} bytes are read. */
    public String text(int longest) throws X {
        int kept = (int) Math.min(value, longest);
        String text = new String(in.bytes(kept), StandardCharsets.UTF_8);
        in.skip(value - kept);
        return text;
    }

    /** The message in the field; it has to be read to its end. */
    public WireReader<X> message() throws X {
        if (depth >= DEEPEST) {
            throw broken("messages nested more than " + DEEPEST + " deep");
        }
        return new WireReader<>(in, in.position() + value, depth + 1);
    }

    /** Bytes read so far, from where the bytes begin. */
    public long position() {
        return in.position();
    }

    private long varint() throws X {
        long number = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = in.u1();
            number |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return number;
            }
        }
        throw broken("a number of more than ten bytes");
    }

    private X broken(String what) {
        return in.broken(what);
    }
}
