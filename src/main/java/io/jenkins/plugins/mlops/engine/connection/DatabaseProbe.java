package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a database for as little as shows that it answers, and what this account may do there. */
public final class DatabaseProbe {
    private static final String LEAST = "SELECT 1 AS one";
    /** Seconds: somebody waits for the answer. */
    private static final int LIMIT = 60;

    private final ConnectionSpec spec;
    private final DatabaseKind kind;

    public DatabaseProbe(ConnectionSpec spec) {
        this.spec = spec.with(spec.statementLimit().atMost(LIMIT));
        this.kind = DatabaseKind.of(spec.address().scheme());
    }

    /**
     * What a database said.
     *
     * @param told lines that describe it
     * @param warnings lines about what should be otherwise
     */
    public record Answer(List<String> told, List<String> warnings) {}

    /**
     * Asks.
     *
     * @param table a table or view whose columns are counted, or null
     * @throws BadInputException in one line, without the password, when the database cannot be reached or does not let this account read
     */
    public Answer ask(String table) {
        Extract extract = table == null ? new Extract(null, LEAST) : new Extract(table, null);
        try (Connection connection = kind.connect(spec);
                RunningStatement running = new RunningStatement(kind, spec, connection)) {
            return asked(running, extract);
        } catch (SQLException e) {
            throw kind.explain(e, spec, extract, null);
        }
    }

    private Answer asked(RunningStatement running, Extract extract) {
        List<String> told = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try {
            told.add(version(running.connection(), warnings) + " answers at "
                    + spec.address().place() + "; " + encryption());
            int columns = columns(running, extract); // a driver may connect without asking anybody
            AccountRights rights = kind.rights(running);
            String account = "account \"" + rights.account() + "\": ";
            told.add(account + rights.reads() + "; " + rights.session());
            if (extract.table() != null) {
                told.add(extract.table() + " can be read and has " + columns + (columns == 1 ? " column" : " columns"));
            }
            if (rights.writes() != null) {
                warnings.add(account + rights.writes() + "; give it nothing but the right to SELECT");
            }
            return new Answer(masked(told), masked(warnings));
        } catch (SQLException e) {
            throw kind.explain(e, spec, extract, running.connection());
        }
    }

    private String version(Connection connection, List<String> warnings) throws SQLException {
        try {
            return kind.prepare(connection, spec).version();
        } catch (BadInputException e) { // it answers all the same, and its rows can be read
            warnings.add(e.getMessage());
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private String encryption() {
        return spec.address().isVerified()
                ? "TLS, with the server's certificate checked"
                : spec.address().isEncrypted() ? "TLS, and nobody checks who the server is" : "without TLS";
    }

    private int columns(RunningStatement running, Extract extract) throws SQLException {
        return running.run(
                "SELECT * FROM (" + extract.sql(kind.dialect()) + "\n) AS asked LIMIT 0",
                "the columns of " + extract.shown(),
                rows -> rows.getMetaData().getColumnCount());
    }

    private List<String> masked(List<String> lines) {
        return lines.stream().map(spec::masked).toList();
    }
}
