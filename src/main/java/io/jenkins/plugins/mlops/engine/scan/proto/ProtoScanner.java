package io.jenkins.plugins.mlops.engine.scan.proto;

import io.jenkins.plugins.mlops.engine.protobuf.WireReader;
import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.format.HdfScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at protobuf messages. They carry no name of their kind, and readers skip fields they do not know; so content that is fields to its
 * end is read as each kind of model that a loader may take it for.
 */
public final class ProtoScanner {
    private static final int HIGHEST_FIELD = 2_000;
    private static final int SEVERAL = 3;

    /** Reads a message as one kind. */
    interface Reading {
        /**
         * Reads and judges.
         *
         * @return whether it holds what makes it one of that kind
         * @throws MalformedException when a loader of that kind would refuse it
         */
        boolean read(Content content, Place place, Scan scan) throws IOException;
    }

    private static final List<Reading> READINGS = List.of(
            new OnnxScanner(),
            new TensorScanner(TensorScanner.Root.SAVED_MODEL),
            new TensorScanner(TensorScanner.Root.META_GRAPH),
            new TensorScanner(TensorScanner.Root.GRAPH));

    private ProtoScanner() {}

    /**
     * Reads the content as each kind.
     *
     * @param head the first bytes
     * @return whether it is a message
     */
    public static boolean look(Content content, byte[] head, Place place, Scan scan) throws IOException {
        if (!begins(head) || !message(content)) {
            return false;
        }
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < READINGS.size(); i++) {
            Scan trial = scan.trial();
            try {
                if (READINGS.get(i).read(content, place, trial)) {
                    kinds.add((i == 0 ? Format.ONNX : Format.SAVED_MODEL).title());
                }
            } catch (MalformedException e) {
                continue; // a loader of that kind stops here as well, before it makes anything of the message
            }
            scan.adopt(trial);
        }
        (kinds.isEmpty() ? List.of("protobuf") : kinds).forEach(scan::format);
        new HdfScanner(false).scan(content, place, scan); // Keras keeps its configuration in one of these, too
        return true;
    }

    /** Tells whether the first bytes may be fields: most other content breaks off after a few of them. */
    private static boolean begins(byte[] head) {
        int at = 0;
        for (int fields = 0; fields < SEVERAL; fields++) {
            long tag = 0;
            int shift = 0;
            int b = 0x80;
            for (; at < head.length && b >= 0x80 && shift < 35; shift += 7) {
                b = head[at++] & 0xff;
                tag |= (long) (b & 0x7f) << shift;
            }
            if (at >= head.length) {
                return true;
            }
            if (b >= 0x80 || tag >>> 3 == 0 || tag >>> 32 != 0 || (tag & 7) == 4 || (tag & 7) > 5) {
                return false;
            }
            if ((tag & 7) == 2 || (tag & 7) == 3) {
                return true; // its length leads further than this look
            }
            if ((tag & 7) == 0) {
                while (at < head.length && head[at] < 0) {
                    at++;
                }
                at++;
            } else {
                at += (tag & 7) == 1 ? 8 : 4;
            }
            if (at >= head.length) {
                return true;
            }
        }
        return true;
    }

    /** Tells whether the bytes are fields to their end. */
    private static boolean message(Content content) throws IOException {
        long fields = 0;
        try {
            WireReader<IOException> reader = WireReader.of(ByteReader.of(content), content.size());
            while (reader.next()) {
                if (reader.field() >= HIGHEST_FIELD && fields < SEVERAL) {
                    return false;
                }
                reader.skip();
                fields++;
            }
        } catch (MalformedException e) {
            return false;
        }
        return fields > 0;
    }
}
