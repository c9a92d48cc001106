package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.data.survey.ColumnSurvey;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table that a model was explained on.
 *
 * @param table its files and columns
 * @param fingerprint the identity of its content
 * @param columns its columns with their kinds
 * @param database version of the database that read it
 */
record ExplainedTable(Table table, Fingerprint fingerprint, List<SurveyedColumn> columns, String database) {
    /** Looks at all rows of a table. */
    static ExplainedTable of(Table table, TableReader reader, DuckSession session) throws SQLException {
        String from = Sql.name(table.name());
        long rows = ((Number) session.query("SELECT count(*) FROM " + from).get(0)[0]).longValue();
        List<SurveyedColumn> columns = new ColumnSurvey(session, new ColumnSurvey.Rows(from, "TRUE", rows))
                .of(table.columns(), reader.kinds());
        return new ExplainedTable(table, reader.fingerprint(table), columns, session.version());
    }

    /** The section {@code schema}: each column, its kind and who decided it, and what it was used as. */
    Section section(ExplainRequest request, Model model) {
        Set<String> features = model.features().stream().map(Feature::name).collect(Collectors.toSet());
        List<Map<String, Object>> shown = new ArrayList<>();
        for (SurveyedColumn column : columns) {
            Map<String, Object> row = column.shown();
            String name = column.column().name();
            if (name.equals(request.columns().target())) {
                row.put("role", "target");
            } else if (features.contains(name)) {
                row.put("role", "feature");
            }
            if (request.columns().sensitive().contains(name)) {
                row.put("sensitive", true);
            }
            shown.add(row);
        }
        return new Section("schema", "Columns", Map.of("columns", shown));
    }
}
