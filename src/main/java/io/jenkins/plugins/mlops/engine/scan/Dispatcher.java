package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.scan.archive.CompressedScanner;
import io.jenkins.plugins.mlops.engine.scan.archive.TarScanner;
import io.jenkins.plugins.mlops.engine.scan.archive.ZipScanner;
import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.Inspector;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import io.jenkins.plugins.mlops.engine.scan.core.Spool;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.data.DataScanner;
import io.jenkins.plugins.mlops.engine.scan.format.GgufScanner;
import io.jenkins.plugins.mlops.engine.scan.format.HdfScanner;
import io.jenkins.plugins.mlops.engine.scan.format.NpyScanner;
import io.jenkins.plugins.mlops.engine.scan.format.SafetensorsScanner;
import io.jenkins.plugins.mlops.engine.scan.pickle.PickleScanner;
import io.jenkins.plugins.mlops.engine.scan.proto.ProtoScanner;
import io.jenkins.plugins.mlops.engine.scan.text.JsonScanner;
import io.jenkins.plugins.mlops.engine.scan.text.TextScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * Shows some bytes to every reader that could take them. A loader does not ask what a file looks like, it reads; so the first bytes choose
 * only the reader that has to understand the whole, and all others try as well.
 */
final class Dispatcher implements Inspector {
    /** Code of the finding that a policy, or a file that describes the bytes, can lift. */
    static final String UNKNOWN = "unknown-content";

    private static final int IN_MEMORY = 8 << 20;

    private final Map<Format, FormatScanner> scanners = new EnumMap<>(Format.class);
    private final PickleScanner pickles = new PickleScanner(false);
    private final NpyScanner arrays = new NpyScanner();
    private final SecondFaces faces;

    Dispatcher() {
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
        scanners.put(Format.TEXT, new TextScanner());
        scanners.put(
                Format.EXECUTABLE,
                (content, place, scan) -> scan.report(
                        Threat.HIGH,
                        "executable",
                        place,
                        0,
                        "It is a program or native library, which no model needs to carry.",
                        "Leave it out of the model."));
        scanners.put(
                Format.CLOSED_ARCHIVE,
                (content, place, scan) -> scan.report(
                        Threat.HIGH,
                        "unsupported-archive",
                        place,
                        0,
                        "It is an archive of a kind this scan does not open; malicious pickles were hidden this way.",
                        "Pack the model as zip or tar, or not at all."));
        faces = new SecondFaces(scanners);
    }

    @Override
    public void inspect(InputStream stream, Place place, Scan scan) throws IOException {
        byte[] head = stream.readNBytes(IN_MEMORY);
        if (head.length < IN_MEMORY) {
            inspect(Spool.of(head), place, scan);
            return;
        }
        Format format = Sniffer.format(java.util.Arrays.copyOf(head, Sniffer.HEAD), -1);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), stream);
        if (format == Format.PICKLE || format == Format.NPY) { // read as it comes: these are the large ones
            scan.format(format.title());
            StreamFaces watch = new StreamFaces(whole);
            ByteReader reader = ByteReader.of(watch);
            scan.read(place, () -> {
                if (format == Format.PICKLE) {
                    pickles.scan(reader, place, scan);
                } else {
                    arrays.scan(reader, place, scan);
                }
            });
            watch.report(place, scan);
        } else {
            try (Content content = Spool.of(whole)) {
                inspect(content, place, scan);
            }
        }
    }

    @Override
    public void inspect(Content content, Place place, Scan scan) throws IOException {
        byte[] head = content.bytes(0, Sniffer.HEAD);
        Format format = Sniffer.format(head, content.size());
        if (format == Format.EMPTY) {
            empty(place, scan);
            return;
        }
        boolean known = format != Format.PICKLE && PickleScanner.attempt(content, head, place, scan);
        if (known) {
            scan.format(Format.PICKLE.title());
        }
        known |= DataScanner.look(content, head, place, scan);
        FormatScanner scanner = scanners.get(format);
        if (scanner != null) {
            known = true;
            scan.format(format.title());
            scan.read(place, () -> scanner.scan(content, place, scan));
        }
        known |= ProtoScanner.look(content, head, place, scan);
        known |= faces.look(content, head, format, place, scan);
        if (!known) {
            unknown(place, scan);
        }
    }

    private static void empty(Place place, Scan scan) {
        scan.format(Format.EMPTY.title());
        String name = place.member().isEmpty() ? place.file() : place.member();
        if (!name.endsWith(".py") && !name.endsWith("_SUCCESS") && !name.endsWith(".gitkeep")) {
            scan.report(
                    Threat.LOW,
                    "empty",
                    place,
                    -1,
                    "There is nothing in it.",
                    "Check that the model was saved to its end.");
        }
    }

    private static void unknown(Place place, Scan scan) {
        scan.format(Format.UNKNOWN.title());
        scan.report(
                Threat.MEDIUM,
                UNKNOWN,
                place,
                0,
                "The content is of no format this scan knows, so nobody can say what loading it does.",
                "Leave it out of the model, or accept this file by its path in a scan policy.");
    }
}
