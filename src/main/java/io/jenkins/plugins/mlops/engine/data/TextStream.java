package io.jenkins.plugins.mlops.engine.data;

import io.airlift.compress.zstd.ZstdInputStream;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.io.input.ReaderInputStream;
import org.tukaani.xz.XZInputStream;

/** The bytes of a text file: unpacked, and as UTF-8. */
final class TextStream {
    private static final int BUFFER = 1 << 16;
    private static final int START = 10;
    /** An xz file may ask for any dictionary; 256 MiB hold what {@code xz -9} writes four times. */
    private static final int XZ_KIBIBYTES = 256 * 1024;

    private TextStream() {}

    /** Something that reads a stream. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    static InputStream open(InputFile file, String encoding) throws IOException {
        return decoded(unpacked(Files.newInputStream(file.path())), encoding);
    }

    /**
     * Reads a file, and says in one line what is wrong with it where it cannot be unpacked or decoded.
     *
     * @param encoding of the text, or null for UTF-8
     */
    static <T> T read(InputFile file, String encoding, Reading<T> reading) {
        try (InputStream in = open(file, encoding)) {
            return reading.read(in);
        } catch (IOException | RuntimeException e) {
            throw problem(file, encoding, e);
        }
    }

    /** Returns the failure to unpack or decode as one line. */
    static RuntimeException problem(InputFile file, String encoding, Exception e) {
        if (e instanceof CharacterCodingException) {
            return new BadInputException(file.shown() + ": is not text in " + encoding, e);
        }
        if (e instanceof ZipException
                || e instanceof EOFException
                        && e.getMessage() != null
                        && e.getMessage().contains("ZLIB")) {
            return new BadInputException(
                    file.shown() + ": the gzip file is cut off or broken; write or copy it again", e);
        }
        if (e instanceof IOException || e.getClass().getName().startsWith("io.airlift.compress")) {
            return new BadInputException(
                    file.shown() + ": the file is cut off or broken; write or copy it again"
                            + (e.getMessage() == null || e instanceof EOFException ? "" : " (" + e.getMessage() + ")"),
                    e);
        }
        return (RuntimeException) e;
    }

    /** The same of a stream that is open already, not decoded. */
    static InputStream unpacked(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream, BUFFER);
        in.mark(START);
        Compression compression = Compression.of(in.readNBytes(START));
        in.reset();
        return switch (compression) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> new ZstdInputStream(in);
            case XZ -> new XZInputStream(in, XZ_KIBIBYTES);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
        };
    }

    static InputStream decoded(InputStream in, String encoding) throws IOException {
        if (encoding == null || encoding.equals("utf-8")) {
            return in;
        }
        var decoder = (encoding.equals("utf-16") ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (encoding.equals("utf-16")) {
            // Without a mark it is little-endian, as Windows writes it.
            in.mark(2);
            byte[] mark = in.readNBytes(2);
            in.reset();
            boolean marked =
                    mark.length == 2 && (mark[0] & 0xff) + (mark[1] & 0xff) == 0xfe + 0xff && mark[0] != mark[1];
            if (!marked) {
                decoder = StandardCharsets.UTF_16LE
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
            }
        }
        return ReaderInputStream.builder()
                .setReader(new java.io.InputStreamReader(in, decoder))
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }
}
