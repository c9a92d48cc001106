package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoConnection;
import io.trino.jdbc.TrinoDriver;
import io.trino.jdbc.TrinoStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

/**
 * Trino. Each statement sees the data as it is when it begins: Trino has no transaction that would hold one state for several statements over all its
 * catalogs.
 */
final class TrinoKind implements DatabaseKind {
    static final TrinoKind INSTANCE = new TrinoKind();

    private static final double PERCENT = 100;

    private TrinoKind() {}

    @Override
    public Connection connect(ConnectionSpec spec) throws SQLException {
        DatabaseAddress address = spec.address();
        Properties properties = new Properties();
        properties.setProperty("user", spec.user());
        properties.setProperty("source", "mlops");
        properties.setProperty("SSL", String.valueOf(address.isEncrypted()));
        if (address.isEncrypted() && !spec.password().isEmpty()) {
            properties.setProperty("password", spec.password()); // never over a line that others can read
        }
        address.properties().forEach(properties::setProperty);
        Connection connection = new TrinoDriver().connect("jdbc:trino://" + address.place(), properties);
        try {
            limit(connection, spec.statementLimit());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The server keeps the limit itself, also when nobody is there any more to cancel. */
    private static void limit(Connection connection, StatementLimit limit) throws SQLException {
        if (limit.time().isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION query_max_run_time = '" + limit.seconds() + "s'");
        } catch (SQLException e) {
            if (!TrinoErrors.isDenied(e)) {
                throw e;
            }
            // An administrator may keep accounts from setting it; the engine's clock is left.
        }
    }

    @Override
    public Server prepare(Connection connection, ConnectionSpec spec) throws SQLException {
        connection.unwrap(TrinoConnection.class).setTimeZoneId("UTC");
        return new TrinoServer(connection.getMetaData().getDatabaseProductVersion());
    }

    @Override
    public AccountRights rights(RunningStatement running) throws SQLException {
        return TrinoRights.of(running);
    }

    @Override
    public Dialect dialect() {
        return TrinoDialect.INSTANCE;
    }

    @Override
    public TypedColumn typed(DatabaseColumn column, List<String> missing) {
        return TrinoTypes.of(column, missing);
    }

    @Override
    public ColumnReader reader(DatabaseColumn column, int at) {
        return TrinoColumns.of(column, at);
    }

    /** Trino's driver streams whatever it is told. */
    @Override
    public Statement stream(Connection connection) throws SQLException {
        connection.unwrap(TrinoConnection.class).setTimeZoneId("UTC");
        return connection.createStatement();
    }

    @Override
    public void watch(Statement statement, Watcher watcher) throws SQLException {
        statement
                .unwrap(TrinoStatement.class)
                .setProgressMonitor(stats -> watcher.told(fraction(stats), stats.getProcessedRows()));
    }

    private static double fraction(QueryStats stats) {
        return stats.getProgressPercentage().orElse(0) / PERCENT;
    }

    @Override
    public BadInputException explain(SQLException e, ConnectionSpec spec, Extract extract, Connection connection) {
        return new BadInputException(spec + ": " + spec.masked(TrinoErrors.line(e, spec)), e);
    }

    @Override
    public String ofRule(SQLException e, Collection<String> columns) {
        return TrinoErrors.ofRule(e, columns);
    }

    @Override
    public boolean isOfServer(SQLException e) {
        return TrinoErrors.isOfServer(e);
    }
}
