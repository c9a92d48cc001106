package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.survey.ColumnSurvey;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the two tables, opened and looked at.
 *
 * @param table the table
 * @param fingerprint identity of its content
 * @param rows the rows to look at
 * @param allRows rows outside the window counted as well
 * @param times earliest and latest timestamp of the rows; null without a timestamp
 * @param columns its columns in order, by name
 */
record MonitoredTable(
        Table table,
        Fingerprint fingerprint,
        ColumnSurvey.Rows rows,
        long allRows,
        Times times,
        Map<String, SurveyedColumn> columns) {
    MonitoredTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * A stretch of time.
     *
     * @param earliest its beginning
     * @param latest its end
     */
    record Times(Instant earliest, Instant latest) {}

    /** A column by its exact name. */
    Optional<SurveyedColumn> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Names of all columns. */
    List<String> names() {
        return List.copyOf(columns.keySet());
    }
}
