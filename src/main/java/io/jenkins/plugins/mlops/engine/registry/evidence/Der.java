package io.jenkins.plugins.mlops.engine.registry.evidence;

import java.nio.ByteBuffer;

/** As much of DER as an EC key in PEM needs: elements one after the other, and lengths of up to three bytes. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT = 0x06;
    static final int SEQUENCE = 0x30;

    private final ByteBuffer in;

    Der(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    boolean more() {
        return in.hasRemaining();
    }

    /** The tag of the next element. */
    int tag() {
        return in.get(in.position()) & 0xff;
    }

    /**
     * The content of the next element.
     *
     * @throws IllegalArgumentException when it is another one or is cut off
     */
    byte[] take(int tag) {
        if (!in.hasRemaining() || tag() != tag) {
            throw new IllegalArgumentException("expected element " + tag);
        }
        in.get();
        int length = in.get() & 0xff;
        if (length >= 0x80) {
            int bytes = length & 0x7f;
            length = 0;
            if (bytes > 3) {
                throw new IllegalArgumentException("element too long");
            }
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | in.get() & 0xff;
            }
        }
        if (length > in.remaining()) {
            throw new IllegalArgumentException("element cut off");
        }
        byte[] content = new byte[length];
        in.get(content);
        return content;
    }

    /** An element. */
    static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length + 4);
        out.put((byte) tag);
        if (length < 0x80) {
            out.put((byte) length);
        } else if (length < 0x100) {
            out.put((byte) 0x81).put((byte) length);
        } else {
            out.put((byte) 0x82).putShort((short) length);
        }
        for (byte[] part : parts) {
            out.put(part);
        }
        byte[] element = new byte[out.position()];
        out.flip().get(element);
        return element;
    }
}
