package io.jenkins.plugins.mlops.engine.scan.proto;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one protobuf message one after the other; large ones are stepped over, never held. */
final class ProtoReader {
    private static final int DEEPEST = 100;

    private final ByteReader in;
    private final long end;
    private final int depth;
    private int field;
    private int wire;
    private long value;

    private ProtoReader(ByteReader in, long end, int depth) {
        this.in = in;
        this.end = end;
        this.depth = depth;
    }

    static ProtoReader of(ByteReader in, long size) {
        return new ProtoReader(in, in.position() + size, 0);
    }

    /** Reads the next tag, and the number or the length behind it; false at the end of the message. */
    boolean next() throws IOException {
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

    int field() {
        return field;
    }

    /** Whether the field holds bytes: a text, a message or packed numbers. */
    boolean counted() {
        return wire == 2;
    }

    boolean is(int number) {
        return field == number && wire == 2;
    }

    /** The number of a field that is one, or the length of one that holds bytes. */
    long value() {
        return value;
    }

    /** Steps over the bytes of the field. */
    void skip() throws IOException {
        if (wire == 2) {
            in.skip(value);
        } else if (wire == 3) {
            group(field, depth + 1);
        }
    }

    /** Steps over an old-style group, which readers keep as an unknown field. */
    private void group(int number, int level) throws IOException {
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
    String text(int longest) throws IOException {
        int kept = (int) Math.min(value, longest);
        String text = new String(in.bytes(kept), StandardCharsets.UTF_8);
        in.skip(value - kept);
        return text;
    }

    /** The message in the field; it has to be read to its end. */
    ProtoReader message() throws IOException {
        if (depth >= DEEPEST) {
            throw broken("messages nested more than " + DEEPEST + " deep");
        }
        return new ProtoReader(in, in.position() + value, depth + 1);
    }

    long position() {
        return in.position();
    }

    private long varint() throws IOException {
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

    private MalformedException broken(String what) {
        return new MalformedException(what, in.position());
    }
}
