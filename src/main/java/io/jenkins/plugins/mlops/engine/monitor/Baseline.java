package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The baseline that the current data is compared with. */
sealed interface Baseline {
    /** Its columns in order. */
    Map<String, BaselineColumn> columns();

    /** Number of rows. */
    long rows();

    /** Returns its age, when something tells it. */
    Optional<Duration> age(Instant now);

    /** Returns its name in messages. */
    String shown();

    /**
     * A column of the baseline.
     *
     * @param decided its kind and who decided it there; null for a column without a value
     * @param filled rows with and without a value
     * @param storage what its values are, whatever they mean; null where that is not known
     */
    record BaselineColumn(DecidedKind decided, ColumnPair.Filled filled, Storage storage) {
        /**
         * Tells whether content made it an identifier though its values are no text, so that digits are numbers here.
         */
        boolean isNumbered() {
            return decided.kind() == ColumnKind.IDENTIFIER
                    && decided.by() == KindSource.CONTENT
                    && storage == Storage.NUMBERS;
        }

        /**
         * Tells whether values of another storage may be those of this column. A kind that somebody declared turns anything into names,
         * and an identifier that was found by content stays what it is.
         */
        boolean mayHold(Storage other) {
            return decided == null
                    || decided.kind() != ColumnKind.IDENTIFIER
                    || decided.by() != KindSource.CONTENT
                    || storage == null
                    || filled.present() == 0
                    || storage == other;
        }
    }

    /** Kinds of columns whose values are read letter by letter: digits in a CSV file are such letters, too. */
    default DeclaredKinds texts() {
        Map<String, ColumnKind> texts = new LinkedHashMap<>();
        columns().forEach((name, column) -> {
            if (column.decided() != null && column.decided().kind().isText() && !column.isNumbered()) {
                texts.put(name, column.decided().kind());
            }
        });
        return DeclaredKinds.by(KindSource.BASELINE, texts);
    }

    /** A reference table. */
    record OfTable(MonitoredTable side) implements Baseline {
        @Override
        public Map<String, BaselineColumn> columns() {
            Map<String, BaselineColumn> columns = new LinkedHashMap<>();
            side.columns()
                    .forEach((name, column) -> columns.put(
                            name,
                            new BaselineColumn(
                                    column.decided(),
                                    new ColumnPair.Filled(
                                            column.counts().present(),
                                            column.counts().missing()),
                                    column.storage())));
            return columns;
        }

        @Override
        public long rows() {
            return side.rows().count();
        }

        @Override
        public Optional<Duration> age(Instant now) {
            return Optional.ofNullable(side.times()).map(times -> Duration.between(times.latest(), now));
        }

        @Override
        public String shown() {
            return side.table().files().get(0).shown();
        }
    }

    /** A frozen profile. */
    record OfProfile(BaselineProfile profile, FrozenBaseline found) implements Baseline {
        @Override
        public Map<String, BaselineColumn> columns() {
            Map<String, BaselineColumn> columns = new LinkedHashMap<>();
            profile.columns()
                    .forEach((name, column) -> columns.put(
                            name,
                            new BaselineColumn(column.kind(), column.profile().rows(), column.storage())));
            return columns;
        }

        @Override
        public long rows() {
            return profile.rows();
        }

        @Override
        public Optional<Duration> age(Instant now) {
            Instant since = profile.until() == null ? found.registered() : profile.until();
            return Optional.ofNullable(since).map(moment -> Duration.between(moment, now));
        }

        @Override
        public String shown() {
            return found.shown();
        }
    }
}
