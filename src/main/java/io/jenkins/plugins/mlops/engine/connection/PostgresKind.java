package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

/** PostgreSQL. */
final class PostgresKind implements DatabaseKind {
    static final PostgresKind INSTANCE = new PostgresKind();

    private PostgresKind() {}

    @Override
    public Connection connect(ConnectionSpec spec) throws SQLException {
        return Postgres.connect(spec);
    }

    @Override
    public Server prepare(Connection connection, ConnectionSpec spec) throws SQLException {
        // All statements see the rows as the first one did.
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return PostgresServer.of(connection, spec);
    }

    @Override
    public AccountRights rights(RunningStatement running) throws SQLException {
        return PostgresRights.of(running);
    }

    @Override
    public Dialect dialect() {
        return PostgresDialect.INSTANCE;
    }

    @Override
    public TypedColumn typed(DatabaseColumn column, List<String> missing) {
        return PostgresTypes.of(column, missing);
    }

    @Override
    public ColumnReader reader(DatabaseColumn column, int at) {
        return PostgresColumns.of(column, at);
    }

    @Override
    public Statement stream(Connection connection) throws SQLException {
        return Postgres.statement(connection);
    }

    @Override
    public BadInputException explain(SQLException e, ConnectionSpec spec, Extract extract, Connection connection) {
        return PostgresErrors.explain(e, spec, extract, connection);
    }

    @Override
    public String ofRule(SQLException e, Collection<String> columns) {
        return PostgresErrors.ofRule(e, columns);
    }

    @Override
    public boolean isOfServer(SQLException e) {
        return PostgresErrors.isOfServer(e);
    }
}
