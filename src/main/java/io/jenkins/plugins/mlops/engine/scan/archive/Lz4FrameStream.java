package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.io.InputStream;

/** Decodes the LZ4 frame format 1.6 (lz4/doc/lz4_Frame_format.md). Checksums are stepped over: wrong data is looked at all the same. */
final class Lz4FrameStream extends InputStream {
    private static final int HISTORY = 1 << 16;
    private static final int[] BLOCK = {0, 0, 0, 0, 1 << 16, 1 << 18, 1 << 20, 1 << 22};

    private final InputStream in;
    private byte[] out = new byte[0];
    private int at;
    private int end;
    private boolean frame;
    private boolean linked;
    private boolean blockSums;
    private boolean contentSum;
    private int largest;

    Lz4FrameStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (at == end) {
            if (!block()) {
                return -1;
            }
        }
        int n = Math.min(length, end - at);
        System.arraycopy(out, at, into, offset, n);
        at += n;
        return n;
    }

    /** Decodes the next block; false at the end of the last frame. */
    private boolean block() throws IOException {
        if (!frame && !header()) {
            return false;
        }
        long size = u4();
        if (size == 0) {
            frame = false;
            if (contentSum) {
                u4();
            }
            return true;
        }
        boolean plain = (size & 0x80000000L) != 0;
        int length = (int) (size & 0x7fffffffL);
        if (length > largest) {
            throw new MalformedException("an LZ4 block larger than its frame allows", -1);
        }
        byte[] packed = in.readNBytes(length);
        if (packed.length < length) {
            throw new MalformedException("the LZ4 data ends too early", -1);
        }
        if (blockSums) {
            u4();
        }
        int keep = linked ? Math.min(end, HISTORY) : 0;
        System.arraycopy(out, end - keep, out, 0, keep);
        at = keep;
        end = keep;
        if (plain) {
            System.arraycopy(packed, 0, out, end, length);
            end += length;
        } else {
            decode(packed, keep);
        }
        return true;
    }

    private boolean header() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        long magic = first | (long) u1() << 8 | (long) u1() << 16 | (long) u1() << 24;
        if (magic >= 0x184D2A50L && magic <= 0x184D2A5FL) {
            in.skipNBytes(u4());
            return header();
        }
        if (magic != 0x184D2204L) {
            throw new MalformedException("bytes behind the end of the LZ4 data", -1);
        }
        int flags = u1();
        int descriptor = u1();
        if (flags >> 6 != 1 || (flags & 1) != 0) {
            throw new MalformedException("an LZ4 frame of an unknown version or with a dictionary", -1);
        }
        linked = (flags & 0x20) == 0;
        blockSums = (flags & 0x10) != 0;
        contentSum = (flags & 4) != 0;
        largest = BLOCK[descriptor >> 4 & 7];
        if (largest == 0) {
            throw new MalformedException("an LZ4 block size that does not exist", -1);
        }
        if ((flags & 8) != 0) {
            in.skipNBytes(8);
        }
        u1();
        if (out.length < largest + HISTORY) {
            out = new byte[largest + HISTORY];
        }
        at = 0;
        end = 0;
        frame = true;
        return true;
    }

    private void decode(byte[] packed, int from) throws IOException {
        int i = 0;
        try {
            while (i < packed.length) {
                int token = packed[i++] & 0xff;
                int literals = token >> 4;
                if (literals == 15) {
                    int more;
                    do {
                        more = packed[i++] & 0xff;
                        literals += more;
                    } while (more == 255);
                }
                System.arraycopy(packed, i, out, end, literals);
                i += literals;
                end += literals;
                if (i == packed.length) {
                    break;
                }
                int back = packed[i] & 0xff | (packed[i + 1] & 0xff) << 8;
                i += 2;
                int match = token & 15;
                if (match == 15) {
                    int more;
                    do {
                        more = packed[i++] & 0xff;
                        match += more;
                    } while (more == 255);
                }
                if (back == 0 || back > end) {
                    throw new MalformedException("an LZ4 match before the start of the data", -1);
                }
                for (int n = match + 4; n > 0; n--, end++) {
                    out[end] = out[end - back];
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedException("a broken LZ4 block", -1);
        }
        if (end - from > largest) {
            throw new MalformedException("an LZ4 block larger than its frame allows", -1);
        }
    }

    private int u1() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new MalformedException("the LZ4 data ends too early", -1);
        }
        return b;
    }

    private long u4() throws IOException {
        return u1() | (long) u1() << 8 | (long) u1() << 16 | (long) u1() << 24;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
