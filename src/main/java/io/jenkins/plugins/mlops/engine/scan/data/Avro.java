package io.jenkins.plugins.mlops.engine.scan.data;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.util.Arrays;

/** An Avro file (specification 1.11, object container files): described members, then counted blocks that each end in the same mark. */
final class Avro {
    private static final int MARK = 16;

    private final Content content;
    private final ByteReader in;

    Avro(Content content) {
        this.content = content;
        in = ByteReader.of(content);
    }

    /** Tells whether the file is blocks to its end. */
    boolean holds() throws IOException {
        in.skip(4);
        for (long count = number(); count != 0; count = number()) {
            if (count < 0) {
                number(); // the size of the block in bytes
            }
            for (long i = 0; i < Math.abs(count); i++) {
                in.skip(number());
                in.skip(number());
            }
        }
        byte[] mark = in.bytes(MARK);
        while (in.position() < content.size()) {
            number();
            in.skip(number());
            if (!Arrays.equals(mark, in.bytes(MARK))) {
                return false;
            }
        }
        return true;
    }

    private long number() throws IOException {
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = in.u1();
            bits |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return bits >>> 1 ^ -(bits & 1);
            }
        }
        throw new MalformedException("a number of more than ten bytes", in.position());
    }
}
