package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.survey.ColumnSurvey;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.result.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, SurveyedColumn> columns)
        implements CurrentData {
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

    @Override
    public long count() {
        return rows.count();
    }

    @Override
    public boolean isOfFiles() {
        return table.files().get(0).digest() == null;
    }

    @Override
    public Subject subject(String name) {
        List<InputFile> files = table.files();
        List<Subject.SubjectFile> listed = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            listed.add(new Subject.SubjectFile(
                    files.get(i).shown(),
                    files.get(i).bytes(),
                    files.size() == 1 ? allRows : null,
                    fingerprint.files().get(i)));
        }
        return new Subject(
                "deployment",
                name,
                fingerprint.dataset(),
                new Subject.Size(table.bytes(), rows.count(), table.columns().size()),
                listed);
    }
}
