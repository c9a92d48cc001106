package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Current data in a database, which counts it: one scan for what the columns hold, one for the numbers of rows by category and by cell of the baseline.
 * Columns that it cannot count exactly are read, and the log names them.
 */
final class DatabaseCounts implements CurrentSource {
    private static final int MOST_TOLD = 20;

    private final MonitorRequest request;
    private final Progress progress;
    private final DuckSession references;
    private final DatabaseSession database;
    private StreamedColumns streamed;
    private ConnectedSide side;
    private CountedTable counted;
    private BaselineProfiles profiles;

    /** @param references reads the reference, where there is one; whoever opened it closes it */
    DatabaseCounts(MonitorRequest request, DuckSession references, Progress progress) {
        this.request = request;
        this.references = references;
        this.progress = progress;
        this.database = DatabaseSession.open(
                request.data().current().database(), request.data().options().missing(), progress);
    }

    @Override
    public CurrentData look(Baseline baseline) throws SQLException {
        database.notes().forEach(note -> progress.log("info", note));
        requireSlices();
        profiles = new BaselineProfiles(baseline, new Freezer(request, references));
        side = new ConnectedSide(database, request, baseline, profiles, progress);
        side.from(); // a window that cannot be is told before a row moves
        Map<String, String> here = new ReadHere(request, baseline, database).columns();
        Map<String, SurveyedColumn> known = new LinkedHashMap<>();
        try {
            if (!here.isEmpty()) {
                tell(here);
                progress.step("reading columns of the database", -1);
                streamed = StreamedColumns.read(database, here.keySet(), request, baseline);
                known.putAll(streamed.table().columns());
            }
            database.doing("what the columns hold");
            counted = side.scan(known);
            return counted;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void requireSlices() {
        List<String> names = database.table().columnNames();
        for (String name : request.demands().slices()) {
            if (!names.contains(name)) {
                throw new BadInputException("unknown column \"" + name + "\"" + Suggestion.hint(name, names));
            }
        }
    }

    private void tell(Map<String, String> here) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        here.forEach((name, reason) ->
                byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(name));
        byReason.forEach((reason, names) -> progress.log(
                "info",
                "read here: "
                        + names.stream()
                                .limit(MOST_TOLD)
                                .map(name -> "\"" + name + "\"")
                                .collect(Collectors.joining(", "))
                        + (names.size() > MOST_TOLD ? " and " + (names.size() - MOST_TOLD) + " more" : "")
                        + " (" + reason + ")"));
    }

    @Override
    public PairSource pairs(List<ColumnPlan.Compared> columns, Baseline baseline) throws SQLException {
        Map<String, SurveyedColumn> known =
                streamed == null ? Map.of() : streamed.table().columns();
        List<ColumnPlan.Compared> there = columns.stream()
                .filter(column -> !known.containsKey(column.name()))
                .toList();
        CountedPairs pairs;
        database.doing("the numbers of rows by category and cell");
        try {
            pairs = CountedPairs.count(
                    database,
                    side.from(),
                    counted,
                    profiles,
                    there,
                    fraction -> progress.step("counting in the database", fraction));
        } catch (SQLException e) {
            throw failure(e);
        }
        side.tell(columns.size(), columns.size() - there.size());
        if (streamed == null) {
            return pairs;
        }
        String entity = request.roles().entity();
        ColumnPairs read = new ColumnPairs(
                new ColumnLoader(references, entity),
                new ColumnLoader(streamed.session(), entity),
                baseline,
                streamed.table());
        return column -> known.containsKey(column.name()) ? read.load(column) : pairs.load(column);
    }

    private RuntimeException failure(SQLException e) {
        return database.failure(e);
    }

    @Override
    public Here labelled() {
        return streamed == null
                        || !streamed.table()
                                .columns()
                                .containsKey(request.roles().label())
                ? null
                : new Here(streamed.table(), streamed.session());
    }

    @Override
    public Map<String, String> versions() throws SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("database", database.version());
        if (streamed != null) {
            versions.put("duckdb", streamed.session().version());
        }
        return versions;
    }

    @Override
    public void close() {
        if (streamed != null) {
            streamed.close();
        }
        database.close();
    }
}
