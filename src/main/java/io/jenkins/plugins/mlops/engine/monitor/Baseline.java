package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the current data is compared with. */
sealed interface Baseline {
    /** Its columns in order; true for those that hold numbers. */
    Map<String, Boolean> columns();

    /** Number of rows. */
    long rows();

    /** How old it is, when something tells. */
    Optional<Duration> age(Instant now);

    /** How it is called in messages. */
    String shown();

    /** A reference table. */
    record OfTable(Side side) implements Baseline {
        @Override
        public Map<String, Boolean> columns() {
            Map<String, Boolean> columns = new LinkedHashMap<>();
            side.table().columns().forEach(column -> columns.put(column.name(), numeric(column)));
            return columns;
        }

        @Override
        public long rows() {
            return side.rows();
        }

        @Override
        public Optional<Duration> age(Instant now) {
            return Optional.ofNullable(side.latest()).map(latest -> Duration.between(latest, now));
        }

        @Override
        public String shown() {
            return side.table().files().get(0).shown();
        }
    }

    /** A frozen profile. */
    record OfProfile(BaselineProfile profile, String shown) implements Baseline {
        @Override
        public Map<String, Boolean> columns() {
            Map<String, Boolean> columns = new LinkedHashMap<>();
            profile.columns().forEach((name, column) -> columns.put(name, column instanceof ColumnProfile.Numeric));
            return columns;
        }

        @Override
        public long rows() {
            return profile.rows();
        }

        @Override
        public Optional<Duration> age(Instant now) {
            return Optional.of(Duration.between(profile.created(), now));
        }
    }

    /** Whether a column is compared as numbers. */
    static boolean numeric(Column column) {
        return column.kind().isNumber();
    }
}
