package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Relation;

/** Finds the column that says when a row was asked. */
final class TimestampColumn {
    private TimestampColumn() {}

    /**
     * The column that has the role; null without one.
     *
     * @param shown what messages call the rows
     * @throws BadInputException where a window of time needs the column and there is none
     */
    static Column of(Roles roles, Window window, Relation rows, String shown) {
        String name = roles.timestamp();
        if (name == null) {
            if (window.limited()) {
                throw new BadInputException(
                        "a time window needs the column that holds the time; name it in the roles: {\"timestamp\": \"...\"}");
            }
            return null;
        }
        Column column = rows.column(name).orElse(null);
        if (column == null && window.limited()) {
            throw new BadInputException(shown + ": has no column \"" + name + "\", which the roles name as timestamp"
                    + Suggestion.hint(name, rows.columnNames()));
        }
        return column;
    }

    /** The refusal of a column that holds no times. */
    static String noTimes(Column column) {
        return "column \"" + column.name() + "\" is the timestamp, but holds " + column.type() + ", not times";
    }
}
