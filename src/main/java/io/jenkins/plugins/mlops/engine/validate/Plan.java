package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * What all rules together have to know of a table, computed in as few scans as possible: one for every aggregate, whatever the number of
 * rules, and one for all frequencies of values that have the same {@code where}. Equal expressions are computed once.
 */
public final class Plan {
    private final Table table;
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, Map<List<String>, Frequency>> frequencies = new LinkedHashMap<>();

    public Plan(Table table) {
        this.table = table;
    }

    /** Asks for an aggregate, for example {@code avg("age")}. */
    public Measure measure(String sql) {
        return measures.computeIfAbsent(sql, key -> new Measure());
    }

    /** Asks for an aggregate over the rows a condition chooses; null chooses all. */
    public Measure measure(String sql, String where) {
        return measure(where == null ? sql : sql + " FILTER (WHERE " + where + ")");
    }

    /** Asks for the frequencies of the values of columns. */
    public Frequency frequency(List<String> columns, String where) {
        return frequencies.computeIfAbsent(where == null ? "" : where, key -> new LinkedHashMap<>())
                .computeIfAbsent(List.copyOf(columns), key -> new Frequency());
    }

    /** Number of scans this plan needs. */
    public int scans() {
        return (measures.isEmpty() ? 0 : 1) + frequencies.size();
    }

    /**
     * Runs the plan.
     *
     * @param progress is told how far the whole is, 0 to 1
     */
    public void run(DuckSession session, DoubleConsumer progress) throws SQLException {
        int scans = scans();
        int done = 0;
        if (!measures.isEmpty()) {
            String sql = measures.keySet().stream().collect(Collectors.joining(", ", "SELECT ", " FROM " + Sql.name(table.name())));
            Object[] row = session.query(sql, 1, fraction -> progress.accept(fraction / scans)).get(0);
            int i = 0;
            for (Measure measure : measures.values()) {
                measure.set(row[i++]);
            }
            done++;
        }
        for (Map.Entry<String, Map<List<String>, Frequency>> group : frequencies.entrySet()) {
            int before = done++;
            count(session, group.getKey(), group.getValue(), fraction -> progress.accept((before + fraction) / scans));
        }
    }

    /** All frequencies with one {@code where} in one scan, by grouping sets. */
    private void count(DuckSession session, String where, Map<List<String>, Frequency> wanted, DoubleConsumer progress) throws SQLException {
        Set<String> all = new LinkedHashSet<>();
        wanted.keySet().forEach(all::addAll);
        List<String> columns = new ArrayList<>(all);
        List<List<String>> sets = new ArrayList<>(wanted.keySet());
        String names = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
        String groupingSets = sets.stream()
                .map(set -> set.stream().map(Sql::name).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        StringBuilder missing = new StringBuilder("false");
        for (List<String> set : sets) {
            if (set.size() == 1) {
                missing.append(" OR (g = ").append(grouping(columns, set)).append(" AND ").append(Sql.name(set.get(0))).append(" IS NULL)");
            }
        }
        String sql = "SELECT g, sum(c), count(*), count(*) FILTER (WHERE c = 1), min(c), max(c), sum(c * ln(c)) FROM (SELECT GROUPING(" + names
                + ") AS g, " + names + ", count(*) AS c FROM " + Sql.name(table.name()) + (where.isEmpty() ? "" : " WHERE " + where)
                + " GROUP BY GROUPING SETS (" + groupingSets + ")) WHERE NOT (" + missing + ") GROUP BY g";
        for (Object[] row : session.query(sql, Integer.MAX_VALUE, progress)) {
            long g = ((Number) row[0]).longValue();
            for (List<String> set : sets) {
                if (grouping(columns, set) == g) {
                    wanted.get(set).set(number(row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5]), ((Number) row[6]).doubleValue());
                }
            }
        }
    }

    /** The value of SQL's GROUPING for a set: a bit for each column, the first the highest, 1 where the column is not in the set. */
    private static long grouping(List<String> columns, List<String> set) {
        long bits = 0;
        for (String column : columns) {
            bits = bits * 2 + (set.contains(column) ? 0 : 1);
        }
        return bits;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
