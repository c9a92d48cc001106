package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.FrozenColumn;
import io.jenkins.plugins.mlops.engine.drift.profile.NumericProfile;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import java.sql.SQLException;
import java.util.Map;

/** Loads both sides of a column, the baseline's from its table or from its frozen profile. */
final class ColumnPairs implements PairSource {
    private final ColumnLoader references;
    private final ColumnLoader loader;
    private final Baseline baseline;
    private final MonitoredTable current;

    /**
     * @param references reads columns of the baseline
     * @param loader reads columns of the current data
     */
    ColumnPairs(ColumnLoader references, ColumnLoader loader, Baseline baseline, MonitoredTable current) {
        this.references = references;
        this.loader = loader;
        this.baseline = baseline;
        this.current = current;
    }

    @Override
    public ColumnPair load(ColumnPlan.Compared column) throws SQLException {
        return switch (column.kind().kind()) {
            case NUMBER -> numbers(column, ColumnKind.NUMBER);
            case TIME -> numbers(column, ColumnKind.TIME).moments();
            case CATEGORY, BOOLEAN -> names(column);
            case IDENTIFIER, TEXT, NESTED -> presence(column);
        };
    }

    private ColumnPair.Numeric numbers(ColumnPlan.Compared column, ColumnKind kind) throws SQLException {
        ColumnLoader.Numbers now = loader.numbers(current, column.name(), kind);
        if (baseline instanceof Baseline.OfTable table) {
            ColumnLoader.Numbers before = references.numbers(table.side(), column.name(), kind);
            return new ColumnPair.Numeric(
                    column.name(), column.role(), before.sample(), now.sample(), before.effect(), now.effect());
        }
        ColumnProfile frozen = frozen(column);
        NumericProfile before = frozen instanceof ColumnProfile.Numeric numeric
                ? numeric.values()
                : NumericProfile.withoutValues(missing(frozen));
        return new ColumnPair.Numeric(
                column.name(),
                column.role(),
                before.sample(),
                before.coarsened(now.sample()),
                frozen.effect(),
                now.effect());
    }

    private ColumnPair names(ColumnPlan.Compared column) throws SQLException {
        ColumnKind kind = column.kind().kind();
        ColumnLoader.Categories now = loader.categories(current, column.name(), kind);
        CategoricalSample before;
        ClusterEffect effect;
        if (baseline instanceof Baseline.OfTable table) {
            ColumnLoader.Categories loaded = references.categories(table.side(), column.name(), kind);
            before = loaded.sample();
            effect = loaded.effect();
        } else {
            ColumnProfile frozen = frozen(column);
            before = frozen instanceof ColumnProfile.Categorical categorical
                    ? categorical.values()
                    : new CategoricalSample(Map.of(), missing(frozen));
            effect = frozen.effect();
        }
        return new ColumnPair.Categorical(column.name(), column.role(), before, now.sample(), effect, now.effect());
    }

    private ColumnPair presence(ColumnPlan.Compared column) throws SQLException {
        ColumnLoader.Presence now = loader.presence(current, column.name());
        ColumnLoader.Presence before;
        if (baseline instanceof Baseline.OfTable table) {
            before = references.presence(table.side(), column.name());
        } else {
            ColumnProfile frozen = frozen(column);
            before = new ColumnLoader.Presence(frozen.rows(), frozen.effect());
        }
        return new ColumnPair.Presence(
                column.name(), column.role(), before.rows(), now.rows(), before.effect(), now.effect());
    }

    /** The frozen column as its kind now is; the plan has only columns for which that goes, or which had no value. */
    private ColumnProfile frozen(ColumnPlan.Compared column) {
        FrozenColumn frozen =
                ((Baseline.OfProfile) baseline).profile().columns().get(column.name());
        if (frozen.isUncounted() && !column.presenceOnly()) {
            throw new ColumnLoader.TooManyCategories();
        }
        return frozen.as(column.kind().kind()).orElse(frozen.profile());
    }

    private static long missing(ColumnProfile frozen) {
        return frozen.rows().missing();
    }
}
