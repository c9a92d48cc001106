package io.jenkins.plugins.mlops.engine.data.survey;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.Counts;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A column that was looked at.
 *
 * @param column name and type
 * @param decided its kind and who decided it; null for a column without a value of which nobody says anything
 * @param content the kind its content has, whatever was declared; null for a column without a value
 * @param counts its values
 */
public record SurveyedColumn(Column column, DecidedKind decided, ColumnKind content, Counts counts) {
    /** Its kind, if it has one. */
    public Optional<ColumnKind> kind() {
        return Optional.ofNullable(decided).map(DecidedKind::kind);
    }

    /** Returns the type of its values as they were read. */
    public Storage storage() {
        return Storage.of(column);
    }

    /** Its row in the table of columns of a result: {@code name, type, kind, kindBy, missing, distinct, approximate}. */
    public Map<String, Object> shown() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", column.name());
        row.put("type", column.type());
        if (decided != null) {
            row.put("kind", decided.kind().toString());
            row.put("kindBy", decided.by().toString());
        }
        row.put("missing", counts.missing());
        if (counts.different() >= 0) {
            row.put("distinct", counts.different());
            if (counts.approximate()) {
                row.put("approximate", true);
            }
        }
        return row;
    }
}
