package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A server that computes, and the settings of its session: those on which the meaning of a statement hangs are never left to chance.
 *
 * @param number its version, for example 150018
 * @param shown its version for people
 */
record PostgresServer(int number, String shown) implements DatabaseKind.Server {
    /** The first version that does not keep the rows of a query in front of a statement as a copy. */
    private static final int OLDEST = 120_000;
    /** The first version that hashes rows, and that sees when nobody waits for a statement any more. */
    private static final int HASHES_ROWS = 140_000;

    private static final List<String> SETTINGS = List.of(
            "TimeZone = 'UTC'",
            "DateStyle = 'ISO, YMD'",
            "IntervalStyle = 'postgres'",
            "extra_float_digits = 1",
            "standard_conforming_strings = on",
            "bytea_output = 'hex'");

    /**
     * Asks and sets.
     *
     * @throws BadInputException for a server that is too old, or whose texts have no characters
     */
    static PostgresServer of(Connection connection, ConnectionSpec spec) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute("SET " + setting);
            }
            PostgresServer server = new PostgresServer(
                    Integer.parseInt(shown(statement, "server_version_num")), shown(statement, "server_version"));
            String encoding = shown(statement, "server_encoding");
            String instead = "; let the rows be read instead: " + OptionName.with("compute", "agent");
            if (server.number < OLDEST) {
                throw new BadInputException(spec + ": is version " + server.shown
                        + ", and rules are computed by PostgreSQL 12 and newer" + instead);
            }
            if (encoding.equals("SQL_ASCII")) {
                throw new BadInputException(
                        spec + ": has the encoding SQL_ASCII, in which texts are bytes and not characters" + instead);
            }
            if (server.number >= HASHES_ROWS) {
                statement.execute("SET client_connection_check_interval = '5s'");
            }
            return server;
        }
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public String version() {
        return "PostgreSQL " + shown;
    }

    @Override
    public String inFront(String name, String rows, String query) {
        return "WITH " + name + " AS NOT MATERIALIZED (" + rows + ") " + query;
    }

    @Override
    public String noMoments(String name) {
        return "count(CASE WHEN NOT isfinite(" + name + ") THEN 1 END)";
    }

    @Override
    public String rowsDigest(List<String> names) {
        String row = "ROW(" + String.join(", ", names) + ")";
        return number >= HASHES_ROWS
                ? "sum(hash_record_extended(" + row + ", 0))"
                : "sum(hashtextextended(CAST(" + row + " AS TEXT), 0))";
    }
}
