package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns that hold the model's own recorded predictions: one, or one for each class in the order of the model's classes.
 *
 * @param columns the columns
 * @param form what they are, where the user says so; else null
 */
public record RecordedPredictions(List<RecordedColumn> columns, RecordedForm form) {
    /**
     * Finds the columns.
     *
     * @param given {@code COLUMN} or {@code COLUMN=FORM}, as the user writes it; forms are probability, score, value and label
     * @throws BadInputException for an unknown or repeated column, or two forms
     */
    public static RecordedPredictions of(List<String> given, Table table) {
        List<RecordedColumn> columns = new ArrayList<>();
        Set<RecordedForm> forms = new LinkedHashSet<>();
        for (String one : given) {
            String name = name(one, table);
            if (table.column(name).isEmpty()) {
                throw new BadInputException("unknown column \"" + name + "\" of recorded predictions"
                        + Suggestion.hint(name, table.columnNames()));
            }
            if (columns.stream().anyMatch(column -> column.name().equals(name))) {
                throw new BadInputException("column \"" + name + "\" of recorded predictions is named twice");
            }
            columns.add(new RecordedColumn(table.column(name).orElseThrow()));
            if (!name.equals(one)) {
                forms.add(RecordedForm.named(one.substring(name.length() + 1)).orElseThrow());
            }
        }
        if (forms.size() > 1) {
            throw new BadInputException("recorded predictions are of one form, found " + forms);
        }
        return new RecordedPredictions(
                columns, forms.isEmpty() ? null : forms.iterator().next());
    }

    /** Names of the columns that are meant, without their forms. */
    public static List<String> names(List<String> given, Table table) {
        return given.stream().map(one -> name(one, table)).toList();
    }

    /** A column may have an equals sign in its name. */
    private static String name(String given, Table table) {
        int equals = given.lastIndexOf('=');
        boolean form = equals > 0
                && table.column(given).isEmpty()
                && RecordedForm.named(given.substring(equals + 1)).isPresent();
        return form ? given.substring(0, equals) : given;
    }

    /** Tells whether there is nothing to compare. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** The columns as they are collected. */
    public List<BesideColumn> collected() {
        return List.copyOf(columns);
    }
}
