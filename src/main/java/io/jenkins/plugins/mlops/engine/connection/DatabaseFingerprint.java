package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.result.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The identity of rows of a database, from what the database computed over them. */
public final class DatabaseFingerprint {
    private DatabaseFingerprint() {}

    /**
     * What a result says of the rows.
     *
     * @param rows the number of all rows
     * @param digest the value of {@link DatabaseSession#rowsDigest} or {@link DatabaseSession#columnsDigest}
     */
    public static Subject dataset(DatabaseSession database, long rows, Object digest) {
        String one = Digests.of(("mlops-database/1\n" + database.version() + "\n" + rows + "\n" + digest + "\n")
                .getBytes(StandardCharsets.UTF_8));
        DatabaseTable table = database.table();
        Fingerprint fingerprint = Fingerprint.of(List.of(one), table.columns());
        String shown = database.shown();
        return new Subject(
                "dataset",
                shown,
                fingerprint.dataset(),
                new Subject.Size(0, rows, table.columns().size()),
                List.of(new Subject.SubjectFile(
                        shown, 0, rows, fingerprint.files().get(0))));
    }
}
