package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.result.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The current data, looked at: rows that are here, or rows that a database counts. */
interface CurrentData {
    /** Its columns in order, by name. */
    Map<String, SurveyedColumn> columns();

    /** Number of the rows to look at. */
    long count();

    /** Number of rows with those outside the window. */
    long allRows();

    /** Tells whether the rows come from files, and not from a database. */
    boolean isOfFiles();

    /** Earliest and latest timestamp of the rows; null without a timestamp. */
    MonitoredTable.Times times();

    /**
     * What the result says of it.
     *
     * @param name what is watched
     */
    Subject subject(String name);

    /** A column by its exact name. */
    default Optional<SurveyedColumn> column(String name) {
        return Optional.ofNullable(columns().get(name));
    }

    /** Names of all columns. */
    default List<String> names() {
        return List.copyOf(columns().keySet());
    }
}
