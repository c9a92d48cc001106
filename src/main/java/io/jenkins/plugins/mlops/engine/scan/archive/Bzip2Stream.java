package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes bzip2: Huffman tables, move to front, run lengths, the Burrows-Wheeler transform and the outer run lengths. Check sums are not
 * compared: wrong data is looked at all the same.
 */
final class Bzip2Stream extends InputStream {
    private static final int GROUP = 50;
    private static final int LONGEST = 20;

    private final InputStream in;
    private long bits;
    private int bitCount;
    private int blockSize;
    private boolean streamOpen;
    private int[] table = new int[0];
    private int left;
    private int cursor;
    private int last = -1;
    private int run;
    private int repeat;

    Bzip2Stream(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public int read() throws IOException {
        if (repeat > 0) {
            repeat--;
            return last;
        }
        while (left == 0) {
            if (!block()) {
                return -1;
            }
        }
        int b = next();
        if (b == last) {
            if (++run == 4) { // four equal bytes are followed by a count of more
                run = 0;
                repeat = left > 0 ? next() : 0;
                int same = last;
                if (repeat >= 0) {
                    return same;
                }
            }
        } else {
            last = b;
            run = 1;
        }
        return b;
    }

    private int next() {
        cursor = table[cursor];
        int b = cursor & 0xff;
        cursor >>>= 8;
        left--;
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int b = read();
            if (b < 0) {
                return i == 0 ? -1 : i;
            }
            into[offset + i] = (byte) b;
        }
        return length;
    }

    private boolean block() throws IOException {
        if (!streamOpen) {
            bitCount -= bitCount % 8; // streams start at a byte
            int first = bitCount >= 8 ? bits(8) : in.read();
            if (first < 0) {
                return false;
            }
            int level = first == 'B' && bits(8) == 'Z' && bits(8) == 'h' ? bits(8) - '0' : 0;
            if (level < 1 || level > 9) {
                throw new MalformedException("bytes behind the end of the bzip2 data", -1);
            }
            blockSize = level * 100_000;
            streamOpen = true;
        }
        long magic = (long) bits(24) << 24 | bits(24);
        bits(16);
        bits(16); // check sum
        if (magic == 0x177245385090L) {
            streamOpen = false;
            return true;
        }
        if (magic != 0x314159265359L) {
            throw new MalformedException("a bzip2 block without its mark", -1);
        }
        if (bits(1) != 0) {
            throw new MalformedException("a randomised bzip2 block, which no current program writes", -1);
        }
        int origin = bits(24);
        decode(origin);
        last = -1;
        run = 0;
        return true;
    }

    private void decode(int origin) throws IOException {
        byte[] symbols = new byte[256];
        int used = 0;
        int ranges = bits(16);
        for (int i = 0; i < 16; i++) {
            if ((ranges & 1 << 15 - i) != 0) {
                int set = bits(16);
                for (int j = 0; j < 16; j++) {
                    if ((set & 1 << 15 - j) != 0) {
                        symbols[used++] = (byte) (i * 16 + j);
                    }
                }
            }
        }
        int trees = bits(3);
        int selectors = bits(15);
        if (used == 0 || trees < 2 || trees > 6 || selectors == 0) {
            throw new MalformedException("a broken bzip2 block", -1);
        }
        int[] order = {0, 1, 2, 3, 4, 5};
        byte[] selector = new byte[selectors];
        for (int i = 0; i < selectors; i++) {
            int j = 0;
            while (bits(1) == 1) {
                if (++j >= trees) {
                    throw new MalformedException("a broken bzip2 block", -1);
                }
            }
            int chosen = order[j];
            System.arraycopy(order, 0, order, 1, j);
            order[0] = chosen;
            selector[i] = (byte) chosen;
        }
        Huffman[] codes = new Huffman[trees];
        for (int i = 0; i < trees; i++) {
            codes[i] = huffman(used + 2);
        }
        data(symbols, used, selector, codes, origin);
    }

    private Huffman huffman(int alphabet) throws IOException {
        int[] lengths = new int[alphabet];
        int length = bits(5);
        for (int i = 0; i < alphabet; i++) {
            while (true) {
                if (length < 1 || length > LONGEST) {
                    throw new MalformedException("a broken bzip2 code table", -1);
                }
                if (bits(1) == 0) {
                    break;
                }
                length += bits(1) == 0 ? 1 : -1;
            }
            lengths[i] = length;
        }
        return new Huffman(lengths);
    }

    private void data(byte[] symbols, int used, byte[] selector, Huffman[] codes, int origin) throws IOException {
        if (table.length < blockSize) {
            table = new int[blockSize];
        }
        int[] counts = new int[256];
        int count = 0;
        int group = 0;
        int inGroup = 0;
        Huffman code = null;
        int runLength = 0;
        int runBit = 1;
        while (true) {
            if (inGroup == 0) {
                if (group == selector.length) {
                    throw new MalformedException("a bzip2 block without end", -1);
                }
                code = codes[selector[group++]];
                inGroup = GROUP;
            }
            inGroup--;
            int symbol = code.read();
            if (symbol <= 1) { // a run of the front symbol, its length in a bijective binary number
                runLength += runBit << symbol;
                runBit <<= 1;
                if (runLength > blockSize || runBit > 1 << 21) {
                    throw new MalformedException("a bzip2 block larger than it says", -1);
                }
                continue;
            }
            if (runLength > 0) {
                int b = symbols[0] & 0xff;
                check(count + runLength);
                java.util.Arrays.fill(table, count, count + runLength, b);
                count += runLength;
                counts[b] += runLength;
                runLength = 0;
                runBit = 1;
            }
            if (symbol == used + 1) {
                break;
            }
            byte front = symbols[symbol - 1];
            System.arraycopy(symbols, 0, symbols, 1, symbol - 1);
            symbols[0] = front;
            check(count + 1);
            table[count++] = front & 0xff;
            counts[front & 0xff]++;
        }
        if (count == 0 || origin >= count) {
            throw new MalformedException("a broken bzip2 block", -1);
        }
        transform(counts, count, origin);
    }

    private void check(int count) throws MalformedException {
        if (count > blockSize) {
            throw new MalformedException("a bzip2 block larger than it says", -1);
        }
    }

    /** Turns the last column into a chain through the text: each entry holds the position of the next one above its byte. */
    private void transform(int[] counts, int count, int origin) {
        int sum = 0;
        int[] starts = new int[256];
        for (int b = 0; b < 256; b++) {
            starts[b] = sum;
            sum += counts[b];
        }
        for (int i = 0; i < count; i++) {
            int b = table[i] & 0xff;
            table[starts[b]++] |= i << 8;
        }
        cursor = table[origin] >>> 8;
        left = count;
    }

    private int bits(int n) throws IOException {
        while (bitCount < n) {
            int b = in.read();
            if (b < 0) {
                throw new MalformedException("the bzip2 data ends too early", -1);
            }
            bits = bits << 8 | b;
            bitCount += 8;
        }
        bitCount -= n;
        return (int) (bits >>> bitCount & (1L << n) - 1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Canonical codes by length. */
    private final class Huffman {
        private final int[] limit = new int[LONGEST + 2];
        private final int[] base = new int[LONGEST + 2];
        private final int[] symbols;

        Huffman(int[] lengths) {
            symbols = new int[lengths.length];
            int at = 0;
            int code = 0;
            for (int length = 1; length <= LONGEST; length++) {
                base[length] = at - code;
                for (int i = 0; i < lengths.length; i++) {
                    if (lengths[i] == length) {
                        symbols[at++] = i;
                        code++;
                    }
                }
                limit[length] = code;
                code <<= 1;
            }
        }

        int read() throws IOException {
            int code = 0;
            for (int length = 1; length <= LONGEST; length++) {
                code = code << 1 | bits(1);
                if (code < limit[length] && base[length] + code >= 0 && base[length] + code < symbols.length) {
                    return symbols[base[length] + code];
                }
            }
            throw new MalformedException("a broken bzip2 code", -1);
        }
    }
}
