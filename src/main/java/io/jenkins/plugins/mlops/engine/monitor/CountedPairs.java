package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.data.tally.Tallies;
import io.jenkins.plugins.mlops.engine.data.tally.Tally;
import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.profile.CellEdges;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/** Both sides of columns that their database counts: the second scan. */
final class CountedPairs implements PairSource {
    private final CountedTable current;
    private final BaselineProfiles profiles;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, Map<Integer, Long>> buckets = new HashMap<>();

    private CountedPairs(CountedTable current, BaselineProfiles profiles) {
        this.current = current;
        this.profiles = profiles;
    }

    /**
     * Counts.
     *
     * @param from the rows, as what stands behind FROM
     * @param columns the columns to compare
     * @param progress is told how far the database is
     */
    static CountedPairs count(
            SqlSession session,
            String from,
            CountedTable current,
            BaselineProfiles profiles,
            List<ColumnPlan.Compared> columns,
            DoubleConsumer progress)
            throws SQLException {
        CountedPairs pairs = new CountedPairs(current, profiles);
        Tallies tallies = new Tallies(session, from);
        List<Tallies.Wanted> wanted = new ArrayList<>();
        List<Tallies.Wanted> cells = new ArrayList<>();
        for (ColumnPlan.Compared column : columns) {
            if (!column.presenceOnly() && !current.crowded().contains(column.name())) {
                pairs.want(column, session.dialect(), wanted, cells);
            }
        }
        List<Tallies.Wanted> all = new ArrayList<>(wanted);
        all.addAll(cells);
        Map<String, Tally> counted = tallies.count(all, progress);
        List<Tallies.Wanted> again = new ArrayList<>();
        for (Tallies.Wanted one : wanted) {
            CountedNumbers numbers = current.numbers().get(one.key());
            if (numbers != null && counted.get(one.key()).isOverflowing()) {
                // The baseline has few values and the current data has not: cells are the way to count them, too.
                again.add(inCells(one.key(), numbers, session.dialect()));
            } else {
                pairs.tallies.put(one.key(), counted.get(one.key()));
            }
        }
        if (!again.isEmpty()) {
            counted.putAll(tallies.count(again, progress));
            cells.addAll(again);
        }
        for (Tallies.Wanted one : cells) {
            Map<Integer, Long> rows = new HashMap<>();
            counted.get(one.key()).counts().forEach((bucket, count) -> rows.put(Integer.valueOf(bucket), count));
            pairs.buckets.put(one.key(), rows);
        }
        return pairs;
    }

    private void want(
            ColumnPlan.Compared column, Dialect sql, List<Tallies.Wanted> wanted, List<Tallies.Wanted> cells) {
        CountedNumbers numbers = current.numbers().get(column.name());
        switch (column.kind().kind()) {
            case NUMBER, TIME -> {
                if (numbers != null && numbers.byValue()) {
                    wanted.add(new Tallies.Wanted(column.name(), numbers.value(), NumbersScan.MOST_VALUES));
                } else if (numbers != null && !numbers.edges().decimals().isEmpty()) {
                    cells.add(inCells(column.name(), numbers, sql));
                }
            }
            default -> {
                Column stored = current.columns().get(column.name()).column();
                String name = sql.name(column.name());
                wanted.add(new Tallies.Wanted(
                        column.name(),
                        stored.kind() == Column.Kind.TEXT ? name : sql.shown(name),
                        ColumnLoader.MOST_CATEGORIES));
            }
        }
    }

    private static Tallies.Wanted inCells(String name, CountedNumbers numbers, Dialect sql) {
        CellEdges edges = numbers.edges();
        String bucket = sql.bucket(numbers.value(), edges.decimals());
        boolean infinite = numbers.outside().negative() + numbers.outside().positive() > 0;
        return new Tallies.Wanted(
                name,
                infinite ? "CASE WHEN " + sql.isFinite(numbers.value()) + " THEN " + bucket + " END" : bucket,
                edges.decimals().size() + 1);
    }

    @Override
    public ColumnPair load(ColumnPlan.Compared column) throws SQLException {
        String name = column.name();
        SurveyedColumn now = current.columns().get(name);
        ColumnKind kind = column.kind().kind();
        ColumnProfile before = profiles.of(name, kind).orElseThrow();
        return switch (kind) {
            case NUMBER -> numbers(column, before);
            case TIME -> numbers(column, before).moments();
            case CATEGORY, BOOLEAN -> {
                Tally counted = tallies.get(name);
                if (counted == null || counted.isOverflowing()) {
                    throw new ColumnLoader.TooManyCategories();
                }
                yield new ColumnPair.Categorical(
                        name,
                        column.role(),
                        before instanceof ColumnProfile.Categorical names
                                ? names.values()
                                : new CategoricalSample(Map.of(), before.rows().missing()),
                        new CategoricalSample(counted.counts(), now.counts().missing()),
                        before.effect(),
                        ClusterEffect.NONE);
            }
            case IDENTIFIER, TEXT, NESTED ->
                new ColumnPair.Presence(
                        name,
                        column.role(),
                        before.rows(),
                        new ColumnPair.Filled(
                                now.counts().present(), now.counts().missing()),
                        before.effect(),
                        ClusterEffect.NONE);
        };
    }

    private ColumnPair.Numeric numbers(ColumnPlan.Compared column, ColumnProfile before) throws SQLException {
        return new ColumnPair.Numeric(
                column.name(),
                column.role(),
                profiles.numbers(column.name(), column.kind().kind()).sample(),
                now(column.name()),
                before.effect(),
                ClusterEffect.NONE);
    }

    private NumericSample now(String name) {
        SurveyedColumn surveyed = current.columns().get(name);
        long missing = surveyed.counts().missing();
        CountedNumbers numbers = current.numbers().get(name);
        if (tallies.containsKey(name)) {
            Map<Double, Long> counts = new TreeMap<>();
            tallies.get(name)
                    .counts()
                    .forEach((value, rows) -> counts.merge(Double.parseDouble(value) + 0.0, rows, Long::sum));
            return NumericSample.ofSteps(
                    counts.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                    counts.values().stream().mapToLong(Long::longValue).toArray(),
                    missing,
                    null);
        }
        long beside = numbers.outside().negative() + numbers.outside().positive();
        Map<Integer, Long> rows =
                buckets.getOrDefault(name, Map.of(0, surveyed.counts().present() - beside));
        return numbers.edges().sample(rows, numbers.outside(), missing, numbers.moments());
    }
}
