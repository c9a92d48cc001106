package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;
import io.jenkins.plugins.mlops.engine.drift.sample.NumberName;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import io.jenkins.plugins.mlops.engine.drift.sample.SameNames;
import io.jenkins.plugins.mlops.engine.drift.sample.SameValues;
import io.jenkins.plugins.mlops.engine.drift.sample.SharedCell;
import io.jenkins.plugins.mlops.engine.drift.significance.CellTests;
import io.jenkins.plugins.mlops.engine.drift.significance.EffectiveSampleSizes;
import io.jenkins.plugins.mlops.engine.drift.significance.Proportions;
import io.jenkins.plugins.mlops.engine.drift.significance.ShapeTest;
import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import io.jenkins.plugins.mlops.engine.drift.statistic.Distances;
import io.jenkins.plugins.mlops.engine.drift.statistic.Divergence;
import io.jenkins.plugins.mlops.engine.drift.statistic.GroupingBounds;
import io.jenkins.plugins.mlops.engine.drift.statistic.PooledCells;
import io.jenkins.plugins.mlops.engine.drift.statistic.Quadratic;
import io.jenkins.plugins.mlops.engine.drift.statistic.QuantileBins;
import io.jenkins.plugins.mlops.engine.drift.statistic.RankScores;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures one column: every effect, what chance makes of it, and one p-value. Holds nothing between columns. */
public final class Comparer {
    /** A column with at most so many different numbers is tested as categories. */
    static final int FEW_VALUES = 10;

    private static final Comparison.Distributions NO_VALUES = new Comparison.Distributions(null, null, null, null);

    private final DriftPolicy policy;
    private final double finest;

    /**
     * @param policy what counts as drift
     * @param columns number of columns compared together: the more, the smaller a p-value has to be to count
     */
    public Comparer(DriftPolicy policy, int columns) {
        this.policy = policy;
        this.finest = policy.level() / (2.0 * Math.max(1, columns));
    }

    /** Measures a column. */
    public Comparison compare(ColumnPair pair) {
        if (pair instanceof ColumnPair.Numeric numeric) {
            return numeric(numeric);
        }
        if (pair instanceof ColumnPair.Moments moments) {
            Comparison measured = numeric(moments.numbers());
            return new Calendar(policy).movedOn(moments, measured, this::numeric)
                    ? measured.watched(Comparison.Watched.CALENDAR)
                    : measured;
        }
        return pair instanceof ColumnPair.Presence presence
                ? presence(presence)
                : categorical((ColumnPair.Categorical) pair);
    }

    private Comparison presence(ColumnPair.Presence pair) {
        ColumnPair.Filled before = pair.reference();
        ColumnPair.Filled now = pair.current();
        Comparison.Missing missing = missing(pair, before.rows(), now.rows(), before.missing(), now.missing());
        EffectiveSampleSizes sizes = new EffectiveSampleSizes(before.present(), now.present(), 1, 1);
        return untested(column(pair, false, false), sizes, missing, Statistic.JENSEN_SHANNON, NO_VALUES)
                .watched(Comparison.Watched.PRESENCE);
    }

    /** A column with nothing to test but its missing values. */
    private Comparison untested(
            Comparison.Column column,
            EffectiveSampleSizes sizes,
            Comparison.Missing missing,
            Statistic usual,
            Comparison.Distributions distributions) {
        return new Comparison(
                column,
                sizes,
                missing,
                new Comparison.Measures(Map.of(), Map.of(), Map.of(), chosen(column.name(), usual)),
                new Comparison.Significance(1, "none", missingPValue(missing)),
                distributions);
    }

    private static Comparison.Column column(ColumnPair pair, boolean numeric, boolean few) {
        return new Comparison.Column(pair.name(), pair.role(), numeric, few, Comparison.Watched.VALUES);
    }

    private Comparison numeric(ColumnPair.Numeric pair) {
        SameValues.Pair alike = SameValues.of(pair.reference(), pair.current());
        NumericSample a = alike.reference();
        NumericSample b = alike.current();
        EffectiveSampleSizes sizes = new EffectiveSampleSizes(
                a.size(),
                b.size(),
                pair.referenceEffect().values(),
                pair.currentEffect().values());
        Comparison.Missing missing = missing(pair, a.rows(), b.rows(), a.missing(), b.missing());
        if (a.size() == 0 || b.size() == 0) {
            return untested(
                    column(pair, true, false),
                    sizes,
                    missing,
                    Statistic.KS,
                    new Comparison.Distributions(null, null, a.moments(), b.moments()));
        }
        Distances distances = new Distances(a.size(), b.size());
        Quadratic quadratic = new Quadratic(a.size(), b.size());
        RankScores ranks = new RankScores(a.size(), b.size());
        PooledCells pooled = new PooledCells(a.size(), b.size());
        Merge.walk(a, b, List.of(distances, quadratic, ranks, pooled));
        QuantileBins bins = QuantileBins.of(a, QuantileBins.USUAL);
        Cells cells = bins.count(a, b);
        Map<Statistic, Double> effects = cellEffects(cells, missing);
        double plainInverse = 1.0 / a.size() + 1.0 / b.size();
        double deviation = a.moments().deviation();
        effects.put(Statistic.KS, distances.kolmogorovSmirnov());
        effects.put(Statistic.CRAMER_VON_MISES, Math.sqrt(Math.max(0, quadratic.cramerVonMises() * plainInverse)));
        effects.put(Statistic.ANDERSON_DARLING, Math.sqrt(quadratic.andersonDarling() * plainInverse));
        effects.put(Statistic.MANN_WHITNEY, Math.abs(ranks.dominance()));
        boolean scaled = deviation > 0 && Double.isFinite(distances.wasserstein());
        if (scaled) {
            effects.put(Statistic.WASSERSTEIN, distances.wasserstein() / deviation);
            effects.put(Statistic.ENERGY, distances.energy() / Math.sqrt(deviation));
        }
        GroupingBounds open = new GroupingBounds(SharedCell.of(pair.reference(), pair.current()), a.size(), b.size());
        boolean known = open.isExact(); // a cell may hold any number of values
        Cells values = known && a.distinct(FEW_VALUES) <= FEW_VALUES && b.distinct(FEW_VALUES) <= FEW_VALUES
                ? values(a, b)
                : null;
        boolean few = values != null && values.count() <= FEW_VALUES;
        Statistic usual = few ? Statistic.JENSEN_SHANNON : scaled ? Statistic.WASSERSTEIN : Statistic.KS;
        if (few) {
            effects.putAll(cellEffects(values, missing));
            cells = values;
        }
        Map<Statistic, Double> chance = ChanceLimits.ordered(a, sizes);
        chance.putAll(ChanceLimits.cells(cells, sizes));
        Statistic chosen = chosen(pair.name(), usual);
        if (!effects.containsKey(chosen)) {
            chosen = Statistic.KS;
        }
        ShapeTest.Result tested = few
                ? new ShapeTest.Result(CellTests.pValue(cells, sizes, finest), "chi-squared")
                : ShapeTest.of(quadratic, ranks, pooled, sizes, finest);
        return new Comparison(
                column(pair, true, few),
                sizes,
                missing,
                new Comparison.Measures(effects, chance, bounds(open, effects, deviation), chosen),
                new Comparison.Significance(tested.pValue(), tested.test(), missingPValue(missing)),
                new Comparison.Distributions(cells, few ? null : SampleHistograms.of(a, b), a.moments(), b.moments()));
    }

    private Comparison categorical(ColumnPair.Categorical pair) {
        CategoricalSample a = SameNames.of(pair.reference(), pair.current());
        CategoricalSample b = SameNames.of(pair.current(), pair.reference());
        EffectiveSampleSizes sizes = new EffectiveSampleSizes(
                a.size(),
                b.size(),
                pair.referenceEffect().values(),
                pair.currentEffect().values());
        Comparison.Missing missing = missing(pair, a.rows(), b.rows(), a.missing(), b.missing());
        Statistic chosen = chosen(pair.name(), Statistic.JENSEN_SHANNON);
        if (chosen.ordered()) {
            throw new io.jenkins.plugins.mlops.engine.BadInputException(
                    chosen.ruleName() + " of column \"" + pair.name()
                            + "\": the column holds categories, which have no order; use for example JensenShannon or Psi");
        }
        if (a.size() == 0 || b.size() == 0) {
            return untested(column(pair, false, false), sizes, missing, Statistic.JENSEN_SHANNON, NO_VALUES);
        }
        Cells cells = Cells.of(a, b);
        return new Comparison(
                column(pair, false, false),
                sizes,
                missing,
                new Comparison.Measures(
                        cellEffects(cells, missing), ChanceLimits.cells(cells, sizes), Map.of(), chosen),
                new Comparison.Significance(
                        CellTests.pValue(cells, sizes, finest), "chi-squared", missingPValue(missing)),
                new Comparison.Distributions(cells, null, null, null));
    }

    /** What counting in cells leaves open of each measure that was taken. */
    private static Map<Statistic, Double> bounds(
            GroupingBounds open, Map<Statistic, Double> effects, double deviation) {
        if (open.isExact()) {
            return Map.of();
        }
        Map<Statistic, Double> bounds = new EnumMap<>(Statistic.class);
        bounds.put(Statistic.KS, open.kolmogorovSmirnov(effects.get(Statistic.KS)));
        bounds.put(Statistic.CRAMER_VON_MISES, open.cramerVonMises());
        bounds.put(Statistic.ANDERSON_DARLING, open.andersonDarling());
        bounds.put(Statistic.MANN_WHITNEY, open.mannWhitney());
        if (effects.containsKey(Statistic.WASSERSTEIN)) {
            bounds.put(Statistic.WASSERSTEIN, open.wasserstein() / deviation);
            bounds.put(Statistic.ENERGY, open.energy() / Math.sqrt(deviation));
        }
        return bounds;
    }

    private Statistic chosen(String column, Statistic usual) {
        return policy.statistics().getOrDefault(column, usual);
    }

    /** A column of few numbers by value. */
    private static Cells values(NumericSample a, NumericSample b) {
        Map<Double, long[]> counts = new TreeMap<>();
        Merge.walk(a, b, List.of(block -> {
            for (int i = 0; i < block.length(); i++) {
                counts.put(block.value()[i], new long[] {(long) block.reference()[i], (long) block.current()[i]});
            }
        }));
        return new Cells(
                counts.keySet().stream().map(NumberName::of).toList(),
                counts.values().stream().mapToLong(count -> count[0]).toArray(),
                counts.values().stream().mapToLong(count -> count[1]).toArray());
    }

    private static Map<Statistic, Double> cellEffects(Cells cells, Comparison.Missing missing) {
        Map<Statistic, Double> effects = new EnumMap<>(Statistic.class);
        boolean own = missing.reference() + missing.current() > 0;
        effects.put(
                Statistic.PSI,
                Divergence.psi(own ? cells.with("missing", missing.reference(), missing.current()) : cells));
        effects.put(Statistic.JENSEN_SHANNON, Divergence.jensenShannon(cells));
        effects.put(Statistic.HELLINGER, Divergence.hellinger(cells));
        effects.put(Statistic.TOTAL_VARIATION, Divergence.totalVariation(cells));
        effects.put(Statistic.L_INFINITY, Divergence.lInfinity(cells));
        effects.put(Statistic.CRAMERS_V, Divergence.cramersV(cells));
        return effects;
    }

    private static Comparison.Missing missing(ColumnPair pair, long rowsBefore, long rowsNow, long before, long now) {
        EffectiveSampleSizes sizes = new EffectiveSampleSizes(
                rowsBefore,
                rowsNow,
                pair.referenceEffect().missing(),
                pair.currentEffect().missing());
        return new Comparison.Missing(sizes, before, now);
    }

    private static double missingPValue(Comparison.Missing missing) {
        long hits = missing.reference() + missing.current();
        EffectiveSampleSizes sizes = missing.sizes();
        if (hits == 0
                || hits == sizes.reference() + sizes.current()
                || sizes.reference() == 0
                || sizes.current() == 0) {
            return Double.NaN;
        }
        return Proportions.pValue(missing.reference(), missing.current(), sizes);
    }
}
