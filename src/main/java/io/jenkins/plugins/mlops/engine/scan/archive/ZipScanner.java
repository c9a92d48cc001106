package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import io.jenkins.plugins.mlops.engine.scan.core.Spool;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.format.TorchScriptScanner;
import io.jenkins.plugins.mlops.engine.scan.pickle.PickleScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Looks into zip archives: PyTorch, Keras, npz, skops and plain ones. */
public final class ZipScanner implements FormatScanner {
    private static final int CHECKED_CRC = 64 << 20;
    private static final Pattern TORCH_STORAGE = Pattern.compile("([^/]+/)?(data|constants|traced_inputs)/\\d+");

    /** The same in an exported program: described by the JSON files beside them. */
    private static final Pattern EXPORTED =
            Pattern.compile("([^/]+/)?data/(weights/weight|constants/(tensor|constant|buffer))_\\d+");

    private static final Pattern TORCH_CODE = Pattern.compile("(^|/)code/.*\\.py$");

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        int most = scan.policy().limits().members();
        ZipDirectory directory;
        try {
            directory = ZipDirectory.read(content, most);
        } catch (MalformedException e) {
            if (several(content, most, place, scan)) {
                return;
            }
            throw e;
        }
        if (directory.shift() > 0 && several(content, most, place, scan)) {
            return;
        }
        ZipHeaders headers = new ZipHeaders(content, directory, place, scan);
        headers.check();
        List<ZipMember> members = directory.members();
        boolean torch = members.stream().anyMatch(m -> m.name().endsWith("data.pkl"));
        boolean script = torch && members.stream().anyMatch(m -> m.name().endsWith("constants.pkl"));
        boolean exported = members.stream().anyMatch(m -> m.name().endsWith("archive_format"));
        for (ZipMember member : members) {
            Content packed = headers.data(member);
            if (!member.folder() && !member.encrypted() && packed != null) {
                boolean storage = torch && TORCH_STORAGE.matcher(member.name()).matches()
                        || exported && EXPORTED.matcher(member.name()).matches();
                if (storage && member.size() == 0 && member.packed() == 0) {
                    continue; // a tensor without items
                }
                if (!storage
                        || member.method() != 0
                        || member.size() != member.packed()
                        || !numbers(headers.first(member))) {
                    member(member, packed, storage, script, place.inside(member.name()), scan);
                }
            }
        }
    }

    /** Looks into each of several archives that stand one after the other; false when they do not. */
    private boolean several(Content content, int most, Place place, Scan scan) throws IOException {
        List<Content> parts = ZipSequence.parts(content, most);
        long at = 0;
        for (Content part : parts) {
            Place inside = place.inside("archive at byte " + at);
            scan.read(inside, () -> scan(part, inside, scan));
            at += part.size();
        }
        return !parts.isEmpty();
    }

    /** The numbers of a tensor: named by the pickle beside it and never interpreted, unless they begin like something that would be. */
    private static boolean numbers(byte[] first) {
        if (first.length < ZipHeaders.FIRST) {
            return false;
        }
        Format format = Sniffer.format(first, -1);
        return format != Format.PICKLE && format != Format.ZIP;
    }

    private void member(ZipMember member, Content packed, boolean storage, boolean script, Place place, Scan scan)
            throws IOException {
        if (member.method() == 0) {
            if (member.size() != member.packed()) {
                scan.report(
                        Threat.HIGH,
                        "zip-header",
                        place,
                        -1,
                        "The member is stored but its two sizes differ, so that readers see" + " different content.",
                        "Do not load it; save the model again with the framework's own function.");
            }
            stored(member, packed, storage, script, place, scan);
        } else if (member.method() == 8) {
            deflated(member, packed, storage, script, place, scan);
        } else {
            scan.report(
                    Threat.HIGH,
                    "zip-method",
                    place,
                    -1,
                    "The member is compressed by method " + member.method() + ", which no framework"
                            + " writes and this scan does not read.",
                    "Save the model again with the framework's own function.");
        }
    }

    private void stored(ZipMember member, Content content, boolean storage, boolean script, Place place, Scan scan)
            throws IOException {
        Format format = Sniffer.format(content.bytes(0, storage ? ZipHeaders.FIRST : Sniffer.HEAD), content.size());
        if (script && TORCH_CODE.matcher(member.name()).find()) {
            new TorchScriptScanner().scan(content, place, scan);
            return;
        }
        if (storage && format != Format.PICKLE && format != Format.ZIP) {
            return; // the numbers of a tensor: named by the pickle beside it and never interpreted
        }
        look(content, storage, script && format == Format.PICKLE, place, scan);
        if (member.method() == 0 && content.size() <= CHECKED_CRC && Crc.of(content) != member.crc()) {
            crc(place, scan);
        }
    }

    private void deflated(ZipMember member, Content packed, boolean storage, boolean script, Place place, Scan scan)
            throws IOException {
        Inflater inflater = new Inflater(true);
        CrcStream checked = null;
        try (InputStream raw = new InflaterInputStream(new ContentStream(packed), inflater, 1 << 14)) {
            checked = new CrcStream(scan.bounded(raw, inflater::getBytesRead));
            if (script) {
                try (Content content = Spool.of(checked)) {
                    stored(member, content, storage, true, place, scan);
                }
            } else if (!storage) {
                scan.inspect(checked, place);
            }
            if (checked.atEnd()) {
                if (checked.value() != member.crc()) {
                    crc(place, scan);
                }
                if (checked.count() != member.size()) {
                    scan.report(
                            Threat.HIGH,
                            "zip-header",
                            place,
                            -1,
                            "The member has " + checked.count() + " bytes, not the " + member.size()
                                    + " its header says; readers that trust the header see different content.",
                            "Do not load it; save the model again with the framework's own function.");
                }
            }
        } finally {
            inflater.end();
        }
    }

    private void look(Content content, boolean storage, boolean script, Place place, Scan scan) throws IOException {
        if (storage) { // random numbers may look like a pickle: only what is surely dangerous counts
            Scan trial = scan.trial();
            trial.inspect(content, place);
            if (trial.findings().stream().anyMatch(f -> f.threat() == Threat.CRITICAL)) {
                scan.adopt(trial);
            }
        } else if (script) {
            scan.format(Format.PICKLE.title());
            new PickleScanner(true).scan(content, place, scan);
        } else {
            scan.inspect(content, place);
        }
    }

    private static void crc(Place place, Scan scan) {
        scan.report(
                Threat.HIGH,
                "zip-crc",
                place,
                -1,
                "The content does not have the CRC-32 that the archive states; strict readers refuse it,"
                        + " while a loader that does not check runs what is there.",
                "Save the model again; if it was damaged on the way, copy it again.");
    }
}
