package io.jenkins.plugins.mlops.engine.connection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What an account of PostgreSQL may do; by the access privilege functions of its manual, section "System Information Functions". */
final class PostgresRights {
    private static final String WHAT = "the rights of the account";

    private static final String ACCOUNT =
            "SELECT current_user, current_setting('transaction_read_only'), current_setting('is_superuser')"
                    + ", CAST(has_database_privilege(current_database(), 'CREATE') AS TEXT)";

    private static final String TABLES = "SELECT count(*) FILTER (WHERE r), min(t) FILTER (WHERE r)"
            + ", count(*) FILTER (WHERE w), min(t) FILTER (WHERE w) FROM (SELECT n.nspname || '.' || c.relname AS t"
            + ", has_table_privilege(c.oid, 'SELECT') AS r"
            + ", has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS w"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema'"
            + " AND n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(n.oid, 'USAGE')) AS tables";

    private PostgresRights() {}

    static AccountRights of(RunningStatement running) throws SQLException {
        List<String> writes = new ArrayList<>();
        AccountRights session = running.run(ACCOUNT, WHAT, row -> {
            row.next();
            if (row.getString(3).equals("on")) {
                writes.add("it is a superuser");
            }
            if (row.getString(4).equals("true")) {
                writes.add("it may create schemas");
            }
            String may = row.getString(2).equals("on") ? "the session may only read" : "the session may write";
            return new AccountRights(row.getString(1), may, null, null);
        });
        return running.run(TABLES, WHAT, row -> {
            row.next();
            String reads = "it may read " + AccountRights.tables(row.getLong(1), row.getString(2));
            if (row.getLong(3) > 0) {
                writes.add("it may change " + AccountRights.tables(row.getLong(3), row.getString(4)));
            }
            return new AccountRights(
                    session.account(),
                    session.session(),
                    reads,
                    writes.isEmpty() ? null : String.join(", and ", writes));
        });
    }
}
