package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plan of all measurements that the rules need of a table, computed in as few scans as possible: one for every aggregate (one more for each
 * further thousand), and one for all frequencies of values that have the same {@code where}. Where columns can be read alone, different values are
 * counted by a scan of their own: beside many other aggregates the database takes twice the time for it. Equal expressions are computed once.
 */
public final class Plan {
    private static final String GROUP = "grouping_id";
    /** Aggregates of one statement: the time the database takes to plan one grows with the square of their number. */
    private static final int MOST_AGGREGATES = 1_000;
    /** So many aggregates cost as much as one that counts different values, in time to plan and in memory. */
    private static final int DISTINCT_WEIGHT = 16;

    private final Relation table;
    private final Dialect dialect;
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, Map<List<String>, Frequency>> frequencies = new LinkedHashMap<>();

    public Plan(Relation table, Dialect dialect) {
        this.table = table;
        this.dialect = dialect;
    }

    /** Asks for the number of rows for which a condition is true; null counts all. */
    public Measure count(String condition) {
        return measure(condition == null ? "count(*)" : "count(CASE WHEN " + condition + " THEN 1 END)");
    }

    /** Asks for an aggregate, for example {@code avg("age")}. */
    public Measure measure(String sql) {
        return measures.computeIfAbsent(sql, key -> new Measure());
    }

    /**
     * Asks for an aggregate of an expression over the rows a condition chooses; null chooses all. SQL's own {@code FILTER} would copy all
     * columns for each aggregate: with a hundred rules it is three times as slow as this.
     *
     * @param aggregate with {@code %s} for the expression, for example {@code avg(%s)}
     */
    public Measure measure(String aggregate, String expression, String where) {
        return measure(aggregate.formatted(
                where == null ? expression : "CASE WHEN " + where + " THEN " + expression + " END"));
    }

    /** Asks for the frequencies of the values of columns; their order does not matter. */
    public Frequency frequency(List<String> columns, String where) {
        return frequencies
                .computeIfAbsent(where == null ? "" : where, key -> new LinkedHashMap<>())
                .computeIfAbsent(columns.stream().sorted().distinct().toList(), key -> new Frequency());
    }

    /** The number of different values of a column, if the plan has counted them over all rows. */
    public Optional<Long> distinct(String column) {
        Measure counted = measures.get("count(DISTINCT " + dialect.name(column) + ")");
        return counted != null
                ? Optional.of(counted.count())
                : Optional.ofNullable(frequencies.getOrDefault("", Map.of()).get(List.of(column)))
                        .map(Frequency::distinct);
    }

    /** Number of scans this plan needs. */
    public int scans() {
        return statements().size()
                + frequencies.values().stream()
                        .mapToInt(wanted -> batches(wanted).size())
                        .sum();
    }

    /**
     * Runs the plan.
     *
     * @param progress is told how far the whole is, 0 to 1
     */
    public void run(SqlSession session, DoubleConsumer progress) throws SQLException {
        int scans = scans();
        int done = 0;
        for (List<Map.Entry<String, Measure>> some : statements()) {
            String sql = some.stream()
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", ", "SELECT ", " FROM " + dialect.name(table.name())));
            int before = done++;
            Object[] row = session.query(sql, 1, fraction -> progress.accept((before + fraction) / scans))
                    .get(0);
            for (int i = 0; i < row.length; i++) {
                some.get(i).getValue().set(row[i]);
            }
        }
        for (Map.Entry<String, Map<List<String>, Frequency>> group : frequencies.entrySet()) {
            for (List<List<String>> sets : batches(group.getValue())) {
                int before = done++;
                count(
                        session,
                        group.getKey(),
                        sets,
                        group.getValue(),
                        fraction -> progress.accept((before + fraction) / scans));
            }
        }
    }

    /** The aggregates, those together that one statement computes. */
    private List<List<Map.Entry<String, Measure>>> statements() {
        int apart = dialect.mostDistinct();
        if (apart == 0 && !table.isReadByColumn()) {
            return statements(measures.entrySet(), DISTINCT_WEIGHT);
        }
        List<List<Map.Entry<String, Measure>>> statements = new ArrayList<>();
        Map<Boolean, List<Map.Entry<String, Measure>>> kinds =
                measures.entrySet().stream().collect(Collectors.partitioningBy(Plan::isDistinct));
        statements.addAll(statements(kinds.get(false), 1));
        statements.addAll(statements(kinds.get(true), apart == 0 ? DISTINCT_WEIGHT : MOST_AGGREGATES / apart));
        return statements;
    }

    private static List<List<Map.Entry<String, Measure>>> statements(
            Collection<Map.Entry<String, Measure>> some, int distinctWeight) {
        List<List<Map.Entry<String, Measure>>> statements = new ArrayList<>();
        int weight = MOST_AGGREGATES;
        for (Map.Entry<String, Measure> measure : some) {
            int own = isDistinct(measure) ? distinctWeight : 1;
            if (weight + own > MOST_AGGREGATES) {
                statements.add(new ArrayList<>());
                weight = 0;
            }
            weight += own;
            statements.get(statements.size() - 1).add(measure);
        }
        return statements;
    }

    private static boolean isDistinct(Map.Entry<String, Measure> measure) {
        return measure.getKey().startsWith("count(DISTINCT ");
    }

    /** The sets of columns, those together that one statement can count. */
    private List<List<List<String>>> batches(Map<List<String>, Frequency> wanted) {
        List<List<List<String>>> batches = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (List<String> set : wanted.keySet()) {
            columns.addAll(set);
            if (batches.isEmpty() || columns.size() > dialect.mostGrouped()) {
                batches.add(new ArrayList<>());
                columns = new LinkedHashSet<>(set);
            }
            batches.get(batches.size() - 1).add(set);
        }
        return batches;
    }

    /** Frequencies with one {@code where} in one scan, by grouping sets. */
    private void count(
            SqlSession session,
            String where,
            List<List<String>> sets,
            Map<List<String>, Frequency> wanted,
            DoubleConsumer progress)
            throws SQLException {
        List<String> columns = sets.stream().flatMap(List::stream).distinct().toList();
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
        String groupingSets = sets.stream()
                .map(set -> set.stream()
                        .map(name -> "k" + columns.indexOf(name))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        StringBuilder missing = new StringBuilder("false");
        for (List<String> set : sets) {
            if (set.size() == 1) {
                missing.append(" OR (")
                        .append(GROUP)
                        .append(" = ")
                        .append(grouping(columns, set))
                        .append(" AND k")
                        .append(columns.indexOf(set.get(0)))
                        .append(" IS NULL)");
            }
        }
        // The columns go by numbers: a column may itself be called like something that is computed here.
        String keys = IntStream.range(0, columns.size())
                .mapToObj(i -> dialect.name(columns.get(i)) + " AS k" + i)
                .collect(Collectors.joining(", "));
        String sql = "SELECT " + GROUP
                + ", sum(n), count(*), count(*) FILTER (WHERE n = 1), min(n), max(n), sum(n * " + dialect.logarithm("n")
                + ") FROM (SELECT "
                + dialect.grouping(names)
                + " AS " + GROUP + ", " + names + ", count(*) AS n FROM (SELECT " + keys + " FROM "
                + dialect.name(table.name()) + (where.isEmpty() ? "" : " WHERE " + where)
                + ") AS chosen GROUP BY GROUPING SETS (" + groupingSets + ")) AS counted WHERE NOT (" + missing
                + ") GROUP BY " + GROUP;
        for (Object[] row : session.query(sql, Integer.MAX_VALUE, progress)) {
            long g = ((Number) row[0]).longValue();
            for (List<String> set : sets) {
                if (grouping(columns, set) == g) {
                    wanted.get(set)
                            .set(
                                    number(row[1]),
                                    number(row[2]),
                                    number(row[3]),
                                    number(row[4]),
                                    number(row[5]),
                                    ((Number) row[6]).doubleValue());
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
