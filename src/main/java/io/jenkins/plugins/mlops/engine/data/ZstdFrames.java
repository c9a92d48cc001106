package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Walks the frames and blocks of a zstd file (RFC 8878, section 3.1) without unpacking them. The database reads a file that was cut off in
 * the middle as if it ended there; this finds it.
 */
final class ZstdFrames {
    private static final long MAGIC = 0xFD2FB528L;
    private static final long SKIPPABLE = 0x184D2A50L;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};

    private ZstdFrames() {}

    /** Refuses a file that does not end where a frame ends. */
    static void requireWhole(InputFile file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.path().toFile(), "r")) {
            long length = in.length();
            while (in.getFilePointer() < length) {
                frame(in);
            }
            if (in.getFilePointer() > length) {
                throw new EOFException();
            }
        } catch (EOFException e) {
            throw new BadInputException(
                    file.shown() + ": the zstd file is cut off (" + file.bytes() + " bytes); write or copy it again",
                    e);
        } catch (IllegalStateException e) {
            throw new BadInputException(file.shown() + ": broken zstd file (" + e.getMessage() + ")", e);
        }
    }

    private static void frame(RandomAccessFile in) throws IOException {
        long magic = little(in, 4);
        if ((magic & 0xFFFFFFF0L) == SKIPPABLE) {
            skip(in, little(in, 4));
            return;
        }
        if (magic != MAGIC) {
            throw new IllegalStateException("no frame begins at byte " + (in.getFilePointer() - 3));
        }
        int descriptor = (int) little(in, 1);
        boolean single = (descriptor & 0x20) != 0;
        int size = descriptor >> 6;
        skip(in, (single ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + (size == 0 ? (single ? 1 : 0) : 1 << size));
        long block;
        do {
            block = little(in, 3);
            int type = (int) (block >> 1) & 3;
            if (type == 3) {
                throw new IllegalStateException("a block of an unknown type ends at byte " + in.getFilePointer());
            }
            skip(in, type == 1 ? 1 : block >> 3);
        } while ((block & 1) == 0);
        skip(in, (descriptor & 4) != 0 ? 4 : 0);
    }

    private static void skip(RandomAccessFile in, long bytes) throws IOException {
        long to = in.getFilePointer() + bytes;
        if (to > in.length()) {
            throw new EOFException();
        }
        in.seek(to);
    }

    private static long little(RandomAccessFile in, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            value |= (long) next << (8 * i);
        }
        return value;
    }
}
