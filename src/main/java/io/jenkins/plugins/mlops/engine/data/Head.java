package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
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
 * @param bytes the first bytes, uncompressed; empty for zstd, which this class does not unpack
 */
record Head(Format format, Compression compression, byte[] bytes) {
    private static final int SIZE = 256 * 1024;
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Reads the head of a file and refuses what is no data file at all, or not what its name promises. */
    static Head of(InputFile file, String encoding) {
        if (file.bytes() == 0) {
            throw new BadInputException(file.shown() + ": the file is empty (0 bytes)");
        }
        try {
            byte[] raw = first(Files.newInputStream(file.path()));
            Compression compression = compression(raw);
            byte[] head = switch (compression) {
                case NONE -> raw;
                case GZIP -> first(new GZIPInputStream(Files.newInputStream(file.path())));
                case ZSTD -> new byte[0];
            };
            Format format = format(file, head, compression);
            if (format == Format.PARQUET) {
                wholeParquet(file);
            } else if (encoding == null) {
                text(file, head);
            }
            return new Head(format, compression, head);
        } catch (ZipException | EOFException e) {
            throw new BadInputException(file.shown() + ": broken gzip file (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new BadInputException(file.shown() + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static byte[] first(InputStream stream) throws IOException {
        try (stream) {
            return stream.readNBytes(SIZE);
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

    private static Format format(InputFile file, byte[] head, Compression compression) {
        String name = file.shown().toLowerCase(Locale.ROOT).replaceAll("\\.(gz|gzip|zst|zstd)$", "");
        boolean named = name.endsWith(".parquet") || name.endsWith(".pq");
        if (startsWith(head, PARQUET)) {
            return Format.PARQUET;
        }
        if (named) {
            throw new BadInputException(file.shown() + ": is named like a Parquet file and is none (it does not begin with \"PAR1\" but with "
                    + begin(head) + "); if it is text, rename it to .csv or .jsonl");
        }
        if (compression == Compression.ZSTD) {
            return name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson") ? Format.JSON : Format.CSV;
        }
        for (byte b : head) {
            if (b == '{' || b == '[') {
                return Format.JSON;
            }
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r' && b != (byte) 0xef && b != (byte) 0xbb && b != (byte) 0xbf) {
                break;
            }
        }
        return Format.CSV;
    }

    /** A Parquet file ends with its magic, too: one cut in half does not. */
    private static void wholeParquet(InputFile file) throws IOException {
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
        if (startsWith(head, new byte[] {(byte) 0xff, (byte) 0xfe}) || startsWith(head, new byte[] {(byte) 0xfe, (byte) 0xff})) {
            throw new BadInputException(file.shown() + ": is UTF-16 text; read it with encoding utf-16 (--encoding utf-16), or write it as UTF-8");
        }
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                throw new BadInputException(file.shown() + ": byte " + (i + 1) + " is 0, so this is neither CSV nor JSON Lines text in UTF-8, and not Parquet");
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
