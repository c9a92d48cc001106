package io.jenkins.plugins.mlops.engine.connection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What an account of Spark's Thrift server sees; rights it does not tell. */
final class SparkRights {
    private SparkRights() {}

    static AccountRights of(RunningStatement running) throws SQLException {
        String account = running.run("SELECT current_user()", "the name of the account", row -> {
            row.next();
            return row.getString(1);
        });
        return new AccountRights(
                account,
                "Spark has no session that may only read, so nothing but queries is sent",
                "it sees " + running.run("SHOW TABLES", "the tables of the account", SparkRights::tables),
                null);
    }

    private static String tables(ResultSet tables) throws SQLException {
        long count = 0;
        String first = null;
        while (tables.next()) {
            String name = tables.getString("namespace") + "." + tables.getString("tableName");
            first = first == null || name.compareTo(first) < 0 ? name : first;
            count++;
        }
        return AccountRights.tables(count, first);
    }
}
