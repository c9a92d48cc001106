package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The first bytes of a file, and what they tell: content decides the format, never the name.
 *
 * @param format the format
 * @param compression the compression of the whole file
 * @param text the first characters, uncompressed; empty for Parquet
 * @param whole whether the text is all there is in the file
 */
record Head(Format format, Compression compression, String text, boolean whole) {
    private static final int SIZE = 64 * 1024;
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Gives the first lines of a zstd file, which Java cannot unpack. */
    @FunctionalInterface
    interface Unpacker {
        String lines(InputFile file);
    }

    /** Reads the head of a file and refuses what is no data file at all, or not what its name promises. */
    static Head of(InputFile file, String encoding, Unpacker zstd) {
        if (file.bytes() == 0) {
            throw new BadInputException(file.shown() + ": the file is empty (0 bytes)");
        }
        try {
            byte[] raw = first(Files.newInputStream(file.path()), SIZE);
            Compression compression = compression(raw);
            if (compression == Compression.ZSTD) {
                ZstdFrames.requireWhole(file);
                String lines = zstd.lines(file);
                return new Head(format(file, lines.getBytes(StandardCharsets.UTF_8)), compression, lines, true);
            }
            byte[] head = compression == Compression.NONE
                    ? raw
                    : first(new GZIPInputStream(Files.newInputStream(file.path())), SIZE);
            if (head.length == 0) {
                throw new BadInputException(file.shown() + ": the compressed file is empty");
            }
            Format format = format(file, head);
            if (format == Format.PARQUET) {
                wholeParquet(file, compression);
                return new Head(format, compression, "", false);
            }
            if ("utf-16".equals(encoding) && startsWith(head, new byte[] {(byte) 0xfe, (byte) 0xff})) {
                throw new BadInputException(
                        file.shown() + ": is big-endian UTF-16, and only little-endian can be read; write it as UTF-8");
            }
            if (encoding == null || !encoding.equals("utf-16")) {
                text(file, head);
            }
            int size = SIZE;
            if (head.length == SIZE && !hasLine(head)) {
                size = Format.LONGEST_LINE;
                InputStream stream = Files.newInputStream(file.path());
                head = first(compression == Compression.NONE ? stream : new GZIPInputStream(stream), size);
            }
            return new Head(
                    format,
                    compression,
                    new String(head, charset(encoding)).replaceFirst("^\uFEFF", ""),
                    head.length < size);
        } catch (ZipException | EOFException e) {
            throw new BadInputException(file.shown() + ": broken gzip file (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new BadInputException(file.shown() + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Whether the text is a JSON array, and not an object a line. */
    boolean isArray() {
        return text.stripLeading().startsWith("[");
    }

    /** Whether the first line is a JSON object, so that each line will be one. */
    boolean isLines() {
        String line = text.stripLeading().lines().findFirst().orElse("").strip();
        return line.startsWith("{") && line.endsWith("}");
    }

    private static boolean hasLine(byte[] head) {
        for (byte b : head) {
            if (b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    private static Charset charset(String encoding) {
        return encoding == null || encoding.equals("utf-8")
                ? StandardCharsets.UTF_8
                : encoding.equals("utf-16") ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    }

    private static byte[] first(InputStream stream, int size) throws IOException {
        try (stream) {
            return stream.readNBytes(size);
        }
    }

    private static Compression compression(byte[] raw) {
        if (raw.length > 2 && raw[0] == 0x1f && raw[1] == (byte) 0x8b) {
            return Compression.GZIP;
        }
        if (raw.length > 4 && raw[0] == 0x28 && raw[1] == (byte) 0xb5 && raw[2] == 0x2f && raw[3] == (byte) 0xfd) {
            return Compression.ZSTD;
        }
        return Compression.NONE;
    }

    private static Format format(InputFile file, byte[] head) {
        String name = file.shown().toLowerCase(Locale.ROOT).replaceAll("\\.(gz|gzip|zst|zstd)$", "");
        boolean named = name.endsWith(".parquet") || name.endsWith(".pq");
        if (startsWith(head, PARQUET)) {
            return Format.PARQUET;
        }
        if (named) {
            throw new BadInputException(file.shown()
                    + ": is named like a Parquet file and is none (it does not begin with \"PAR1\" but with "
                    + begin(head) + "); if it is text, rename it to .csv or .jsonl");
        }
        String start = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .strip();
        // An object or an array of objects; "[a],b" is a header.
        return start.matches("(?s)\\{\\s*[\"}].*|\\[\\s*[{\\]].*") || start.equals("{") || start.equals("[")
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

    private static void text(InputFile file, byte[] head) {
        if (startsWith(head, new byte[] {(byte) 0xff, (byte) 0xfe})
                || startsWith(head, new byte[] {(byte) 0xfe, (byte) 0xff})) {
            throw new BadInputException(file.shown()
                    + ": is UTF-16 text; read it with encoding utf-16 (--encoding utf-16), or write it as UTF-8");
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
