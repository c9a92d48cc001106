package io.jenkins.plugins.mlops.engine.scan.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the extra field of a zip member, as far as it changes what a reader sees (APPNOTE 4.6.9). */
final class ZipExtra {
    private static final int UNICODE_PATH = 0x7075;

    private ZipExtra() {}

    /**
     * The name by the Unicode Path field, or null. Readers that know the field take it when its checksum is that of the plain name; others
     * ask no checksum, so it counts either way.
     */
    static String unicodePath(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Short.toUnsignedInt(extra.getShort());
            if (length > extra.remaining()) {
                return null;
            }
            int next = extra.position() + length;
            if (id == UNICODE_PATH && length >= 5) {
                extra.position(extra.position() + 5);
                byte[] path = new byte[length - 5];
                extra.get(path);
                return new String(path, StandardCharsets.UTF_8);
            }
            extra.position(next);
        }
        return null;
    }
}
