package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.scan.archive.CompressedScanner;
import io.jenkins.plugins.mlops.engine.scan.archive.TarScanner;
import io.jenkins.plugins.mlops.engine.scan.archive.ZipScanner;
import io.jenkins.plugins.mlops.engine.scan.archive.ZipTail;
import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.Inspector;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import io.jenkins.plugins.mlops.engine.scan.core.Spool;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.format.GgufScanner;
import io.jenkins.plugins.mlops.engine.scan.format.HdfScanner;
import io.jenkins.plugins.mlops.engine.scan.format.JsonScanner;
import io.jenkins.plugins.mlops.engine.scan.format.NpyScanner;
import io.jenkins.plugins.mlops.engine.scan.format.OnnxScanner;
import io.jenkins.plugins.mlops.engine.scan.format.ProtoKind;
import io.jenkins.plugins.mlops.engine.scan.format.SafetensorsScanner;
import io.jenkins.plugins.mlops.engine.scan.format.TensorFlowScanner;
import io.jenkins.plugins.mlops.engine.scan.format.TextScanner;
import io.jenkins.plugins.mlops.engine.scan.pickle.PickleScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/** Tells what some bytes are and hands them to the scanner of that format. */
final class Dispatcher implements Inspector {
    private static final int[] HDF_STARTS = {512, 1024, 2048};
    private static final int HDF_MAGIC = 8;

    private final Map<Format, FormatScanner> scanners = new EnumMap<>(Format.class);
    private final PickleScanner pickles = new PickleScanner(false);
    private final NpyScanner arrays = new NpyScanner();

    Dispatcher() {
        FormatScanner data = (content, place, scan) -> {};
        scanners.put(Format.ZIP, new ZipScanner());
        scanners.put(Format.TAR, new TarScanner());
        for (Format packed :
                new Format[] {Format.GZIP, Format.ZLIB, Format.BZIP2, Format.XZ, Format.LZMA, Format.LZ4}) {
            scanners.put(packed, new CompressedScanner(packed));
        }
        scanners.put(Format.PICKLE, pickles);
        scanners.put(Format.NPY, arrays);
        scanners.put(Format.HDF5, new HdfScanner(true));
        scanners.put(Format.GGUF, new GgufScanner());
        scanners.put(Format.SAFETENSORS, new SafetensorsScanner());
        scanners.put(Format.JSON, new JsonScanner());
        scanners.put(Format.UBJSON, data);
        scanners.put(Format.DATA, data);
        scanners.put(Format.ONNX, new OnnxScanner());
        scanners.put(Format.TEXT, new TextScanner());
        scanners.put(
                Format.EMPTY,
                (content, place, scan) -> scan.report(
                        Threat.LOW,
                        "empty",
                        place,
                        -1,
                        "There is nothing in it.",
                        "Check that the model was saved to its end."));
        scanners.put(
                Format.EXECUTABLE,
                (content, place, scan) -> scan.report(
                        Threat.HIGH,
                        "executable",
                        place,
                        0,
                        "It is a program or native" + " library, which no model needs to carry.",
                        "Leave it out of the model."));
        scanners.put(
                Format.CLOSED_ARCHIVE,
                (content, place, scan) -> scan.report(
                        Threat.HIGH,
                        "unsupported-archive",
                        place,
                        0,
                        "It is an"
                                + " archive of a kind this scan does not open; malicious pickles were hidden this way.",
                        "Pack the model as zip or tar, or not" + " at all."));
    }

    @Override
    public void inspect(InputStream stream, Place place, Scan scan) throws IOException {
        ByteReader reader = ByteReader.of(stream);
        Format format = Sniffer.format(reader.peek(Sniffer.HEAD), -1);
        if (format == Format.PICKLE) {
            scan.format(format.title());
            pickles.scan(reader, place, scan);
        } else if (format == Format.NPY) {
            scan.format(format.title());
            arrays.scan(reader, place, scan);
        } else {
            try (Content content = Spool.of(reader.stream())) {
                inspect(content, place, scan);
            }
        }
    }

    @Override
    public void inspect(Content content, Place place, Scan scan) throws IOException {
        byte[] head = content.bytes(0, Sniffer.HEAD);
        Format format = Sniffer.format(head, content.size());
        if (format == Format.UNKNOWN || format == Format.TEXT || format == Format.JSON || format == Format.UBJSON) {
            if (PickleScanner.attempt(content, place, scan)) {
                format = Format.PICKLE;
                scan.format(format.title());
            } else if (format == Format.UNKNOWN) {
                unknown(content, place, scan);
            }
        }
        if (format != Format.UNKNOWN) {
            scan.format(format.title());
            FormatScanner scanner = scanners.get(format);
            if (format != Format.PICKLE || Sniffer.format(head, content.size()) == Format.PICKLE) {
                scanner.scan(content, place, scan);
            }
        }
        twoFaced(content, head, format, place, scan);
    }

    private void unknown(Content content, Place place, Scan scan) throws IOException {
        ProtoKind kind = ProtoKind.of(content);
        switch (kind) {
            case ONNX -> {
                scan.format(Format.ONNX.title());
                scanners.get(Format.ONNX).scan(content, place, scan);
            }
            case SAVED_MODEL, GRAPH -> {
                scan.format(Format.SAVED_MODEL.title());
                new TensorFlowScanner(kind).scan(content, place, scan);
                new HdfScanner(false).scan(content, place, scan);
            }
            case OTHER -> {
                scan.format("protobuf");
                new HdfScanner(false).scan(content, place, scan); // Keras keeps its configuration in one of these, too
            }
            default -> {
                scan.format(Format.UNKNOWN.title());
                scan.report(
                        Threat.MEDIUM,
                        UNKNOWN,
                        place,
                        0,
                        "The content is of no format this scan knows, so nobody can say what loading it" + " does.",
                        "Leave it out of the model, or accept this file by its path in a scan policy.");
            }
        }
    }

    /** Code of the finding that a policy, or a file that describes the bytes, can lift. */
    static final String UNKNOWN = "unknown-content";

    /** One file, two formats: which one counts depends on the reader. */
    private void twoFaced(Content content, byte[] head, Format format, Place place, Scan scan) throws IOException {
        if (format != Format.ZIP && format != Format.HDF5) {
            for (int at : HDF_STARTS) {
                if (head.length >= at + HDF_MAGIC && Sniffer.format(content.bytes(at, HDF_MAGIC), -1) == Format.HDF5) {
                    tell(place, at, "an HDF5 file", scan);
                    scanners.get(Format.HDF5).scan(content, place, scan);
                }
            }
        }
        if (format != Format.ZIP && format != Format.TAR && ZipTail.isZip(content)) {
            tell(place, -1, "a zip archive", scan);
            try {
                scanners.get(Format.ZIP).scan(content, place, scan);
            } catch (MalformedException e) {
                // the doubt is already reported
            }
        }
    }

    private static void tell(Place place, long offset, String what, Scan scan) {
        scan.report(
                Threat.HIGH,
                "two-formats",
                place,
                offset,
                "The file is at the same time " + what + ": which of the two is loaded depends"
                        + " on the reader, and a scanner may look at the other.",
                "Save the model again with the framework's own function.");
    }
}
