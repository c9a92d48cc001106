package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The fields of one protocol buffers message, in the order of the file. Nothing is taken on trust: a length beyond the message's end is an error
 * before anything is allocated for it, and nested messages are walked only where their reader asks.
 */
final class ProtobufFields {
    private final ByteBuffer in;
    private int type;
    private boolean read = true;

    private ProtobufFields(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    static ProtobufFields of(byte[] file) {
        return new ProtobufFields(ByteBuffer.wrap(file));
    }

    /** The same of a file that is mapped into memory: what is passed over is never read. */
    static ProtobufFields of(ByteBuffer file) {
        return new ProtobufFields(file.slice());
    }

    /** Steps to the next field and returns its number, 0 at the end; passes over a value nobody has read. */
    int next() throws ModelFormatException {
        if (!read) {
            skip();
        }
        if (!in.hasRemaining()) {
            return 0;
        }
        long tag = varint();
        type = (int) (tag & 7);
        read = false;
        if (tag >>> 3 == 0 || tag >>> 3 > 0x1fffffff) {
            throw new ModelFormatException("not an ONNX model: broken field at byte " + in.position());
        }
        return (int) (tag >>> 3);
    }

    private void skip() throws ModelFormatException {
        read = true;
        switch (type) {
            case 0 -> varint();
            case 1 -> move(8);
            case 2 -> move(varint());
            case 5 -> move(4);
            default ->
                throw new ModelFormatException(
                        "not an ONNX model: field of the unknown kind " + type + " at byte " + in.position());
        }
    }

    private int move(long length) throws ModelFormatException {
        if (length < 0 || length > in.remaining()) {
            throw new ModelFormatException(
                    "the file ends within a field that needs " + length + " bytes at byte " + in.position());
        }
        in.position(in.position() + (int) length);
        return (int) length;
    }

    private long varint() throws ModelFormatException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!in.hasRemaining()) {
                throw new ModelFormatException("the file ends within a number");
            }
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new ModelFormatException("a number of more than ten bytes at byte " + in.position());
    }

    private void expect(int kind, String what) throws ModelFormatException {
        if (type != kind || read) {
            throw new ModelFormatException("not an ONNX model: found a field of kind " + type + " at byte "
                    + in.position() + ", expected " + what);
        }
        read = true;
    }

    /** A whole number. */
    long integer() throws ModelFormatException {
        expect(0, "a whole number");
        return varint();
    }

    float float32() throws ModelFormatException {
        expect(5, "a number of four bytes");
        int from = in.position();
        move(4);
        return in.getFloat(from);
    }

    /** The bytes of a text, a nested message or packed numbers. */
    ByteBuffer bytes() throws ModelFormatException {
        expect(2, "a text or a message");
        int length = move(varint());
        return in.slice(in.position() - length, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    String text() throws ModelFormatException {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** A nested message. */
    ProtobufFields message() throws ModelFormatException {
        return new ProtobufFields(bytes());
    }

    /** Appends one whole number, or a packed run of them. */
    void integers(LongList into) throws ModelFormatException {
        if (type == 0) {
            into.add(integer());
            return;
        }
        ProtobufFields run = new ProtobufFields(bytes());
        while (run.in.hasRemaining()) {
            into.add(run.varint());
        }
    }

    /** Appends one float, or a packed run of them. */
    void floats(DoubleList into) throws ModelFormatException {
        if (type == 5) {
            into.add(float32());
            return;
        }
        ByteBuffer run = bytes();
        while (run.remaining() >= 4) {
            into.add(run.getFloat());
        }
    }
}
