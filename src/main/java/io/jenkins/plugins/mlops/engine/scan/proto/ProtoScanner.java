package io.jenkins.plugins.mlops.engine.scan.proto;

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
     * @return whether it is a message
     */
    public static boolean look(Content content, Place place, Scan scan) throws IOException {
        if (!message(content)) {
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

    /** Whether the bytes are fields to their end. */
    private static boolean message(Content content) throws IOException {
        long fields = 0;
        try {
            ProtoReader reader = ProtoReader.of(ByteReader.of(content), content.size());
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
