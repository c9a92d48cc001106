package io.jenkins.plugins.mlops.engine.scan.data;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A table of a flat buffer (flatbuffers.dev, internals): fields are found through a list of offsets in front of it. */
final class FlatTable {
    private static final int TEXT = 4096;

    private final Content content;
    private final long at;
    private final byte[] offsets;

    private FlatTable(Content content, long at) throws IOException {
        this.content = content;
        this.at = at;
        long list = at - (int) word(at);
        int size = Numbers.u2(bytes(list, 4), 0);
        if (size < 4 || size > 4096 || size % 2 != 0) {
            throw new MalformedException("a table of a flat buffer without its list of fields", at);
        }
        offsets = bytes(list, size);
    }

    /** The outermost table, or null when there is none. */
    static FlatTable root(Content content) throws IOException {
        byte[] first = content.bytes(0, 4);
        long at = Numbers.u4(first, 0);
        if (at < 4 || at > content.size() - 4) {
            return null;
        }
        try {
            return new FlatTable(content, at);
        } catch (MalformedException e) {
            return null;
        }
    }

    int fields() {
        return (offsets.length - 4) / 2;
    }

    /** Where a field stands, or -1 when it is left out. */
    private long place(int field) {
        if (field >= fields()) {
            return -1;
        }
        int offset = Numbers.u2(offsets, 4 + 2 * field);
        return offset == 0 ? -1 : at + offset;
    }

    /** The text of a field, or null. */
    String text(int field) throws IOException {
        long place = place(field);
        if (place < 0) {
            return null;
        }
        long start = place + word(place);
        return new String(bytes(start + 4, (int) Math.min(TEXT, word(start))), StandardCharsets.UTF_8);
    }

    /** Number of tables in the list of a field. */
    long count(int field) throws IOException {
        long place = place(field);
        return place < 0 ? 0 : word(place + word(place));
    }

    /** A table of the list of a field. */
    FlatTable item(int field, long index) throws IOException {
        long place = place(field);
        long start = place + word(place) + 4 + 4 * index;
        return new FlatTable(content, start + word(start));
    }

    private long word(long from) throws IOException {
        return Numbers.u4(bytes(from, 4), 0);
    }

    private byte[] bytes(long from, int length) throws IOException {
        byte[] bytes = from < 0 || length < 0 ? new byte[0] : content.bytes(from, length);
        if (bytes.length < length || from < 0 || length < 0) {
            throw new MalformedException("a flat buffer that points outside of itself", Math.max(-1, from));
        }
        return bytes;
    }
}
