package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.monitor.performance.LabelledRows;
import io.jenkins.plugins.mlops.engine.slices.GroupColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of the current data that have a label and an answer of the model.
 *
 * @param rows the rows
 * @param slicedBy columns by whose values performance is told apart, with a value for each row
 */
record PerformanceRows(LabelledRows rows, List<GroupColumn> slicedBy) {
    /**
     * Reads them.
     *
     * @param slices columns by whose values performance is told apart
     * @return null when the roles name no label or no answer, or the data lacks them
     */
    static PerformanceRows of(MonitoredTable side, Roles roles, List<String> slices, DuckSession session)
            throws SQLException {
        List<GroupColumn> slicedBy = new ArrayList<>();
        for (String name : slices) {
            slicedBy.add(new GroupColumn(side.column(name)
                    .map(SurveyedColumn::column)
                    .orElseThrow(() -> new BadInputException(
                            "unknown column \"" + name + "\"" + Suggestion.hint(name, side.names())))));
        }
        SurveyedColumn label = find(side, roles.label());
        SurveyedColumn score = find(side, roles.score());
        SurveyedColumn prediction = find(side, roles.prediction());
        if (label == null || score == null && prediction == null) {
            return null;
        }
        if (score != null && score.counts().present() > 0 && score.storage() != Storage.NUMBERS) {
            throw new BadInputException("column \"" + roles.score() + "\" has the role score, but holds "
                    + score.storage().plural() + ", not numbers");
        }
        LabelledRows rows = new LabelledRows(new LabelledRows.Columns(
                roles.label(),
                score == null ? null : roles.score(),
                prediction == null ? null : roles.prediction(),
                label.storage() == Storage.NUMBERS,
                prediction != null && prediction.storage() == Storage.NUMBERS));
        read(side, roles, List.of(text(label), text(score), text(prediction)), rows, slicedBy, session);
        return new PerformanceRows(rows, slicedBy);
    }

    private static SurveyedColumn find(MonitoredTable side, String name) {
        return name == null ? null : side.columns().get(name);
    }

    private static String text(SurveyedColumn column) {
        return column == null ? "NULL" : "CAST(" + Sql.name(column.column().name()) + " AS VARCHAR)";
    }

    private static void read(
            MonitoredTable side,
            Roles roles,
            List<String> values,
            LabelledRows rows,
            List<GroupColumn> slicedBy,
            DuckSession session)
            throws SQLException {
        String moment = side.times() == null
                ? null
                : ValueSql.moment(side.columns().get(roles.timestamp()).column());
        String answer = values.get(1).equals("NULL") ? values.get(2) : values.get(1);
        try (RowStream found = session.stream("SELECT " + String.join(", ", values) + ", "
                + (moment == null ? "NULL" : "epoch_ms(" + moment + ")")
                + slicedBy.stream().map(column -> ", " + column.selected()).collect(Collectors.joining()) + " FROM "
                + side.rows().from() + " WHERE " + side.rows().where() + " AND " + values.get(0)
                + " IS NOT NULL AND " + answer + " IS NOT NULL"
                + (moment == null ? "" : " AND " + moment + " IS NOT NULL"))) {
            while (found.next()) {
                double at = found.number(3);
                rows.add(found.text(0), found.text(1), found.text(2), Double.isNaN(at) ? null : (long) at);
                for (int i = 0; i < slicedBy.size(); i++) {
                    slicedBy.get(i).add(found, 4 + i);
                }
            }
        }
    }
}
