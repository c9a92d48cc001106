package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
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

    /** More categories than can be compared. */
    static final class TooManyCategories extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private String entityOf(Side side) {
        return entity != null && side.table().column(entity).isPresent() ? entity : null;
    }

    Numbers numbers(Side side, String column) throws SQLException {
        String group = entityOf(side);
        double[][] values = {new double[(int) Math.min(Integer.MAX_VALUE - 8, Math.max(16, side.rows()))]};
        int[][] groups = {new int[group == null ? 0 : values[0].length]};
        int[] count = new int[1];
        Map<Long, Integer> codes = new HashMap<>();
        String sql = "SELECT CAST(" + Sql.name(column) + " AS DOUBLE)"
                + (group == null ? "" : ", CAST(hash(" + Sql.name(group) + ") >> 1 AS BIGINT)") + " FROM " + side.from()
                + " WHERE " + side.where();
        session.each(sql, row -> {
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

    Categories categories(Side side, String column) throws SQLException {
        String group = entityOf(side);
        String text = "CAST(" + Sql.name(column) + " AS VARCHAR)";
        if (group == null) {
            Map<String, Long> counts = new TreeMap<>();
            long[] missing = new long[1];
            session.each(
                    "SELECT " + text + ", count(*) FROM " + side.from() + " WHERE " + side.where() + " GROUP BY 1",
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
        int[][] codes = {new int[(int) Math.min(Integer.MAX_VALUE - 8, Math.max(16, side.rows()))]};
        int[] groups = new int[codes[0].length];
        int[] count = new int[1];
        Map<String, Integer> dictionary = new HashMap<>();
        Map<Long, Integer> groupCodes = new HashMap<>();
        session.each(
                "SELECT " + text + ", CAST(hash(" + Sql.name(group) + ") >> 1 AS BIGINT) FROM " + side.from()
                        + " WHERE " + side.where(),
                row -> {
                    int i = count[0]++;
                    String value = row.getString(1);
                    codes[0][i] = value == null ? -1 : dictionary.computeIfAbsent(value, key -> dictionary.size());
                    groups[i] = groupCodes.computeIfAbsent(row.getLong(2), key -> groupCodes.size());
                    requireFew(dictionary.size());
                });
        String[] names = new String[dictionary.size()];
        dictionary.forEach((name, code) -> names[code] = name);
        int[] rows = Arrays.copyOf(codes[0], count[0]);
        return new Categories(CategoricalSample.of(rows, names), ClusterEffect.ofCategories(rows, groups));
    }

    private static void requireFew(int categories) {
        if (categories > MOST_CATEGORIES) {
            throw new TooManyCategories();
        }
    }

    /** A column frozen. */
    ColumnProfile profile(Side side, String column, boolean numeric, int cells) throws SQLException {
        if (numeric) {
            Numbers numbers = numbers(side, column);
            return new ColumnProfile.Numeric(
                    io.jenkins.plugins.mlops.engine.drift.profile.NumericProfile.of(numbers.sample(), cells),
                    numbers.effect());
        }
        Categories categories = categories(side, column);
        return new ColumnProfile.Categorical(categories.sample(), categories.effect());
    }
}
