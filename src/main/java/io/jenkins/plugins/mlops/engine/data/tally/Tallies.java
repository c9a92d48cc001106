package io.jenkins.plugins.mlops.engine.data.tally;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.DoubleConsumer;

/**
 * Counts rows by value for many expressions at once: by one aggregate each where the database has one that counts by value, else by grouping sets. A scan
 * is shared by as many expressions as fit a statement.
 */
public final class Tallies {
    /** Databases refuse longer statements; Trino's limit is a million characters. */
    private static final int LONGEST = 600_000;
    /** Beyond this, plans of grouping sets get large. */
    private static final int MOST_TOGETHER = 100;

    private final SqlSession session;
    private final String from;

    /** @param from the rows, as what stands behind FROM: a table and a condition */
    public Tallies(SqlSession session, String from) {
        this.session = session;
        this.from = from;
    }

    /**
     * An expression to count by.
     *
     * @param key what the caller calls it
     * @param value SQL; a text, a whole number, or a number of double precision
     * @param most different values to count; more are an overflow
     */
    public record Wanted(String key, String value, int most) {}

    /**
     * Counts.
     *
     * @param progress is told how far the database is, where it tells it
     * @return the counts by key
     */
    public Map<String, Tally> count(List<Wanted> wanted, DoubleConsumer progress) throws SQLException {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        wanted.forEach(one -> tallies.put(one.key(), new Tally()));
        int from = 0;
        while (from < wanted.size()) {
            int to = from;
            int length = 0;
            while (to < wanted.size() && to - from < MOST_TOGETHER) {
                length += wanted.get(to).value().length();
                if (to > from && length > LONGEST) {
                    break;
                }
                to++;
            }
            List<Wanted> some = wanted.subList(from, to);
            if (session.dialect().tally("1") == null) {
                grouped(some, tallies, progress);
            } else {
                aggregated(some, tallies, progress);
            }
            from = to;
        }
        return tallies;
    }

    private void aggregated(List<Wanted> wanted, Map<String, Tally> tallies, DoubleConsumer progress)
            throws SQLException {
        StringJoiner aggregates = new StringJoiner(", ", "SELECT ", " FROM " + from);
        wanted.forEach(one -> aggregates.add(session.dialect().tally(one.value())));
        Object[] found = session.query(aggregates.toString(), 1, progress).get(0);
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                continue;
            }
            Wanted one = wanted.get(i);
            Map<?, ?> counts = (Map<?, ?>) found[i];
            counts.forEach((value, rows) ->
                    tallies.get(one.key()).add(String.valueOf(value), ((Number) rows).longValue(), one.most()));
        }
    }

    /** One row for each value of each expression. No more rows of an expression are fetched than tell that it has too many. */
    private void grouped(List<Wanted> wanted, Map<String, Tally> tallies, DoubleConsumer progress) throws SQLException {
        Dialect sql = session.dialect();
        StringJoiner values = new StringJoiner(", ");
        StringJoiner names = new StringJoiner(", ");
        StringJoiner sets = new StringJoiner(", ");
        StringJoiner which = new StringJoiner(" ", "CASE ", " END");
        StringJoiner shown = new StringJoiner(", ");
        StringJoiner kept = new StringJoiner(" ", "CASE which ", " END");
        for (int i = 0; i < wanted.size(); i++) {
            String name = "v" + i;
            values.add(wanted.get(i).value() + " AS " + name);
            names.add(name);
            sets.add("(" + name + ")");
            which.add("WHEN " + name + " IS NOT NULL THEN " + i);
            shown.add(sql.shown(name));
            kept.add("WHEN " + i + " THEN " + (wanted.get(i).most() + 1L));
        }
        String value = wanted.size() == 1 ? shown.toString() : "COALESCE(" + shown + ")";
        String query =
                "SELECT which, value, rows_of_it FROM (SELECT which, value, rows_of_it, row_number() OVER (PARTITION BY which ORDER BY rows_of_it DESC) AS nth FROM (SELECT "
                        + which + " AS which, " + value + " AS value, rows_of_it FROM (SELECT " + names
                        + ", count(*) AS rows_of_it FROM (SELECT " + values + " FROM " + from
                        + ") AS rows_in GROUP BY GROUPING SETS (" + sets
                        + ")) AS grouped) AS told WHERE which IS NOT NULL) AS counted WHERE nth <= " + kept;
        for (Object[] row : session.query(query, Integer.MAX_VALUE, progress)) {
            Wanted one = wanted.get(((Number) row[0]).intValue());
            tallies.get(one.key()).add(String.valueOf(row[1]), ((Number) row[2]).longValue(), one.most());
        }
    }
}
