package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.scan.archive.ZipTail;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.data.FlatModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Formats that do not start at the first byte: HDF5 looks for its signature at 0, 512, 1024, 2048 and so on, zip archives are read from
 * their end, and a tar archive starts with the name of a file.
 */
final class SecondFaces {
    static final int HDF_FIRST = 512;
    static final int HDF_MAGIC = 8;

    private final Map<Format, FormatScanner> scanners;

    SecondFaces(Map<Format, FormatScanner> scanners) {
        this.scanners = scanners;
    }

    /**
     * Looks for them.
     *
     * @param head the first bytes
     * @param format what the first bytes are
     * @return whether one was found
     */
    boolean look(Content content, byte[] head, Format format, Place place, Scan scan) throws IOException {
        boolean found = false;
        if (format != Format.HDF5) {
            for (long at = HDF_FIRST; at + HDF_MAGIC <= content.size(); at *= 2) {
                if (isHdf(content, head, at)) {
                    tell(place, at, "an HDF5 file", scan);
                    scan.read(place, () -> scanners.get(Format.HDF5).scan(content, place, scan));
                    found = true;
                    break;
                }
            }
        }
        if (format != Format.TAR && Sniffer.isTar(head)) {
            tell(place, 0, "a tar archive", scan);
            scan.read(place, () -> scanners.get(Format.TAR).scan(content, place, scan));
            found = true;
        }
        long[] zip =
                format == Format.ZIP || format == Format.TAR || content.size() < 22 ? null : ZipTail.range(content);
        if (zip != null && !scan.isEmbedded(place, zip[0], zip[1])) { // a pickle may hold a whole archive as bytes
            if (!FlatModel.isOne(content, head)) { // TensorFlow Lite packs labels and the like behind its model
                tell(place, -1, "a zip archive", scan);
            }
            scan.format(Format.ZIP.title());
            scan.read(place, () -> scanners.get(Format.ZIP).scan(content, place, scan));
            found = true;
        }
        return found;
    }

    private static boolean isHdf(Content content, byte[] head, long at) throws IOException {
        byte[] magic = at + HDF_MAGIC <= head.length
                ? Arrays.copyOfRange(head, (int) at, (int) at + HDF_MAGIC)
                : content.bytes(at, HDF_MAGIC);
        return magic.length == HDF_MAGIC && (magic[0] & 0xff) == 0x89 && Sniffer.format(magic, -1) == Format.HDF5;
    }

    static void tell(Place place, long offset, String what, Scan scan) {
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
