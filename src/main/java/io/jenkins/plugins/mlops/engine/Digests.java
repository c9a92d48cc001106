package io.jenkins.plugins.mlops.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, written {@code sha256:} and 64 hexadecimal digits as in OCI. */
public final class Digests {
    public static final String PREFIX = "sha256:";
    public static final int BUFFER = 1 << 20;
    /** Smaller files, of which there may be thousands, need no large buffer. */
    private static final int LEAST = 1 << 13;

    private static final int DIGITS = 64;

    private Digests() {}

    /** Begins a digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    public static String of(byte[] bytes) {
        return text(sha256().digest(bytes));
    }

    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, (int) Math.max(LEAST, Math.min(BUFFER, Files.size(file))));
        }
    }

    private static String of(InputStream in, int size) throws IOException {
        MessageDigest sha = sha256();
        byte[] buffer = new byte[size];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sha.update(buffer, 0, n);
        }
        return text(sha);
    }

    /** Ends a digest. */
    public static String text(MessageDigest sha) {
        return text(sha.digest());
    }

    public static String text(byte[] digest) {
        return PREFIX + HexFormat.of().formatHex(digest);
    }

    /** Tells whether a text is such a digest; null is not. */
    public static boolean isDigest(String text) {
        if (text == null || text.length() != PREFIX.length() + DIGITS || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The hexadecimal part; refuses anything that is not such a digest, so that it may become a file name. */
    public static String hex(String digest) {
        if (!isDigest(digest)) {
            throw new BadInputException("not a SHA-256 digest: \"" + digest + "\"");
        }
        return digest.substring(PREFIX.length());
    }
}
