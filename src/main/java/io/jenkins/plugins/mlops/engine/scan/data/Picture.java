package io.jenkins.plugins.mlops.engine.scan.data;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import java.io.IOException;

/** A picture as PNG, JPEG or GIF: parts with a length each, up to a part that ends it. */
final class Picture {
    private final ByteReader in;

    Picture(Content content) {
        in = ByteReader.of(content);
    }

    /** Tells whether its parts lead to its end. */
    boolean holds() throws IOException {
        return switch (in.u1()) {
            case 'G' -> gif();
            case 0x89 -> png();
            default -> jpeg();
        };
    }

    private boolean png() throws IOException {
        in.skip(7);
        while (true) {
            long length = big(4);
            long kind = big(4);
            in.skip(length + 4); // and its checksum
            if (kind == 0x49454e44) {
                return in.atEnd();
            }
        }
    }

    private boolean jpeg() throws IOException {
        in.skip(1);
        while (true) {
            if (in.u1() != 0xff) {
                return false;
            }
            int marker = in.u1();
            if (marker == 0xd9) {
                return in.atEnd();
            }
            if (marker >= 0xd0 && marker <= 0xd7 || marker == 1) {
                continue;
            }
            if (marker == 0xff) {
                return false;
            }
            in.skip(big(2) - 2);
            if (marker == 0xda) {
                if (!entropy()) {
                    return false;
                }
                return in.atEnd();
            }
        }
    }

    /** Steps over the coded picture up to the mark of its end, over marks of further passes. */
    private boolean entropy() throws IOException {
        for (int b = in.u1(); ; b = in.u1()) {
            if (b == 0xff && in.u1() == 0xd9) {
                return true;
            }
        }
    }

    private boolean gif() throws IOException {
        in.skip(9);
        colours(in.u1());
        in.skip(2);
        while (true) {
            int kind = in.u1();
            if (kind == 0x3b) {
                return in.atEnd();
            }
            if (kind == 0x2c) {
                in.skip(8);
                colours(in.u1());
                in.skip(1);
            } else if (kind == 0x21) {
                in.skip(1);
            } else {
                return false;
            }
            for (int size = in.u1(); size > 0; size = in.u1()) {
                in.skip(size);
            }
        }
    }

    private void colours(int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            in.skip(3L << (flags & 7) + 1);
        }
    }

    private long big(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | in.u1();
        }
        return value;
    }
}
