package io.jenkins.plugins.mlops.engine.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Connects to PostgreSQL, for reading only, with time limits, and so that rows arrive as a stream: the driver does that in a transaction
 * with a fetch size and nowhere else.
 */
final class Postgres {

    private Postgres() {}

    /** A connection in a transaction that may only read. */
    static Connection connect(ConnectionSpec spec) throws SQLException {
        DatabaseAddress address = spec.address();
        Properties properties = new Properties();
        properties.setProperty("user", spec.user());
        properties.setProperty(
                "password", spec.password()); // also when empty: without, the driver looks for one in files of the user
        properties.setProperty("ApplicationName", "mlops");
        properties.setProperty("connectTimeout", "15");
        properties.setProperty("loginTimeout", "30");
        properties.setProperty(
                "socketTimeout", String.valueOf(spec.statementLimit().silence()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty(
                "maxResultBuffer", String.valueOf(Runtime.getRuntime().maxMemory() / 3));
        properties.putAll(address.properties());
        if (!address.properties().containsKey("sslrootcert") && address.isVerified()) {
            // The authorities that Java trusts, instead of a file in somebody's home folder.
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        Connection connection = new Driver().connect("jdbc:postgresql://" + address.place(), properties);
        try {
            connection.setReadOnly(true);
            limit(connection, spec.statementLimit());
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The server keeps the limit itself, also when nobody is there any more to cancel. */
    private static void limit(Connection connection, StatementLimit limit) throws SQLException {
        if (limit.time().isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET statement_timeout = '" + limit.seconds() + "s'");
            }
        }
    }

    /** A statement whose rows are streamed. */
    static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            statement.setEscapeProcessing(false); // braces in a query are the query's
            statement.setFetchSize(FetchSize.FIRST);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
