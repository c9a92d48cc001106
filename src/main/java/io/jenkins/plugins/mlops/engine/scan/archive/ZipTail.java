package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;

/** Tells whether content is also a zip archive: those are read from their end, whatever stands in front. */
public final class ZipTail {
    private ZipTail() {}

    /** Whether a zip directory with at least one file ends the content. */
    public static boolean isZip(Content content) throws IOException {
        if (content.size() < 22 || ZipDirectory.findEnd(content) < 0) {
            return false;
        }
        try {
            return !ZipDirectory.read(content, Integer.MAX_VALUE).members().isEmpty();
        } catch (MalformedException e) {
            return false;
        }
    }
}
