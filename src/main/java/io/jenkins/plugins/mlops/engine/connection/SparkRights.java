package io.jenkins.plugins.mlops.engine.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What an account of Spark's Thrift server sees; rights it does not tell. */
final class SparkRights {
    private SparkRights() {}

    static AccountRights of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String account;
            try (ResultSet row = statement.executeQuery("SELECT current_user()")) {
                row.next();
                account = row.getString(1);
            }
            long count = 0;
            String first = null;
            try (ResultSet tables = statement.executeQuery("SHOW TABLES")) {
                while (tables.next()) {
                    String name = tables.getString("namespace") + "." + tables.getString("tableName");
                    first = first == null || name.compareTo(first) < 0 ? name : first;
                    count++;
                }
            }
            return new AccountRights(
                    account,
                    "Spark has no session that may only read, so nothing but queries is sent",
                    "it sees " + AccountRights.tables(count, first),
                    null);
        }
    }
}
