package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.connection.DatabaseSource;
import java.util.List;

/**
 * Where the current data is.
 *
 * @param files files and globs, read as one table; none where a database counts its rows
 * @param database the database, or null
 */
public record CurrentRows(List<String> files, DatabaseSource database) {
    /** Rows of files. */
    public static CurrentRows of(List<String> files) {
        return new CurrentRows(files, null);
    }

    /** Rows that their database counts. */
    public static CurrentRows in(DatabaseSource database) {
        return new CurrentRows(List.of(), database);
    }

    /** What messages call it. */
    String shown() {
        return database == null ? String.join(", ", files) : database.shown();
    }
}
