package io.jenkins.plugins.mlops.engine.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The embedded database's library, and connections to it. {@link java.sql.DriverManager} is not asked: it would load all other drivers first.
 */
public final class DuckLibrary {
    private static final String URL = "jdbc:duckdb:";

    /**
     * Says that Java has no flight recorder. The driver makes one known to it in every process, which takes longer than to load the library. A recorder that somebody has started
     * is there before this is said.
     */
    private static final String NO_RECORDER = "jfr.unsupported.vm";

    static {
        System.setProperty(NO_RECORDER, "true");
    }

    private DuckLibrary() {}

    /** Begins to load the library beside other work; whoever opens a database meanwhile waits for it. */
    public static void loadAhead() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Class.forName("org.duckdb.DuckDBNative");
                    } catch (ClassNotFoundException | LinkageError e) {
                        // Whoever opens a database tells it.
                    }
                },
                "database-library");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a database in memory. */
    public static Connection open() throws SQLException {
        return open("");
    }

    /**
     * Opens a database.
     *
     * @param file its file, or empty for one in memory
     */
    static Connection open(String file) throws SQLException {
        try {
            return DuckDBConnection.newConnection(URL + file, false, new Properties());
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException(e);
        }
    }
}
