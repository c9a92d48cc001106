package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.io.IOException;

/** Bytes inside a pickle that look like a pickle or an archive themselves. */
final class Nested {
    private Nested() {}

    /** Tells whether a first byte can be that of one; asked before anything is copied. */
    static boolean mayStart(int first) {
        return first == 0x80 || first == 'P' || first == 0x1f || first == 'B' || first == 0xfd || first == 0x93;
    }

    /** Tells whether the first bytes are those of a pickle, an archive or a compressed file. */
    static boolean looksLikeOne(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        int a = head[0] & 0xff;
        int b = head[1] & 0xff;
        return a == 0x80 && b >= 2 && b <= 5
                || a == 'P' && b == 'K' && head[2] == 3 && head[3] == 4
                || a == 0x1f && b == 0x8b && head[2] == 8
                || a == 'B' && b == 'Z' && head[2] == 'h'
                || a == 0xfd && b == '7' && head[2] == 'z'
                || a == 0x93 && b == 'N' && head[2] == 'U';
    }

    /**
     * Looks into them. Random numbers may look like the start of something, so that only a forbidden global counts here, not that the
     * rest makes no sense.
     */
    static void look(Value.Blob blob, Place place, Scan scan) throws IOException {
        Scan trial = scan.trial();
        trial.inspect(blob.content(), place.inside("bytes at " + blob.offset()));
        boolean archive =
                blob.content().bytes(0, 2).length == 2 && blob.content().bytes(0, 2)[0] == 'P';
        if (archive && !trial.failed()) {
            scan.embedded(place, blob.offset(), blob.content().size());
        }
        if (archive || trial.findings().stream().map(Finding::code).anyMatch(code -> code.startsWith("pickle-"))) {
            scan.adopt(trial);
        }
    }
}
