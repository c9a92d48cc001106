package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import java.io.IOException;
import java.util.zip.CRC32;

/** CRC-32 of some bytes. */
final class Crc {
    private Crc() {}

    static long of(Content content) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[(int) Math.min(1 << 16, Math.max(1, content.size()))];
        for (long at = 0; at < content.size(); ) {
            int n = content.read(at, buffer, 0, buffer.length);
            if (n < 0) {
                break;
            }
            crc.update(buffer, 0, n);
            at += n;
        }
        return crc.getValue();
    }
}
