package io.jenkins.plugins.mlops.engine.scan.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells formats by their first bytes. Names and extensions are never asked. */
public final class Sniffer {
    /** Number of bytes that {@link #format} needs to see. */
    public static final int HEAD = 4096;

    private static final List<Magic> MAGICS = List.of(
            new Magic(Format.ZIP, 0, "504b0304"),
            new Magic(Format.ZIP, 0, "504b0506"),
            new Magic(Format.ZIP, 0, "504b0708"),
            new Magic(Format.GZIP, 0, "1f8b"),
            new Magic(Format.BZIP2, 0, "425a68"),
            new Magic(Format.XZ, 0, "fd377a585a00"),
            new Magic(Format.LZ4, 0, "04224d18"),
            new Magic(Format.NPY, 0, "934e554d5059"),
            new Magic(Format.HDF5, 0, "894844460d0a1a0a"),
            new Magic(Format.GGUF, 0, "47475546"),
            new Magic(Format.GGUF, 0, "46554747"),
            new Magic(Format.CLOSED_ARCHIVE, 0, "377abcaf271c"), // 7z
            new Magic(Format.CLOSED_ARCHIVE, 0, "526172211a07"), // rar
            new Magic(Format.CLOSED_ARCHIVE, 0, "28b52ffd"), // zstd
            new Magic(Format.CLOSED_ARCHIVE, 0, "4d534346"), // cab
            new Magic(Format.CLOSED_ARCHIVE, 0, "1f9d"), // compress
            new Magic(Format.EXECUTABLE, 0, "7f454c46"),
            new Magic(Format.EXECUTABLE, 0, "cafebabe"),
            new Magic(Format.EXECUTABLE, 0, "cffaedfe"),
            new Magic(Format.EXECUTABLE, 0, "cefaedfe"),
            new Magic(Format.EXECUTABLE, 0, "0061736d"), // WebAssembly
            new Magic(Format.DATA, 0, "50415231"), // Parquet
            new Magic(Format.DATA, 0, "4152524f5731"), // Arrow
            new Magic(Format.DATA, 0, "43424d31"), // CatBoost
            new Magic(Format.DATA, 0, "62696e66"), // XGBoost, the old binary format
            new Magic(Format.DATA, 4, "54464c33"), // TensorFlow Lite
            new Magic(Format.DATA, 0, "4f626a01"), // Avro
            new Magic(Format.DATA, 0, "89504e470d0a1a0a"),
            new Magic(Format.DATA, 0, "ffd8ff"),
            new Magic(Format.DATA, 0, "474946383961"));

    private Sniffer() {}

    /**
     * Returns the format of the bytes by their beginning; {@link Format#UNKNOWN} when only a longer look can tell.
     *
     * @param head the first {@link #HEAD} bytes, or all there are
     * @param size size of the whole, or -1 when unknown
     */
    public static Format format(byte[] head, long size) {
        if (head.length == 0) {
            return Format.EMPTY;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0x80 && head[1] >= 1 && head[1] <= 5) {
            return Format.PICKLE;
        }
        for (Magic magic : MAGICS) {
            if (magic.matches(head)) {
                return magic.format == Format.DATA && isText(head) ? textual(head) : magic.format;
            }
        }
        if (isTar(head)) {
            return Format.TAR;
        }
        if (isZlib(head)) {
            return Format.ZLIB;
        }
        if (isLzma(head)) {
            return Format.LZMA;
        }
        if (isSafetensors(head)) {
            return Format.SAFETENSORS;
        }
        if (isUbjson(head)) {
            return Format.UBJSON;
        }
        if (head.length >= 64 && head[0] == 'M' && head[1] == 'Z' && !isText(head)) {
            return Format.EXECUTABLE;
        }
        return isText(head) ? textual(head) : Format.UNKNOWN;
    }

    private static Format textual(byte[] head) {
        int i = head.length >= 3 && (head[0] & 0xff) == 0xef ? 3 : 0; // byte order mark
        while (i < head.length && (head[i] == ' ' || head[i] == '\t' || head[i] == '\r' || head[i] == '\n')) {
            i++;
        }
        if (i < head.length && head[0] == '#' && head.length > 2 && head[1] == '!') {
            return Format.TEXT;
        }
        return i < head.length && (head[i] == '{' || head[i] == '[') ? Format.JSON : Format.TEXT;
    }

    /**
     * Tells whether the first block is the header of a tar member: its checksum counts bytes with or without a sign, as
     * readers do.
     */
    public static boolean isTar(byte[] head) {
        if (head.length < 512 || (head[148] & 0x80) == 0 && !octal(head, 148, 156)) {
            return false;
        }
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < 512; i++) {
            unsigned += i >= 148 && i < 156 ? ' ' : head[i] & 0xff;
            signed += i >= 148 && i < 156 ? ' ' : head[i];
        }
        long told = 0;
        int digits = 0;
        if ((head[148] & 0x80) != 0) { // GNU: a binary number
            for (int i = 149; i < 156; i++) {
                told = told << 8 | head[i] & 0xff;
            }
            digits = 1;
        } else {
            for (int i = 148; i < 156 && head[i] != 0; i++) {
                if (head[i] >= '0' && head[i] <= '7') {
                    told = told * 8 + head[i] - '0';
                    digits++;
                }
            }
        }
        return digits > 0 && (told == unsigned || told == signed) && unsigned != 8L * ' ';
    }

    /** Tells whether a digit stands before the first zero byte, as a number has to have one. */
    private static boolean octal(byte[] head, int from, int to) {
        for (int i = from; i < to && head[i] != 0; i++) {
            if (head[i] >= '0' && head[i] <= '7') {
                return true;
            }
        }
        return false;
    }

    private static boolean isZlib(byte[] head) {
        return head.length > 6
                && head[0] == 0x78
                && ((head[0] & 0xff) << 8 | head[1] & 0xff) % 31 == 0
                && (head[1] & 0x20) == 0
                && (head[2] & 6) != 6; // the fourth block type of deflate does not exist
    }

    /** The old .lzma header: properties byte, dictionary size, and a size that is unknown or plausible. */
    private static boolean isLzma(byte[] head) {
        if (head.length < 14 || head[0] != 0x5d || head[1] != 0 || head[13] != 0) {
            return false;
        }
        long size = ByteBuffer.wrap(head, 5, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return size == -1 || (size >= 0 && size < 1L << 48);
    }

    private static boolean isSafetensors(byte[] head) {
        if (head.length < 10 || head[8] != '{') {
            return false;
        }
        long length = ByteBuffer.wrap(head, 0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return length >= 2
                && length < 1L << 40
                && (head[9] == '"' || head[9] == '}' || head[9] == ' ' || head[9] == '\n');
    }

    /** A UBJSON object as XGBoost writes it: brace, length marker, length, key. */
    private static boolean isUbjson(byte[] head) {
        return head.length > 12
                && head[0] == '{'
                && (head[1] == 'L' || head[1] == 'i' || head[1] == 'U' || head[1] == 'l' || head[1] == 'I')
                && !isText(head);
    }

    /** UTF-8 without control characters. */
    static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 27 || b == 127) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(head);
        java.nio.CharBuffer chars = java.nio.CharBuffer.allocate(head.length + 1);
        try {
            if (head.length < HEAD) {
                decoder.decode(bytes);
                return true;
            }
            return !decoder.decode(bytes, chars, false).isError(); // a character may be cut at the end of the window
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private record Magic(Format format, int at, byte[] bytes) {
        Magic(Format format, int at, String hex) {
            this(format, at, java.util.HexFormat.of().parseHex(hex));
        }

        boolean matches(byte[] head) {
            return head.length >= at + bytes.length
                    && java.util.Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }
}
