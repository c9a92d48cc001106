package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;

/**
 * The first bytes of a file, and what they tell: content decides the format, never the name.
 *
 * @param format the format
 * @param compression the compression of the whole file
 * @param text the first bytes, unpacked and as UTF-8; empty for Parquet
 * @param whole whether these are all bytes of the file
 */
record FormatSniffer(Format format, Compression compression, byte[] text, boolean whole) {
    private static final int SIZE = 256 * 1024;
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Reads the head of a file and refuses what is no data file at all, or not what its name promises. */
    static FormatSniffer of(InputFile file, String encoding) {
        if (file.bytes() == 0) {
            throw new BadInputException(file.shown() + ": the file is empty (0 bytes)");
        }
        try {
            byte[] raw = raw(file);
            Compression compression = Compression.of(raw);
            if (compression == Compression.ZSTD) {
                ZstdFrames.requireWhole(file);
            }
            byte[] plain =
                    compression == Compression.NONE ? raw : TextStream.read(file, null, in -> in.readNBytes(SIZE));
            if (plain.length == 0) {
                throw new BadInputException(file.shown() + ": the compressed file is empty");
            }
            Format format = format(file, plain);
            if (format == Format.PARQUET) {
                wholeParquet(file, compression);
                return new FormatSniffer(format, compression, new byte[0], false);
            }
            ForeignFiles.refuse(file, plain);
            byte[] text = TextStream.read(file, encoding, in -> in.readNBytes(SIZE));
            requireText(file, text);
            return new FormatSniffer(jsonOrCsv(text), compression, text, text.length < SIZE);
        } catch (IOException e) {
            throw new BadInputException(file.shown() + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static byte[] raw(InputFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(SIZE);
        }
    }

    /** The first characters. */
    String characters() {
        return new String(text, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }

    /** Tells whether the text is a JSON array, and not an object a line. */
    boolean isArray() {
        return characters().stripLeading().startsWith("[");
    }

    /** Tells whether the text begins with a byte order mark. */
    boolean hasByteOrderMark() {
        return text.length > 2 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf;
    }

    /** The first bytes up to the end of the last whole line among them. */
    byte[] wholeLines() {
        int end = text.length;
        while (!whole && end > 0 && text[end - 1] != '\n' && text[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(text, end);
    }

    private static Format format(InputFile file, byte[] head) {
        String name = file.shown().toLowerCase(Locale.ROOT).replaceAll("\\.(gz|gzip|zst|zstd|xz|bz2)$", "");
        if (startsWith(head, PARQUET)) {
            return Format.PARQUET;
        }
        if (name.endsWith(".parquet") || name.endsWith(".pq")) {
            ForeignFiles.refuse(file, head);
            throw new BadInputException(file.shown()
                    + ": is named like a Parquet file and is none (it does not begin with \"PAR1\" but with "
                    + begin(head) + "); if it is text, rename it to .csv or .jsonl");
        }
        return null;
    }

    private static Format jsonOrCsv(byte[] text) {
        String start = new String(text, 0, Math.min(text.length, 4096), StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .strip();
        // An object, or an array of anything JSON has; "[a],b" is a header.
        return start.matches("(?s)\\{\\s*[\"}].*|\\[\\s*([{\\]\\[\"0-9-]|true|false|null).*")
                        || start.equals("{")
                        || start.equals("[")
                ? Format.JSON
                : Format.CSV;
    }

    /** A Parquet file ends with its magic, too: one cut in half does not. */
    private static void wholeParquet(InputFile file, Compression compression) throws IOException {
        if (compression != Compression.NONE) {
            throw new BadInputException(
                    file.shown() + ": is a compressed Parquet file; unpack it, Parquet compresses its content itself");
        }
        byte[] tail = new byte[4];
        try (RandomAccessFile access = new RandomAccessFile(file.path().toFile(), "r")) {
            if (file.bytes() >= 12) {
                access.seek(file.bytes() - 4);
                access.readFully(tail);
            }
        }
        if (!Arrays.equals(tail, PARQUET)) {
            throw new BadInputException(file.shown() + ": the Parquet file is cut off (" + file.bytes()
                    + " bytes, its footer is missing); write or copy it again");
        }
    }

    private static void requireText(InputFile file, byte[] head) {
        if (startsWith(head, new byte[] {(byte) 0xff, (byte) 0xfe})
                || startsWith(head, new byte[] {(byte) 0xfe, (byte) 0xff})) {
            throw new BadInputException(file.shown() + ": is UTF-16 text; read it with encoding utf-16 ("
                    + OptionName.with("encoding", "utf-16") + "), or write it as UTF-8");
        }
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                throw new BadInputException(file.shown() + ": byte " + (i + 1)
                        + " is 0, so this is neither CSV nor JSON Lines text in UTF-8, and not Parquet");
            }
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
    }

    private static String begin(byte[] head) {
        String text = new String(head, 0, Math.min(16, head.length), StandardCharsets.ISO_8859_1);
        return "\"" + text.replaceAll("[^\\x20-\\x7e]+", ".") + "\"";
    }
}
