package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.monitor.performance.LabelledRows;
import io.jenkins.plugins.mlops.engine.monitor.performance.MeasuredPerformance;
import io.jenkins.plugins.mlops.engine.slices.GroupColumn;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of the two tables, opened and counted.
 *
 * @param table the table, columns that do not fit their type read as text
 * @param from what to put behind FROM
 * @param where the rows to look at, a SQL condition
 * @param rows their number
 * @param allRows rows outside the window counted as well
 * @param earliest earliest timestamp of these rows, or null
 * @param latest latest timestamp, or null
 */
record Side(Table table, String from, String where, long rows, long allRows, Instant earliest, Instant latest) {
    /** Opens files; a value that does not fit its column's type makes the column text instead of an unreadable file. */
    static Side open(
            String name, List<InputFile> files, Roles roles, Window window, TableReader reader, DuckSession session)
            throws SQLException {
        Table table = reader.settled(reader.open(name, files));
        String from = reader.held(table);
        String time = time(table, roles, window, files);
        String where = time == null || !window.limited() ? "TRUE" : window.condition(time);
        try {
            Object[] row = session.query("SELECT count(*), count(*) FILTER (WHERE " + where + ") FROM " + from)
                    .get(0);
            Object[] times = time == null
                    ? new Object[2]
                    : session.query("SELECT min(" + time + "), max(" + time + ") FROM " + from + " WHERE " + where)
                            .get(0);
            return new Side(
                    table,
                    from,
                    where,
                    ((Number) row[1]).longValue(),
                    ((Number) row[0]).longValue(),
                    instant(times[0]),
                    instant(times[1]));
        } catch (SQLException e) {
            throw reader.explain(e, files);
        }
    }

    /**
     * What the model did on the rows that have a label and an answer; null when the roles name none.
     *
     * @param slices columns by whose values performance is told apart
     */
    MeasuredPerformance performance(Roles roles, List<String> slices, DuckSession session) throws SQLException {
        List<GroupColumn> slicedBy = new ArrayList<>();
        for (String name : slices) {
            slicedBy.add(new GroupColumn(table.column(name)
                    .orElseThrow(() -> new BadInputException(
                            "unknown column \"" + name + "\"" + Suggestion.hint(name, table.columnNames())))));
        }
        String answer = roles.score() != null ? roles.score() : roles.prediction();
        if (roles.label() == null
                || answer == null
                || table.column(roles.label()).isEmpty()
                || table.column(answer).isEmpty()) {
            return null;
        }
        if (roles.score() != null && !table.column(answer).orElseThrow().kind().isNumber()) {
            throw new BadInputException("column \"" + answer + "\" has the role score, but holds "
                    + table.column(answer).orElseThrow().type() + " and no numbers");
        }
        String time = latest == null ? "NULL" : "epoch_ms(CAST(" + Sql.name(roles.timestamp()) + " AS TIMESTAMP))";
        LabelledRows rows = new LabelledRows(roles.label(), roles.score() != null);
        try (RowStream found = session.stream("SELECT CAST(" + Sql.name(roles.label()) + " AS VARCHAR), CAST("
                + Sql.name(answer) + " AS VARCHAR), " + time
                + slicedBy.stream().map(column -> ", " + column.selected()).collect(Collectors.joining()) + " FROM "
                + from
                + " WHERE " + where + " AND " + Sql.name(roles.label()) + " IS NOT NULL AND " + Sql.name(answer)
                + " IS NOT NULL"
                + (latest == null ? "" : " AND " + Sql.name(roles.timestamp()) + " IS NOT NULL"))) {
            while (found.next()) {
                double at = found.number(2);
                rows.add(found.text(0), found.text(1), Double.isNaN(at) ? null : (long) at);
                for (int i = 0; i < slicedBy.size(); i++) {
                    slicedBy.get(i).add(found, 3 + i);
                }
            }
        }
        return new MeasuredPerformance(rows, slicedBy);
    }

    /** The timestamp column as an expression of type TIMESTAMP; null without one. */
    private static String time(Table table, Roles roles, Window window, List<InputFile> files) {
        if (roles.timestamp() == null) {
            if (window.limited()) {
                throw new BadInputException(
                        "a time window needs the column that holds the time; name it in the roles: {\"timestamp\": \"...\"}");
            }
            return null;
        }
        Column column = table.column(roles.timestamp()).orElse(null);
        if (column == null) {
            if (window.limited()) {
                throw new BadInputException(files.get(0).shown() + ": has no column \"" + roles.timestamp()
                        + "\", which the roles name as timestamp"
                        + Suggestion.hint(roles.timestamp(), table.columnNames()));
            }
            return null;
        }
        if (column.kind().isTime()) {
            return "CAST(" + Sql.name(column.name()) + " AS TIMESTAMP)";
        }
        if (window.limited()) {
            throw new BadInputException(
                    "column \"" + column.name() + "\" is the timestamp, but holds " + column.type() + " and no times");
        }
        return null;
    }

    private static Instant instant(Object value) {
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
        }
        return value instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : null;
    }
}
