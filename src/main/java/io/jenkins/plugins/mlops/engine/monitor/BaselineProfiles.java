package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.FrozenColumn;
import io.jenkins.plugins.mlops.engine.drift.profile.NumericProfile;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Columns of the baseline as profiles, of a frozen one or of a reference that is taken as if it were frozen now. */
final class BaselineProfiles {
    private final Baseline baseline;
    private final Freezer freezer;
    private final Map<String, FrozenColumn> made = new HashMap<>();

    /** @param freezer reads the columns of a reference */
    BaselineProfiles(Baseline baseline, Freezer freezer) {
        this.baseline = baseline;
        this.freezer = freezer;
    }

    /**
     * A column as one of a kind, or what was kept of it where that is of another.
     *
     * @return empty where the baseline has no such column
     * @throws ColumnLoader.TooManyCategories when it has more categories than were kept
     */
    Optional<ColumnProfile> of(String name, ColumnKind kind) throws SQLException {
        FrozenColumn column = column(name);
        if (column == null) {
            return Optional.empty();
        }
        boolean counted = kind == ColumnKind.CATEGORY || kind == ColumnKind.BOOLEAN;
        if (column.isUncounted() && counted) {
            throw new ColumnLoader.TooManyCategories();
        }
        return Optional.of(column.as(kind).orElse(column.profile()));
    }

    private FrozenColumn column(String name) throws SQLException {
        if (baseline instanceof Baseline.OfProfile frozen) {
            return frozen.profile().columns().get(name);
        }
        MonitoredTable side = ((Baseline.OfTable) baseline).side();
        if (!made.containsKey(name)) {
            made.put(
                    name,
                    side.column(name).isEmpty()
                            ? null
                            : freezer.frozen(side, side.columns().get(name)));
        }
        return made.get(name);
    }

    /** A column of numbers or times; one without values where the baseline has none. */
    NumericProfile numbers(String name, ColumnKind kind) throws SQLException {
        ColumnProfile profile = of(name, kind).orElseThrow();
        return profile instanceof ColumnProfile.Numeric numeric
                ? numeric.values()
                : NumericProfile.withoutValues(profile.rows().missing());
    }
}
