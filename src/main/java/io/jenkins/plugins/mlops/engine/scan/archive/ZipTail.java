package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;

/** Tells whether content is also a zip archive: those are read from their end, whatever stands in front. */
public final class ZipTail {
    private ZipTail() {}

    /** First byte of the archive whose directory stands in the tail of the content, and the first byte behind it; null when there is none. */
    public static long[] range(Content content) throws IOException {
        for (long end : ZipDirectory.findEnds(content)) {
            try {
                ZipDirectory directory = ZipDirectory.read(content, end, Integer.MAX_VALUE);
                if (!directory.members().isEmpty()) {
                    return new long[] {directory.shift(), directory.end()};
                }
            } catch (MalformedException e) {
                // another record may lead to one
            }
        }
        return null;
    }

    /** Tells whether a zip directory with at least one file stands in the tail of the content. */
    public static boolean isZip(Content content) throws IOException {
        return content.size() >= 22 && range(content) != null;
    }
}
