package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

/**
 * Spark SQL, asked through its Thrift server. Spark knows no session that may only read and no transaction: nothing but queries is sent, the one of a user inside another, where
 * Spark takes nothing but a query; and each statement sees the data as it is when it begins.
 */
final class SparkKind implements DatabaseKind {
    static final SparkKind INSTANCE = new SparkKind();

    private static final String DRIVER = "org.apache.hive.jdbc.HiveDriver";
    private static final String JAR = "hive-jdbc-4.0.1-standalone.jar";

    private SparkKind() {}

    @Override
    public Connection connect(ConnectionSpec spec) throws SQLException {
        DatabaseAddress address = spec.address();
        StringBuilder url = new StringBuilder("jdbc:hive2://" + address.place());
        url.append(";ssl=")
                .append(address.isEncrypted())
                .append(";socketTimeout=")
                .append(1000L * spec.statementLimit().silence());
        address.properties().forEach((name, value) -> {
            if (!name.equals("ssl")) {
                url.append(';').append(name).append('=').append(value);
            }
        });
        Properties properties = new Properties();
        properties.setProperty("user", spec.user());
        if (address.isEncrypted() && !spec.password().isEmpty()) {
            properties.setProperty("password", spec.password()); // never over a line that others can read
        }
        Connection connection;
        try {
            connection = spec.drivers().connect(DRIVER, JAR, url.toString(), properties);
        } catch (BadInputException e) {
            throw new BadInputException(spec + ": " + e.getMessage(), e);
        }
        try {
            SparkServer.prepare(connection, spec);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Server prepare(Connection connection, ConnectionSpec spec) throws SQLException {
        return new SparkServer(connection.getMetaData().getDatabaseProductVersion());
    }

    @Override
    public AccountRights rights(RunningStatement running) throws SQLException {
        return SparkRights.of(running);
    }

    @Override
    public Dialect dialect() {
        return SparkDialect.INSTANCE;
    }

    /** The types of a result do not tell a moment with a zone from one without. */
    @Override
    public String describing(String query) {
        return "DESCRIBE QUERY " + query;
    }

    @Override
    public List<DatabaseColumn> described(ResultSet result) throws SQLException {
        List<DatabaseColumn> columns = new ArrayList<>();
        while (result.next()) {
            columns.add(SparkTypes.column(result.getString(1), result.getString(2)));
        }
        return columns;
    }

    @Override
    public TypedColumn typed(DatabaseColumn column, List<String> missing) {
        return SparkTypes.of(column, missing);
    }

    @Override
    public ColumnReader reader(DatabaseColumn column, int at) {
        return SparkColumns.of(column, at);
    }

    @Override
    public Reading reading(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(describing(query))) {
            List<DatabaseColumn> columns = described(result);
            return new Reading(SparkColumns.query(columns, query), columns);
        }
    }

    @Override
    public Statement stream(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        try {
            // Otherwise the server would gather all rows in its memory first.
            statement.execute("SET spark.sql.thriftServer.incrementalCollect=true");
            statement.setFetchSize(FetchSize.FIRST);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public BadInputException explain(SQLException e, ConnectionSpec spec, Extract extract, Connection connection) {
        return new BadInputException(spec + ": " + spec.masked(SparkErrors.line(e, spec)), e);
    }

    @Override
    public String ofRule(SQLException e, Collection<String> columns) {
        return SparkErrors.ofRule(e, columns);
    }

    @Override
    public boolean isOfServer(SQLException e) {
        return SparkErrors.isOfServer(e);
    }
}
