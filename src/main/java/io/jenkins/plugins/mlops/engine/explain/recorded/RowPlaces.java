package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.result.Example;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where rows stand that were counted while a table passed by.
 *
 * @param session where the table is open
 * @param table the table
 * @param where which of its rows were counted
 * @param masked columns whose values are never shown
 */
public record RowPlaces(DuckSession session, Table table, String where, List<String> masked) {
    private record Place(String file, long row) {}

    List<Example> examples(Comparison comparison, RecordedPredictions recorded, ModelAnswers answers) {
        List<Example> examples = new ArrayList<>();
        for (Comparison.Apart apart : comparison.worst()) {
            Place place = place(apart.row());
            String column = recorded.columns().get(apart.column()).name();
            boolean label = comparison.candidate().form() == RecordedForm.LABEL;
            boolean hidden = masked.contains(column);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(column, hidden ? "***" : label ? shown(answers, apart.recorded()) : (Object) apart.recorded());
            values.put("as read here", hidden ? "***" : label ? shown(answers, apart.ours()) : (Object) apart.ours());
            examples.add(new Example(place.file(), place.row(), values));
        }
        return examples;
    }

    private static String shown(ModelAnswers answers, double label) {
        return answers.classes().get((int) label);
    }

    /** File and row, from 1, of the k-th counted row, from 0. */
    private Place place(long k) {
        long before = 0;
        try {
            for (InputFile file : table.files()) {
                String rows = "(" + table.numbered(file, "\"row number\"") + ") WHERE " + where;
                long count =
                        ((Number) session.query("SELECT count(*) FROM " + rows).get(0)[0]).longValue();
                if (k < before + count) {
                    Object row = session.query("SELECT \"row number\" FROM " + rows
                                    + " ORDER BY \"row number\" LIMIT 1 OFFSET " + (k - before))
                            .get(0)[0];
                    return new Place(file.shown(), ((Number) row).longValue());
                }
                before += count;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("rows that were read before cannot be read again: " + e.getMessage(), e);
        }
        throw new IllegalStateException("row " + k + " of " + before);
    }
}
