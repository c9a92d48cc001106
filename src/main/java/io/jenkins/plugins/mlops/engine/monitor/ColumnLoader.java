package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads single columns of a table out of the database. */
final class ColumnLoader {
    /** A column of more categories is not compared: nearly every row has its own. */
    static final int MOST_CATEGORIES = 100_000;

    private final DuckSession session;
    private final String entity;

    /** @param entity column whose values say which rows belong together, or null */
    ColumnLoader(DuckSession session, String entity) {
        this.session = session;
        this.entity = entity;
    }

    /**
     * A loaded column of numbers.
     *
     * @param sample its values
     * @param effect its design effect
     */
    record Numbers(NumericSample sample, ClusterEffect effect) {}

    /**
     * A loaded column of categories.
     *
     * @param sample its counts
     * @param effect its design effect
     */
    record Categories(CategoricalSample sample, ClusterEffect effect) {}

    /**
     * A column of which only the presence of values was looked at.
     *
     * @param rows rows with and without a value
     * @param effect its design effect
     */
    record Presence(ColumnPair.Filled rows, ClusterEffect effect) {}

    /** More categories than can be compared. */
    static final class TooManyCategories extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private String entityOf(MonitoredTable side) {
        return entity != null && side.column(entity).isPresent() ? entity : null;
    }

    /** A column of numbers, or of dates and times as seconds since 1970. */
    Numbers numbers(MonitoredTable side, String column, ColumnKind kind) throws SQLException {
        String group = entityOf(side);
        double[][] values = {new double[capacity(side)]};
        int[][] groups = {new int[group == null ? 0 : values[0].length]};
        int[] count = new int[1];
        Map<Long, Integer> codes = new HashMap<>();
        session.each(select(side, ValueSql.number(column(side, column), kind), group), row -> {
            int i = count[0]++;
            double value = row.getDouble(1);
            values[0][i] = row.wasNull() ? Double.NaN : value;
            if (group != null) {
                groups[0][i] = codes.computeIfAbsent(row.getLong(2), key -> codes.size());
            }
        });
        if (group == null) {
            return new Numbers(NumericSample.taking(values[0], count[0]), ClusterEffect.NONE);
        }
        double[] rows = Arrays.copyOf(values[0], count[0]);
        NumericSample sample = NumericSample.of(rows);
        return new Numbers(sample, ClusterEffect.ofNumbers(rows, sample, groups[0]));
    }

    /** A column of categories, or of true and false. */
    Categories categories(MonitoredTable side, String column, ColumnKind kind) throws SQLException {
        String text = ValueSql.name(column(side, column), kind);
        if (entityOf(side) != null) {
            return grouped(side, text);
        }
        Map<String, Long> counts = new TreeMap<>();
        long[] missing = new long[1];
        session.each(
                "SELECT " + text + ", count(*) FROM " + side.rows().from() + " WHERE "
                        + side.rows().where() + " GROUP BY 1",
                row -> {
                    String value = row.getString(1);
                    if (value == null) {
                        missing[0] += row.getLong(2);
                    } else {
                        counts.put(value, row.getLong(2));
                    }
                    requireFew(counts.size());
                });
        return new Categories(new CategoricalSample(counts, missing[0]), ClusterEffect.NONE);
    }

    private Categories grouped(MonitoredTable side, String text) throws SQLException {
        int[] codes = new int[capacity(side)];
        int[] groups = new int[codes.length];
        int[] count = new int[1];
        Map<String, Integer> dictionary = new HashMap<>();
        Map<Long, Integer> groupCodes = new HashMap<>();
        session.each(select(side, text, entityOf(side)), row -> {
            int i = count[0]++;
            String value = row.getString(1);
            codes[i] = value == null ? -1 : dictionary.computeIfAbsent(value, key -> dictionary.size());
            groups[i] = groupCodes.computeIfAbsent(row.getLong(2), key -> groupCodes.size());
            requireFew(dictionary.size());
        });
        String[] names = new String[dictionary.size()];
        dictionary.forEach((name, code) -> names[code] = name);
        int[] rows = Arrays.copyOf(codes, count[0]);
        return new Categories(CategoricalSample.of(rows, names), ClusterEffect.ofCategories(rows, groups));
    }

    /** Reads which rows of a column have a value, and what its rows are worth for that. */
    Presence presence(MonitoredTable side, String column) throws SQLException {
        SurveyedColumn surveyed = side.columns().get(column);
        ClusterEffect effect = entityOf(side) == null
                ? ClusterEffect.NONE
                : grouped(side, "CASE WHEN " + Sql.name(column) + " IS NOT NULL THEN '' END")
                        .effect();
        return new Presence(
                new ColumnPair.Filled(
                        surveyed.counts().present(), surveyed.counts().missing()),
                effect);
    }

    private static Column column(MonitoredTable side, String name) {
        return side.columns().get(name).column();
    }

    private static int capacity(MonitoredTable side) {
        return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(16, side.rows().count()));
    }

    private static String select(MonitoredTable side, String value, String group) {
        return "SELECT " + value + (group == null ? "" : ", CAST(hash(" + Sql.name(group) + ") >> 1 AS BIGINT)")
                + " FROM " + side.rows().from() + " WHERE " + side.rows().where();
    }

    private static void requireFew(int categories) {
        if (categories > MOST_CATEGORIES) {
            throw new TooManyCategories();
        }
    }
}
