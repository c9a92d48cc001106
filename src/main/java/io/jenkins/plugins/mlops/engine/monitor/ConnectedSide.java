package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.connection.DatabaseFingerprint;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** The first scan of current data in a database: what each column holds, and how large the whole is. */
final class ConnectedSide {
    private static final double MICROS = 1e6;

    private final DatabaseSession database;
    private final MonitorRequest request;
    private final Baseline baseline;
    private final BaselineProfiles profiles;
    private final Progress progress;

    ConnectedSide(
            DatabaseSession database,
            MonitorRequest request,
            Baseline baseline,
            BaselineProfiles profiles,
            Progress progress) {
        this.database = database;
        this.request = request;
        this.baseline = baseline;
        this.profiles = profiles;
        this.progress = progress;
    }

    /** The rows to look at, as what stands behind FROM. */
    String from() {
        Window window = request.data().window();
        String table = database.dialect().name(database.table().name());
        String time = time();
        return time == null || !window.limited() ? table : table + " WHERE " + window.condition(time);
    }

    /** The timestamp as an expression of type TIMESTAMP; null without one. */
    private String time() {
        Window window = request.data().window();
        Column column = TimestampColumn.of(request.roles(), window, database.table(), database.shown());
        if (column != null && !column.kind().isTime() && window.limited()) {
            throw new BadInputException(
                    TimestampColumn.noTimes(column) + "; give a query that makes a timestamp of it");
        }
        return column == null || !column.kind().isTime()
                ? null
                : database.dialect().asMoment(database.dialect().name(column.name()));
    }

    /**
     * Scans.
     *
     * @param streamed columns that are looked at here
     */
    CountedTable scan(Map<String, SurveyedColumn> streamed) throws SQLException {
        while (true) {
            Scan scan = new Scan(streamed.keySet());
            Set<String> notNumbers = scan.run();
            if (notNumbers.isEmpty()) {
                return scan.table(streamed);
            }
            database.dropNotANumber(notNumbers);
        }
    }

    /** One statement over all columns. */
    private final class Scan {
        private final Dialect sql = database.dialect();
        private final Aggregates aggregates = new Aggregates();
        private final String rows = aggregates.ask("count(*)");
        private final String digest = aggregates.ask(database.columnsDigest());
        private final Map<String, String> truths = new LinkedHashMap<>();
        private final Map<String, String> different = new LinkedHashMap<>();
        private final Map<String, NumbersScan> numbers = new LinkedHashMap<>();
        private final String earliest;
        private final String latest;

        Scan(Set<String> streamed) throws SQLException {
            for (Column column : database.table().columns()) {
                aggregates.ask(present(column));
                if (!streamed.contains(column.name())) {
                    ask(column);
                }
            }
            database.notNumbers().keySet().forEach(aggregates::ask);
            database.guards().keySet().forEach(aggregates::ask);
            String time = time();
            String seconds = time == null ? null : sql.seconds(sql.moment("1970-01-01 00:00:00"), time);
            earliest = time == null ? null : aggregates.ask("min(" + seconds + ")");
            latest = time == null ? null : aggregates.ask("max(" + seconds + ")");
        }

        private String present(Column column) {
            return "count(" + sql.name(column.name()) + ")";
        }

        private void ask(Column column) throws SQLException {
            Storage storage = Storage.of(column);
            if (storage == Storage.TEXT) {
                truths.put(
                        column.name(),
                        aggregates.ask(
                                "count(CASE WHEN " + sql.name(column.name()) + " IN ('true', 'false') THEN 1 END)"));
            }
            boolean known = baseline.columns().containsKey(column.name())
                    && request.roles().of(column.name()).isPresent();
            String estimate = known && storage == Storage.TEXT ? sql.estimatedDistinct(sql.name(column.name())) : null;
            if (estimate != null) {
                different.put(column.name(), aggregates.ask(estimate));
            }
            if (known && (storage == Storage.NUMBERS || column.kind().isTime())) {
                ColumnKind kind = storage == Storage.NUMBERS ? ColumnKind.NUMBER : ColumnKind.TIME;
                if (baselineIs(column.name(), kind)) {
                    numbers.put(
                            column.name(),
                            new NumbersScan(column, profiles.numbers(column.name(), kind), sql, aggregates));
                }
            }
        }

        /** Tells whether the baseline's column is of the kind, or may be taken as one. */
        private boolean baselineIs(String name, ColumnKind kind) throws SQLException {
            try {
                return profiles.of(name, kind).isPresent();
            } catch (ColumnLoader.TooManyCategories e) {
                return false;
            }
        }

        /** Runs; the columns that hold not-a-number, of which nobody knew. */
        Set<String> run() throws SQLException {
            DoubleConsumer told = fraction -> progress.step("looking at the columns in the database", fraction);
            aggregates.run(database, from(), told);
            Map<String, String> notNumbers = database.notNumbers();
            notNumbers.keySet().removeIf(count -> aggregates.count(count) == 0);
            if (notNumbers.isEmpty()) {
                database.guards().forEach((count, refusal) -> {
                    if (aggregates.count(count) > 0) {
                        throw new BadInputException(refusal);
                    }
                });
            }
            return new LinkedHashSet<>(notNumbers.values());
        }

        CountedTable table(Map<String, SurveyedColumn> streamed) throws SQLException {
            long count = aggregates.count(rows);
            DeclaredKinds declared = request.declared();
            Map<String, SurveyedColumn> columns = new LinkedHashMap<>();
            for (Column column : database.table().columns()) {
                String name = column.name();
                columns.put(
                        name,
                        streamed.containsKey(name)
                                ? streamed.get(name)
                                : CountedKinds.surveyed(
                                        column,
                                        count,
                                        aggregates.count(present(column)),
                                        aggregates.count(truths.get(name)),
                                        declared.of(name)));
            }
            Map<String, CountedNumbers> found = new LinkedHashMap<>();
            numbers.forEach((name, scan) -> found.put(name, scan.found(aggregates)));
            Set<String> crowded = new LinkedHashSet<>(different.keySet());
            crowded.removeIf(name ->
                    !NumbersScan.surelyMore(aggregates.number(different.get(name)), ColumnLoader.MOST_CATEGORIES));
            return new CountedTable(
                    columns,
                    DatabaseFingerprint.dataset(database, count, aggregates.value(digest)),
                    request.data().window().limited() ? all() : count,
                    times(),
                    found,
                    crowded);
        }

        private MonitoredTable.Times times() {
            double first = aggregates.number(earliest);
            return Double.isNaN(first)
                    ? null
                    : new MonitoredTable.Times(instant(first), instant(aggregates.number(latest)));
        }
    }

    private static Instant instant(double seconds) {
        long micros = Math.round(seconds * MICROS);
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, (long) MICROS), Math.floorMod(micros, (long) MICROS) * 1_000L);
    }

    private long all() throws SQLException {
        Aggregates all = new Aggregates();
        String count = all.ask("count(*)");
        all.run(database, database.dialect().name(database.table().name()), fraction -> {});
        return all.count(count);
    }

    /** What the log says of the work. */
    void tell(int compared, int streamed) {
        List<String> parts = new ArrayList<>();
        parts.add((compared - streamed) + " of " + compared + (compared == 1 ? " column was" : " columns were")
                + " counted by " + database.version());
        parts.add("in " + database.statements() + (database.statements() == 1 ? " statement" : " statements"));
        if (database.scanned() > 0) {
            parts.add(String.format(java.util.Locale.ROOT, "which read %,d rows", database.scanned()));
        }
        progress.log("info", String.join(", ", parts));
    }
}
