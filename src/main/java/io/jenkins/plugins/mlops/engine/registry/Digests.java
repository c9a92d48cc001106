package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, written {@code sha256:} and 64 hexadecimal digits as in OCI. */
final class Digests {
    static final String PREFIX = "sha256:";
    static final String FORM = "sha256:[0-9a-f]{64}";
    static final int BUFFER = 1 << 20;

    /** Smaller files, of which there may be thousands, need no large buffer. */
    private static final int LEAST = 1 << 13;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    static String of(byte[] bytes) {
        return text(sha256().digest(bytes));
    }

    static String of(Path file) throws IOException {
        MessageDigest sha = sha256();
        byte[] buffer = new byte[(int) Math.max(LEAST, Math.min(BUFFER, Files.size(file)))];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        }
        return text(sha.digest());
    }

    static String text(byte[] digest) {
        return PREFIX + HexFormat.of().formatHex(digest);
    }

    /** The hexadecimal part; refuses anything that is not such a digest, so that it may become a file name. */
    static String hex(String digest) {
        if (!digest.matches(FORM)) {
            throw new BadInputException("not a SHA-256 digest: \"" + digest + "\"");
        }
        return digest.substring(PREFIX.length());
    }
}
