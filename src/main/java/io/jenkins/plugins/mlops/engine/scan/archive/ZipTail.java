package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;

/** Tells whether content is also a zip archive: those are read from their end, whatever stands in front. */
public final class ZipTail {
    private ZipTail() {}

    /** Whether a zip directory with at least one file stands in the tail of the content. */
    public static boolean isZip(Content content) throws IOException {
        if (content.size() < 22) {
            return false;
        }
        for (long end : ZipDirectory.findEnds(content)) {
            try {
                if (!ZipDirectory.read(content, end, Integer.MAX_VALUE)
                        .members()
                        .isEmpty()) {
                    return true;
                }
            } catch (MalformedException e) {
                // another record may lead to one
            }
        }
        return false;
    }
}
