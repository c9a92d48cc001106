package io.jenkins.plugins.mlops.engine.scan.data;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;

/** Universal Binary JSON (ubjson.org, draft 12), big-endian, as XGBoost writes its models. */
final class Ubjson {
    private static final int DEEPEST = 200;

    private final ByteReader in;

    Ubjson(Content content) {
        in = ByteReader.of(content);
    }

    /** Tells whether one value reaches from the first byte to the last. */
    boolean holds() throws IOException {
        value(in.u1(), 0);
        return in.atEnd();
    }

    private void value(int type, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new MalformedException("UBJSON nested more than " + DEEPEST + " deep", in.position());
        }
        switch (type) {
            case 'Z', 'N', 'T', 'F' -> {
                // no more than the letter
            }
            case 'i', 'U', 'C' -> in.skip(1);
            case 'I' -> in.skip(2);
            case 'l', 'd' -> in.skip(4);
            case 'L', 'D' -> in.skip(8);
            case 'S', 'H' -> in.skip(length());
            case '[' -> container(']', false, depth);
            case '{' -> container('}', true, depth);
            default -> throw new MalformedException("no UBJSON value", in.position());
        }
    }

    private void container(char end, boolean named, int depth) throws IOException {
        int type = -1;
        if (in.peekOne() == '$') {
            in.skip(1);
            type = in.u1();
        }
        if (in.peekOne() == '#') {
            in.skip(1);
            long count = length();
            int width = named || type < 0 ? 0 : width(type);
            if (width > 0) {
                in.skip(Math.multiplyExact(count, (long) width));
                return;
            }
            if (!named && "ZNTF".indexOf(type) >= 0) {
                return; // they take no bytes, however many
            }
            for (long i = 0; i < count; i++) {
                member(type, named, depth);
            }
            return;
        }
        while (in.peekOne() != end) {
            member(type, named, depth);
        }
        in.skip(1);
    }

    private void member(int type, boolean named, int depth) throws IOException {
        if (named) {
            in.skip(length());
        }
        value(type < 0 ? in.u1() : type, depth + 1);
    }

    private static int width(int type) {
        return switch (type) {
            case 'i', 'U', 'C' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> 0;
        };
    }

    private long length() throws IOException {
        int type = in.u1();
        int width = width(type);
        if (width == 0 || type == 'd' || type == 'D' || type == 'C') {
            throw new MalformedException("a UBJSON length that is not a whole number", in.position());
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | in.u1();
        }
        if (value < 0) {
            throw new MalformedException("a negative UBJSON length", in.position());
        }
        return value;
    }
}
