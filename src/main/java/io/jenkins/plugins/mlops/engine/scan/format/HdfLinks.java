package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Finds what leads out of an HDF5 file (format specification 3.0, IV.A.2.g link message and IV.A.2.h external data files): both messages
 * are so strict in their shape that they can be told wherever they stand.
 */
final class HdfLinks {
    private static final int EXTERNAL = 64;
    private static final int HEAP = 1 << 16;

    private final Content content;
    private final Place place;
    private final Scan scan;

    HdfLinks(Content content, Place place, Scan scan) {
        this.content = content;
        this.place = place;
        this.scan = scan;
    }

    /** Looks whether a message starts here; both have version 1 first. */
    void look(byte[] chunk, int i, long at) throws IOException {
        if (i + 3 >= chunk.length) {
            return;
        }
        int flags = chunk[i + 1];
        if (flags >= 8 && flags < 32 && (flags & 8) != 0 && chunk[i + 2] == EXTERNAL) {
            link(at, flags);
        } else if (flags == 0 && chunk[i + 2] == 0 && chunk[i + 3] == 0) {
            files(at);
        }
    }

    /**
     * Looks whether a data layout message of a virtual data set starts here (IV.A.2.i, version 4, class 3): its global heap block (III.E)
     * lists the files that its values come from; a single point is the file itself.
     */
    void virtual(byte[] chunk, int i, long at) throws IOException {
        if (i + 14 > chunk.length || chunk[i + 1] != 3) {
            return;
        }
        ByteBuffer message = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        long heap = message.getLong(i + 2);
        if (heap <= 0 || heap > content.size() - 16) {
            return;
        }
        byte[] block = content.bytes(heap, HEAP);
        if (!new String(block, 0, 4, StandardCharsets.ISO_8859_1).equals("GCOL")) {
            return;
        }
        int p = 16;
        while (p + 16 <= block.length) {
            ByteBuffer object = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
            int index = object.getShort(p) & 0xffff;
            long size = object.getLong(p + 8);
            if (index == 0 || size < 0 || size > block.length) {
                return;
            }
            if (index == message.getInt(i + 10) && p + 16 + 10 < block.length) {
                int from = p + 16 + 9; // behind the version and the number of sources
                int end = from;
                while (end < block.length && block[end] != 0) {
                    end++;
                }
                String file = new String(block, from, end - from, StandardCharsets.UTF_8);
                if (!file.equals(".")) {
                    tell(at, "a virtual data set that takes its values from \"" + Text.printable(file, 120) + "\"");
                }
                return;
            }
            p += 16 + (int) (size + 7) / 8 * 8;
        }
    }

    private void link(long at, int flags) throws IOException {
        byte[] bytes = content.bytes(at, 3 + 8 + 1 + 8 + 1024 + 2 + 1024);
        int p = 3 + ((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0);
        int width = 1 << (flags & 3);
        if (p + width + 2 > bytes.length) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long name = width == 1
                ? bytes[p] & 0xff
                : width == 2 ? buffer.getShort(p) & 0xffff : width == 4 ? buffer.getInt(p) : -1;
        p += width;
        if (name < 1 || name > 1024 || p + name + 5 > bytes.length || !printable(bytes, p, (int) name)) {
            return;
        }
        p += (int) name;
        int length = buffer.getShort(p) & 0xffff;
        p += 2;
        if (length < 4 || length > 1024 || p + length > bytes.length || bytes[p] != 0 || bytes[p + length - 1] != 0) {
            return;
        }
        int end = p + 1;
        while (end < p + length && bytes[end] != 0) {
            end++;
        }
        if (end > p + 1 && end < p + length - 1 && printable(bytes, p + 1, end - p - 1)) {
            tell(
                    at,
                    "a link to \"" + Text.printable(new String(bytes, p + 1, end - p - 1, StandardCharsets.UTF_8), 120)
                            + "\"");
        }
    }

    private void files(long at) throws IOException {
        byte[] bytes = content.bytes(at, 16);
        if (bytes.length < 16) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int slots = buffer.getShort(4) & 0xffff;
        int used = buffer.getShort(6) & 0xffff;
        long heap = buffer.getLong(8);
        if (slots < 1 || slots > 256 || used < 1 || used > slots || heap <= 0 || heap > content.size() - 4) {
            return;
        }
        if (new String(content.bytes(heap, 4), StandardCharsets.ISO_8859_1).equals("HEAP")) {
            tell(at, "a data set that lies in another file");
        }
    }

    private static boolean printable(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] >= 0 && bytes[i] < 32 || bytes[i] == 127) {
                return false;
            }
        }
        return true;
    }

    private void tell(long at, String what) {
        scan.report(
                Threat.HIGH,
                "hdf5-external",
                place,
                at,
                "The file holds " + what + ": loading it reads other files of that machine into the" + " model.",
                "Do not load it; save the model again into one file.");
    }
}
