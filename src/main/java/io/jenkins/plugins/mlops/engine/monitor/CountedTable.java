package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.result.Subject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The current data in a database that counts it.
 *
 * @param columns its columns in order, by name
 * @param dataset what the database told of its rows
 * @param allRows rows outside the window counted as well
 * @param times earliest and latest timestamp of the rows; null without a timestamp
 * @param numbers what the first scan found of columns of numbers and times, by name
 * @param crowded columns of more categories than can be compared, which are not counted at all
 */
record CountedTable(
        Map<String, SurveyedColumn> columns,
        Subject dataset,
        long allRows,
        MonitoredTable.Times times,
        Map<String, CountedNumbers> numbers,
        Set<String> crowded)
        implements CurrentData {
    CountedTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    @Override
    public long count() {
        return dataset.rows();
    }

    @Override
    public boolean isOfFiles() {
        return false;
    }

    @Override
    public Subject subject(String name) {
        return new Subject("deployment", name, dataset.fingerprint(), dataset.size(), dataset.files());
    }
}
