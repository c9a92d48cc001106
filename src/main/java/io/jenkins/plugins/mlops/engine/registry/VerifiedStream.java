package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A stored file whose digest is checked when its end is reached. */
final class VerifiedStream extends FilterInputStream {
    private final Path blob;
    private final FileEntry file;
    private final MessageDigest sha = Digests.sha256();
    private boolean checked;

    VerifiedStream(Path blob, FileEntry file) throws IOException {
        super(open(blob, file));
        this.blob = blob;
        this.file = file;
    }

    private static BufferedInputStream open(Path blob, FileEntry file) throws IOException {
        try {
            return new BufferedInputStream(Files.newInputStream(blob), 1 << 16);
        } catch (NoSuchFileException e) {
            throw new RegistryDamage(blob, "is missing, which holds \"" + file.path() + "\"");
        }
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            sha.update((byte) b);
        } else {
            check();
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (n > 0) {
            sha.update(into, offset, n);
        } else if (n < 0) {
            check();
        }
        return n;
    }

    private void check() throws IOException {
        if (!checked) {
            checked = true;
            if (!Digests.text(sha.digest()).equals(file.digest())) {
                throw new RegistryDamage(
                        blob, "is damaged: its bytes are not those of \"" + file.path() + "\" that were registered");
            }
        }
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] sink = new byte[(int) Math.min(1 << 16, Math.max(1, n))];
        int got = n <= 0 ? 0 : read(sink, 0, (int) Math.min(sink.length, n));
        return Math.max(0, got);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
