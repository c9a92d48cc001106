package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The different values of the target, asked for when they are first needed. */
final class TargetValues {
    private static final int MOST_CLASSES = 1000;

    private final Column column;
    private final Table table;
    private final DuckSession session;
    private List<String> found;

    TargetValues(String name, Table table, DuckSession session) {
        this.column = table.column(name).orElseThrow();
        this.table = table;
        this.session = session;
    }

    String name() {
        return column.name();
    }

    /** The column's type, as a message calls it. */
    String type() {
        return column.type();
    }

    boolean isNumber() {
        return column.kind().isNumber();
    }

    /** Tells whether there are no other values than 0 and 1, or false and true. */
    boolean isBinary() throws SQLException {
        return found().size() <= 2 && found().stream().allMatch(ClassNames::isZeroOrOne);
    }

    /**
     * The values as classes.
     *
     * @throws BadInputException when there are too many, or none
     */
    List<String> classes() throws SQLException {
        if (found().size() > MOST_CLASSES) {
            throw new BadInputException("target \"" + name() + "\" has more than " + MOST_CLASSES
                    + " different values; the model is a classifier");
        }
        return found();
    }

    private List<String> found() throws SQLException {
        if (found == null) {
            found = new ArrayList<>();
            String quoted = Sql.name(name());
            for (Object[] row : session.query("SELECT CAST(" + quoted + " AS VARCHAR), count(*) FROM "
                    + Sql.name(table.name()) + " WHERE " + quoted + " IS NOT NULL GROUP BY " + quoted + " ORDER BY "
                    + quoted + " LIMIT " + (MOST_CLASSES + 1))) {
                found.add((String) row[0]);
            }
            if (found.isEmpty()) {
                throw new BadInputException("target \"" + name() + "\" has no value in any row");
            }
        }
        return found;
    }
}
