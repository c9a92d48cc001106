package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.PickleScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Looks at NumPy arrays on disk (numpy/lib/format.py): numbers are data, an array of anything else is a pickle. */
public final class NpyScanner implements FormatScanner {
    private static final int HEADER = 1 << 20;

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        scan(ByteReader.of(content), place, scan);
    }

    /** The same for bytes that come once. */
    public void scan(ByteReader in, Place place, Scan scan) throws IOException {
        in.skip(6);
        int version = in.u1();
        in.u1();
        if (version < 1 || version > 3) {
            throw new MalformedException("an array of format version " + version, 6);
        }
        long length = version == 1 ? in.u2() : in.u4();
        if (length > HEADER) {
            throw new MalformedException("an array header of " + length + " bytes", 8);
        }
        NpyHeader header = new NpyHeader(new String(in.bytes((int) length), StandardCharsets.UTF_8));
        if (header.plain()) {
            return; // numbers from here to the end
        }
        scan.report(
                Threat.INFO,
                "numpy-objects",
                place,
                -1,
                "The array holds Python objects: reading it with allow_pickle=True runs the pickle inside.",
                "Save numbers and texts as arrays of their own type.");
        new PickleScanner(false).scan(in, place, scan);
    }
}
