package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.config.ConfigJudge;
import io.jenkins.plugins.mlops.engine.scan.config.DocumentVisitor;
import io.jenkins.plugins.mlops.engine.scan.config.JsonFrame;
import io.jenkins.plugins.mlops.engine.scan.config.JsonWalker;
import io.jenkins.plugins.mlops.engine.scan.config.KerasConfig;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;

/**
 * Looks at HDF5 files as Keras writes them. The configuration is an attribute, which HDF5 keeps uncompressed and in one piece wherever it
 * puts it; so every JSON object anywhere in the file is read, which asks no trust in the file's own directory. A configuration that is
 * named but not found is reported.
 */
public final class HdfScanner implements FormatScanner {
    private static final int CHUNK = 1 << 20;
    private static final int OVERLAP = 64;
    private static final byte[] NAME = "model_config".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** Also used for files that may carry such a configuration without being HDF5. */
    private final boolean hdf;

    public HdfScanner(boolean hdf) {
        this.hdf = hdf;
    }

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        boolean named = false;
        boolean[] found = {false};
        HdfLinks links = new HdfLinks(content, place, scan);
        ConfigJudge judge = new ConfigJudge(place, scan);
        long tried = 0;
        long parsedTo = 0;
        for (long at = 0; at < content.size(); at += CHUNK) {
            byte[] chunk = content.bytes(at, CHUNK + OVERLAP);
            int last = Math.min(chunk.length, CHUNK);
            for (int i = 0; i < last; i++) {
                byte b = chunk[i];
                if (b == '{' && at + i >= parsedTo && member(chunk, i + 1)) {
                    ContentStream stream = new ContentStream(content, at + i);
                    long from = at + i;
                    try {
                        parsedTo = from
                                + JsonWalker.walk(stream, true, new DocumentVisitor() {
                                    @Override
                                    public void object(JsonFrame frame, long offset) {
                                        found[0] |= KerasConfig.concerns(frame);
                                        judge.object(frame, from + offset);
                                    }

                                    @Override
                                    public void text(String path, String value, long offset) {
                                        judge.text(path, value, from + offset);
                                    }
                                });
                    } catch (MalformedException e) {
                        tried += 4096 + Math.max(0, e.offset());
                        if (tried > content.size() + (256L << 20)) {
                            throw new MalformedException(
                                    "beginnings of JSON without end, made to wear readers down", from);
                        }
                    }
                } else if (b == 4 && hdf) {
                    links.virtual(chunk, i, at + i);
                } else if (b == 1 && hdf) {
                    links.look(chunk, i, at + i);
                } else if (b == 'm' && !named && matches(chunk, i)) {
                    named = true;
                }
            }
        }
        if (hdf && named && !found[0]) {
            scan.report(
                    Threat.MEDIUM,
                    "keras-config",
                    place,
                    -1,
                    "The file names a model configuration, but none could be read in it, so"
                            + " nobody can say what classes it loads.",
                    "Save the model again in the .keras format.");
        }
    }

    /** Tells whether a quoted name follows, perhaps after white space. */
    private static boolean member(byte[] chunk, int from) {
        int i = from;
        while (i < chunk.length
                && i < from + 32
                && (chunk[i] == ' ' || chunk[i] == '\n' || chunk[i] == '\r' || chunk[i] == '\t')) {
            i++;
        }
        return i < chunk.length && (chunk[i] == '"' || i >= from + 32);
    }

    private static boolean matches(byte[] chunk, int at) {
        return at + NAME.length <= chunk.length
                && java.util.Arrays.equals(chunk, at, at + NAME.length, NAME, 0, NAME.length);
    }
}
