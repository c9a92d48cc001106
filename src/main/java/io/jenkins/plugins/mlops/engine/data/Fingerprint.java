package io.jenkins.plugins.mlops.engine.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The identity of a dataset. Each file has the SHA-256 of its bytes, a table out of a database that of its rows ({@link RowDigest}); the dataset has the SHA-256 over the sorted file digests and the
 * columns sorted by name, so that the order in which files are named does not matter, and any changed byte, lost file or other reading of
 * the columns does.
 *
 * @param dataset {@code sha256:} and 64 hexadecimal digits
 * @param files the same for each file, in the order given
 */
public record Fingerprint(String dataset, List<String> files) {
    private static final String PREFIX = "sha256:";

    /**
     * What reading all bytes of a file tells.
     *
     * @param digest {@code sha256:} and 64 hexadecimal digits
     * @param longestLine bytes of its longest line, as far as lines longer than a few hundred kilobytes are concerned
     */
    public record Bytes(String digest, long longestLine) {}

    /** Reads the files. */
    public static List<Bytes> read(List<InputFile> files) throws IOException {
        List<Bytes> read = new ArrayList<>();
        byte[] buffer = new byte[1 << 18];
        for (InputFile file : files) {
            if (file.digest() != null) {
                read.add(new Bytes(file.digest(), 0));
                continue;
            }
            MessageDigest sha = sha256();
            LineGaps lines = new LineGaps();
            try (DigestInputStream raw = new DigestInputStream(Files.newInputStream(file.path()), sha)) {
                try {
                    InputStream text = TextStream.unpacked(raw);
                    for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
                        lines.block(buffer, n);
                    }
                } catch (ZipException | EOFException e) {
                    // A broken gzip file is the reader's to tell; here every byte counts as it is.
                }
                raw.transferTo(OutputStream.nullOutputStream());
            }
            read.add(new Bytes(PREFIX + HexFormat.of().formatHex(sha.digest()), lines.longest()));
        }
        return read;
    }

    /** Digests of the files' bytes. */
    public static List<String> digests(List<InputFile> files) throws IOException {
        return read(files).stream().map(Bytes::digest).toList();
    }

    /** Binds the digests of the files to the columns they were read as. */
    public static Fingerprint of(List<String> digests, List<Column> columns) {
        List<String> sorted = new ArrayList<>(digests);
        Collections.sort(sorted);
        MessageDigest sha = sha256();
        sha.update("mlops-dataset/1\n".getBytes(StandardCharsets.UTF_8));
        for (String digest : sorted) {
            sha.update((digest + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Column column : columns.stream()
                .sorted(java.util.Comparator.comparing(Column::name))
                .toList()) {
            sha.update((column.name() + "\0" + column.type() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Fingerprint(PREFIX + HexFormat.of().formatHex(sha.digest()), List.copyOf(digests));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
