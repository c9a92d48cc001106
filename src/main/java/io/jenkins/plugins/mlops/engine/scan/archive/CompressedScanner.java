package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Looks into a file that is one compressed stream, as joblib writes with {@code compress=}. */
public final class CompressedScanner implements FormatScanner {
    /** More memory than the highest preset of xz asks for; a header may ask for 4 GiB. */
    private static final int XZ_KIB = 128 << 10;

    private final Format format;

    public CompressedScanner(Format format) {
        this.format = format;
    }

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        ContentStream packed = new ContentStream(content);
        try (InputStream plain = scan.bounded(open(format, packed), packed::position)) {
            scan.inspect(plain, place.inside(format.title()));
        }
    }

    /** The bytes that were packed, all streams or frames behind each other. */
    static InputStream open(Format format, InputStream packed) throws IOException {
        return switch (format) {
            case GZIP -> new GZIPInputStream(packed, 1 << 16);
            case ZLIB -> new InflaterInputStream(packed, new java.util.zip.Inflater(), 1 << 16);
            case XZ -> new XZInputStream(packed, XZ_KIB);
            case LZMA -> new LZMAInputStream(packed, XZ_KIB);
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            case LZ4 -> new FramedLZ4CompressorInputStream(packed, true);
            default -> throw new IllegalArgumentException(format.title());
        };
    }
}
