package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.protobuf.WireReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The fields of one message of ONNX, in the order of the file. Nested messages are walked only where their reader asks; a value nobody reads is passed over. */
final class ProtobufFields {
    private final MappedBytes in;
    private final WireReader<ModelFormatException> fields;
    private boolean read = true;

    private ProtobufFields(MappedBytes in, WireReader<ModelFormatException> fields) {
        this.in = in;
        this.fields = fields;
    }

    static ProtobufFields of(byte[] file) {
        return of(ByteBuffer.wrap(file));
    }

    static ProtobufFields of(ByteBuffer file) {
        MappedBytes in = new MappedBytes(file);
        return new ProtobufFields(in, WireReader.of(in, in.size()));
    }

    /** Steps to the next field and returns its number, 0 at the end. */
    int next() throws ModelFormatException {
        if (!read) {
            fields.skip();
        }
        read = !fields.next();
        return read ? 0 : fields.field();
    }

    private void expect(int kind, String what) throws ModelFormatException {
        if (fields.kind() != kind || read) {
            throw in.broken("found a field of kind " + fields.kind() + ", expected " + what + ",");
        }
        read = true;
    }

    /** A whole number. */
    long integer() throws ModelFormatException {
        expect(0, "a whole number");
        return fields.value();
    }

    float float32() throws ModelFormatException {
        expect(5, "a number of four bytes");
        return Float.intBitsToFloat((int) fields.value());
    }

    /** The bytes of a text, a nested message or packed numbers. */
    ByteBuffer bytes() throws ModelFormatException {
        expect(2, "a text or a message");
        return in.slice((int) fields.value());
    }

    String text() throws ModelFormatException {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** A nested message; its bytes are passed over here, so it may be read later, or not at all. */
    ProtobufFields message() throws ModelFormatException {
        return of(bytes());
    }

    /** Appends one whole number, or a packed run of them. */
    void integers(LongList into) throws ModelFormatException {
        if (fields.kind() == 0) {
            into.add(integer());
            return;
        }
        expect(2, "whole numbers");
        long end = in.position() + fields.value();
        while (in.position() < end) {
            into.add(fields.packed());
        }
        if (in.position() > end) {
            throw in.broken("a packed number that reaches beyond its field");
        }
    }

    /** Appends one float, or a packed run of them. */
    void floats(DoubleList into) throws ModelFormatException {
        if (fields.kind() == 5) {
            into.add(float32());
            return;
        }
        ByteBuffer run = bytes();
        while (run.remaining() >= 4) {
            into.add(run.getFloat());
        }
    }
}
