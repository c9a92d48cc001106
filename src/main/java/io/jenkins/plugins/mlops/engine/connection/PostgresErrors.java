package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/**
 * Description of a failure of a database, in one line; by the codes of the SQL standard and of PostgreSQL's manual,
 * appendix "Error Codes".
 */
final class PostgresErrors {
    private static final String TABLES = "SELECT table_schema, table_name FROM information_schema.tables"
            + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2 LIMIT 10000";

    private static final ErrorText RULES = new ErrorText(
            "PostgreSQL",
            Pattern.compile("column (?:\\w+\\.)?\"?([^\"]+?)\"? does not exist"),
            Pattern.compile("relation \"([^\"]+)\" does not exist"));

    private PostgresErrors() {}

    /**
     * The line for a failure.
     *
     * @param connection to look for similar names, or null when there is none yet
     */
    static BadInputException explain(SQLException e, ConnectionSpec spec, Extract extract, Connection connection) {
        return new BadInputException(spec + ": " + spec.masked(line(e, spec, extract, connection)), e);
    }

    /** Says what is wrong with SQL that a user wrote, in one sentence. */
    static String ofRule(SQLException e, Collection<String> columns) {
        String state = String.valueOf(e.getSQLState());
        boolean unknown = state.equals("42703") || state.equals("42P01");
        return unknown ? RULES.ofRule(said(e), columns) : RULES.other(said(e));
    }

    /** Tells whether a failure is one of the network, the server or somebody who ended the statement, and not of what was asked. */
    static boolean isOfServer(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return !(e instanceof PSQLException)
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.startsWith("XX")
                || state.equals("42501")
                || timedOut(e);
    }

    private static String line(SQLException e, ConnectionSpec spec, Extract extract, Connection connection) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String said = said(e);
        if (!(e instanceof PSQLException)) {
            return "the rows cannot be kept on disk: " + said;
        }
        if (timedOut(e)) {
            return "no answer in time (" + said
                    + "); connectTimeout, loginTimeout and socketTimeout in its address are seconds";
        }
        if (said.contains("does not support SSL")) {
            return "the server has no TLS; where the network is trusted, add sslmode=disable to the address";
        }
        if (said.contains("PKIX path")) {
            return "the server's certificate is of no authority that Java trusts; name the authority's file as sslrootcert in the address ("
                    + said + ")";
        }
        if (said.contains("maxResultBuffer") || said.contains("Result set exceeded")) {
            return "a few rows alone are larger than the engine's memory; give it more, or a query without the long column";
        }
        return switch (state) {
            case "28P01", "28000" -> "user \"" + spec.user() + "\" is refused: " + said;
            case "42P01", "3F000" ->
                said + (extract.table() == null || connection == null ? "" : similar(extract.table(), connection));
            case "42501" -> said + "; user \"" + spec.user() + "\" needs the right to SELECT";
            case "25006" -> "only reading is possible: " + said;
            case "08001", "08004", "08006" -> "cannot be reached: " + said;
            default -> said;
        };
    }

    private static boolean timedOut(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException
                    || String.valueOf(cause.getMessage()).contains("Connection attempt timed out")) {
                return true;
            }
        }
        return false;
    }

    /** The driver's sentence, on one line, with the cause where the sentence only says that there is one. */
    private static String said(SQLException e) {
        String text = String.valueOf(e.getMessage());
        Throwable cause = e.getCause();
        if (cause != null && cause.getMessage() != null && !text.contains(cause.getMessage())) {
            text += " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")";
        }
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .replaceFirst("^(ERROR|FATAL): ", "")
                .replaceFirst(" Position: [0-9]+$", "");
        return ErrorText.brief(line);
    }

    private static String similar(String table, Connection connection) {
        try {
            connection.rollback();
            List<String> full = new ArrayList<>();
            List<String> alone = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(TABLES)) {
                while (found.next()) {
                    full.add(found.getString(1) + "." + found.getString(2));
                    alone.add(found.getString(2));
                }
            }
            if (table.indexOf('.') >= 0) {
                return Suggestion.hint(table, full);
            }
            return Suggestion.nearest(table, alone)
                    .map(name -> "; did you mean \"" + full.get(alone.indexOf(name)) + "\"?")
                    .orElse("");
        } catch (SQLException e) {
            return ""; // what was asked for is told without a suggestion
        }
    }
}
