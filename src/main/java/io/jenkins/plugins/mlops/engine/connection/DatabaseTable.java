package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Relation;
import java.util.List;

/**
 * A table or a query of a database, where it is.
 *
 * @param name what statements call it
 * @param columns its columns, with the types their values have for rules
 */
public record DatabaseTable(String name, List<Column> columns) implements Relation {
    public DatabaseTable {
        columns = List.copyOf(columns);
    }

    @Override
    public boolean isWrittenAsText() {
        return false;
    }
}
