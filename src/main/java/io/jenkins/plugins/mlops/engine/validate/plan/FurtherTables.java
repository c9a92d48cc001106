package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.Table;
import java.util.Map;
import java.util.Set;

/**
 * Tables that rules compare the data with. They may stand in another database than the data.
 *
 * @param tables the tables by name
 * @param session the database they stand in
 */
public record FurtherTables(Map<String, Table> tables, SqlSession session) {
    /** Names of the tables. */
    public Set<String> names() {
        return tables.keySet();
    }

    /** The table of a name that is there. */
    public Table table(String name) {
        return tables.get(name);
    }
}
