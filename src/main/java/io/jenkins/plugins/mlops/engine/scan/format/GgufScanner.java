package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.template.ChatTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Looks at the metadata of GGUF files (ggml/docs/gguf.md): chat templates are Jinja programs that a loader runs. */
public final class GgufScanner implements FormatScanner {
    private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    private static final int KEY = 1 << 16;
    private static final int TEMPLATE = 16 << 20;
    private static final int ENTRIES = 1 << 20;
    private static final int DIMENSIONS = 4;

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        ByteReader in = ByteReader.of(content);
        in.skip(4);
        long version = in.u4();
        if (version < 1 || version > 3) {
            throw new MalformedException("GGUF version " + version, 4);
        }
        boolean small = version == 1;
        long tensors = count(small ? in.u4() : in.i8());
        long entries = count(small ? in.u4() : in.i8());
        for (long i = 0; i < entries; i++) {
            String key = text(in, small, KEY);
            long at = in.position();
            int type = type(in);
            if (type == STRING && key.contains("chat_template")) {
                ChatTemplate.check(text(in, small, TEMPLATE), true, at, place, scan);
            } else if (type == ARRAY && key.contains("chat_template")) {
                templates(in, small, place, scan);
            } else {
                skip(in, type, small, 0);
            }
        }
        for (long i = 0; i < tensors; i++) {
            text(in, small, KEY);
            long dimensions = in.u4();
            if (dimensions > DIMENSIONS) {
                throw new MalformedException(
                        "a GGUF tensor of " + dimensions + " dimensions, which overflows readers", in.position());
            }
            in.skip(dimensions * (small ? 4 : 8) + 4);
            long offset = in.i8();
            if (offset < 0 || offset > content.size()) {
                throw new MalformedException("a GGUF tensor that lies outside the file", in.position());
            }
        }
    }

    private static void templates(ByteReader in, boolean small, Place place, Scan scan) throws IOException {
        int type = type(in);
        long count = small ? in.u4() : in.i8();
        for (long i = 0; i < count; i++) {
            if (type == STRING) {
                long at = in.position();
                ChatTemplate.check(text(in, small, TEMPLATE), true, at, place, scan);
            } else {
                skip(in, type, small, 1);
            }
        }
    }

    private static long count(long count) throws MalformedException {
        if (count < 0 || count > ENTRIES) {
            throw new MalformedException("a GGUF header that counts " + count + " entries", 8);
        }
        return count;
    }

    private static int type(ByteReader in) throws IOException {
        long type = in.u4();
        if (type >= SIZES.length) {
            throw new MalformedException("a GGUF value of the unknown type " + type, in.position());
        }
        return (int) type;
    }

    private static String text(ByteReader in, boolean small, int longest) throws IOException {
        long length = small ? in.u4() : in.i8();
        if (length < 0 || length > longest) {
            throw new MalformedException("a GGUF text of " + length + " bytes", in.position());
        }
        return new String(in.bytes((int) length), StandardCharsets.UTF_8);
    }

    private static void skip(ByteReader in, int type, boolean small, int depth) throws IOException {
        if (type == STRING) {
            in.skip(small ? in.u4() : in.i8());
        } else if (type == ARRAY) {
            int inner = type(in);
            long count = small ? in.u4() : in.i8();
            if (count < 0 || depth > 4) {
                throw new MalformedException("a GGUF list of impossible length", in.position());
            }
            if (SIZES[inner] > 0) {
                in.skip(Math.multiplyExact(count, (long) SIZES[inner]));
            } else {
                for (long i = 0; i < count; i++) {
                    skip(in, inner, small, depth + 1);
                }
            }
        } else {
            in.skip(SIZES[type]);
        }
    }
}
