package io.jenkins.plugins.mlops.engine.connection;

import java.sql.SQLException;

/** What an account of Trino may do: it shows an account the tables that it may see, and some of its connectors know who may change them. */
final class TrinoRights {
    private static final String NAMES =
            "count(DISTINCT table_schema || '.' || table_name), min(table_schema || '.' || table_name)";
    private static final String SEEN =
            "SELECT " + NAMES + " FROM information_schema.tables WHERE table_schema <> 'information_schema'";
    private static final String CHANGED = "SELECT " + NAMES + " FROM information_schema.table_privileges"
            + " WHERE grantee = current_user AND privilege_type IN ('INSERT', 'UPDATE', 'DELETE')";

    private TrinoRights() {}

    static AccountRights of(RunningStatement running) throws SQLException {
        String account = running.run("SELECT current_user", "the name of the account", row -> {
            row.next();
            return row.getString(1);
        });
        return new AccountRights(
                account,
                "Trino has no session that may only read, so nothing but queries is sent",
                "it sees " + tables(running, SEEN),
                changed(running));
    }

    private static String changed(RunningStatement running) {
        try {
            String tables = tables(running, CHANGED);
            return tables.equals(AccountRights.tables(0, null)) ? null : "it may change " + tables;
        } catch (SQLException e) {
            return null; // not every connector knows rights
        }
    }

    private static String tables(RunningStatement running, String sql) throws SQLException {
        return running.run(sql, "the tables of the account", row -> {
            row.next();
            return AccountRights.tables(row.getLong(1), row.getString(2));
        });
    }
}
