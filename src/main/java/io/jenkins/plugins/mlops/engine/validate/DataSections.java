package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.contract.Contract;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of the report that show the data itself: its columns, the contract's notes, and how many rows its slices have. */
final class DataSections {
    private static final int MOST_GROUPS = 200;
    private static final String COUNT = "__mlops_count";

    private final SqlSession session;
    private final Relation table;
    private final Dialect sql;
    private final Set<String> sensitive;

    DataSections(SqlSession session, Relation table, Set<String> sensitive) {
        this.session = session;
        this.sql = session.dialect();
        this.table = table;
        this.sensitive = sensitive;
    }

    Section schema(List<SurveyedColumn> surveyed, String target) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (SurveyedColumn column : surveyed) {
            Map<String, Object> shown = column.shown();
            String name = column.column().name();
            if (name.equals(target)) {
                shown.put("role", "target");
            }
            if (sensitive.contains(name)) {
                shown.put("sensitive", true);
            }
            columns.add(shown);
        }
        return new Section("schema", "Columns", Map.of("columns", columns));
    }

    static Section contract(Contract contract) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", contract.file());
        data.put("format", contract.format());
        data.put("name", contract.name());
        data.put("rules", contract.rules().size());
        if (!contract.notes().isEmpty()) {
            data.put("notes", contract.notes());
        }
        return new Section("contract", "Contract", data);
    }

    /** Rows of each combination of values, and the Hill numbers of order 0, 1 and 2 (Hill 1973): effective numbers of groups. */
    Section diversity(List<List<String>> slices, Map<String, Double> metrics) throws SQLException {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (List<String> slice : slices) {
            String names = slice.stream().map(sql::name).collect(Collectors.joining(", "));
            String grouped = "(SELECT " + names + ", count(*) AS " + COUNT + " FROM " + sql.name(table.name())
                    + " GROUP BY " + names + ") AS grouped";
            Object[] totals = session.query(
                            "SELECT count(*), sum(n), sum(n * " + sql.logarithm("n") + "), sum(" + sql.asDouble("n")
                                    + " * n), min(n) FROM (SELECT " + COUNT + " AS n FROM " + grouped + ") AS counted")
                    .get(0);
            double groups = ((Number) totals[0]).doubleValue();
            if (groups == 0) {
                continue;
            }
            double rows = ((Number) totals[1]).doubleValue();
            String name = String.join(" x ", slice);
            Map<String, Object> hill = new LinkedHashMap<>();
            hill.put("0", groups);
            hill.put("1", Math.exp(Math.log(rows) - ((Number) totals[2]).doubleValue() / rows));
            hill.put("2", rows * rows / ((Number) totals[3]).doubleValue());
            metrics.put("diversity." + name, (Double) hill.get("1"));
            metrics.put("smallestSlice." + name, ((Number) totals[4]).doubleValue());
            shown.add(Map.of("name", name, "hill", hill, "groups", groups(slice, grouped, rows)));
        }
        return new Section("diversity", "Rows by slice", Map.of("slices", shown));
    }

    private List<Map<String, Object>> groups(List<String> slice, String grouped, double rows) throws SQLException {
        boolean masked = slice.stream().anyMatch(sensitive::contains);
        String label = slice.stream()
                .map(name -> "coalesce(" + sql.shown(sql.name(name)) + ", '(missing)')")
                .collect(Collectors.joining(" || ' x ' || "));
        List<Map<String, Object>> groups = new ArrayList<>();
        for (Object[] row : session.query(
                "SELECT " + label + ", " + COUNT + " FROM " + grouped + " ORDER BY 2 DESC, 1 LIMIT " + MOST_GROUPS)) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("group", masked ? "group " + (groups.size() + 1) : row[0]);
            group.put("rows", ((Number) row[1]).longValue());
            group.put("share", ((Number) row[1]).doubleValue() / rows);
            groups.add(group);
        }
        return groups;
    }
}
