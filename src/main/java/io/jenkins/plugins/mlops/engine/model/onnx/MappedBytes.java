package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.protobuf.WireBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file in memory, or mapped into it: what is passed over is never read. */
final class MappedBytes implements WireBytes<ModelFormatException> {
    private final ByteBuffer in;

    MappedBytes(ByteBuffer file) {
        in = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes without a copy; they are passed over. */
    ByteBuffer slice(int length) throws ModelFormatException {
        int from = in.position();
        skip(length);
        return in.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return in.limit();
    }

    @Override
    public long position() {
        return in.position();
    }

    @Override
    public int u1() throws ModelFormatException {
        require(1);
        return in.get() & 0xff;
    }

    @Override
    public long u4() throws ModelFormatException {
        require(4);
        return in.getInt() & 0xffffffffL;
    }

    @Override
    public long i8() throws ModelFormatException {
        require(8);
        return in.getLong();
    }

    @Override
    public byte[] bytes(int n) throws ModelFormatException {
        require(n);
        byte[] bytes = new byte[n];
        in.get(bytes);
        return bytes;
    }

    @Override
    public void skip(long n) throws ModelFormatException {
        require(n);
        in.position(in.position() + (int) n);
    }

    @Override
    public ModelFormatException broken(String what) {
        return new ModelFormatException("not an ONNX model: " + what + " at byte " + in.position());
    }

    private void require(long n) throws ModelFormatException {
        if (n > in.remaining()) {
            throw new ModelFormatException(
                    "the file ends within a field that needs " + n + " bytes at byte " + in.position());
        }
    }
}
