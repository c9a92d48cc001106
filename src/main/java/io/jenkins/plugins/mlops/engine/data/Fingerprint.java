package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The identity of a dataset. Each file has the SHA-256 of its bytes, a table out of a database that of its rows ({@link RowDigest}); the dataset has the SHA-256 over the sorted file digests and the
 * columns sorted by name, so that the order in which files are named does not matter, and any changed byte, lost file or other reading of
 * the columns does.
 *
 * @param dataset {@code sha256:} and 64 hexadecimal digits
 * @param files the same for each file, in the order given
 */
public record Fingerprint(String dataset, List<String> files) {
    /** Digests of the files' bytes. */
    public static List<String> digests(List<InputFile> files) throws IOException {
        List<String> digests = new ArrayList<>();
        for (InputFile file : files) {
            if (file.digest() != null) {
                digests.add(file.digest());
                continue;
            }
            digests.add(Digests.of(file.path()));
        }
        return digests;
    }

    /** Binds the digests of the files to the columns they were read as. */
    public static Fingerprint of(List<String> digests, List<Column> columns) {
        List<String> sorted = new ArrayList<>(digests);
        Collections.sort(sorted);
        MessageDigest sha = Digests.sha256();
        sha.update("mlops-dataset/1\n".getBytes(StandardCharsets.UTF_8));
        for (String digest : sorted) {
            sha.update((digest + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Column column : columns.stream()
                .sorted(java.util.Comparator.comparing(Column::name))
                .toList()) {
            sha.update((column.name() + "\0" + column.type() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Fingerprint(Digests.text(sha), List.copyOf(digests));
    }
}
