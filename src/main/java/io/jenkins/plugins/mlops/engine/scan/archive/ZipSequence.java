package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole zip archives one after the other, as PyTorch's distributed checkpoints hold them: a file of positions tells each reader where its
 * archive stands.
 */
final class ZipSequence {
    private static final int CHUNK = 1 << 20;

    private ZipSequence() {}

    /**
     * Cuts the content into archives that touch each other.
     *
     * @param most archives there may be
     * @return at least two archives that are the whole content, or none
     */
    static List<Content> parts(Content content, int most) throws IOException {
        List<Content> parts = new ArrayList<>();
        long start = 0;
        for (long at = 0; at + ZipDirectory.END <= content.size(); at += CHUNK) {
            byte[] chunk = content.bytes(at, CHUNK + ZipDirectory.END);
            for (int i = 0; i < CHUNK && i + ZipDirectory.END <= chunk.length; i++) {
                if (ZipDirectory.isEnd(chunk, i)) {
                    long end = at + i + ZipDirectory.END + ((chunk[i + 20] & 0xff) | (chunk[i + 21] & 0xff) << 8);
                    if (at + i >= start && end <= content.size() && whole(content, start, at + i, end, most)) {
                        parts.add(content.slice(start, end - start));
                        start = end;
                        if (parts.size() > most) {
                            return List.of();
                        }
                    }
                }
            }
        }
        return start == content.size() && parts.size() > 1 ? parts : List.of();
    }

    /** Tells whether an archive stands there whose positions count from its own first byte. */
    private static boolean whole(Content content, long start, long record, long end, int most) throws IOException {
        try {
            ZipDirectory directory =
                    ZipDirectory.read(content.slice(start, end - start), record - start, Math.min(most, 10_000));
            return directory.shift() == 0 && !directory.members().isEmpty();
        } catch (MalformedException e) {
            return false;
        }
    }
}
