package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Format;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.ColumnSurvey;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.drift.Role;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens the tables of a comparison in one way: the window of rows, and a look at every column. What the user declares holds for both, and the
 * current data is read as the baseline is.
 */
final class SideReader {
    private final DuckSession session;
    private final Roles roles;
    private final ReadOptions options;
    private final Window window;

    SideReader(DuckSession session, MonitorRequest request) {
        this.session = session;
        this.roles = request.roles();
        this.options = request.reading();
        this.window = request.data().window();
    }

    /** The reference. */
    Baseline reference(List<InputFile> files) throws SQLException {
        return new Baseline.OfTable(opened("reference", files, DeclaredKinds.none(), Window.ALL));
    }

    /** The current data; where the baseline holds text, the digits of a CSV file are text, too. */
    MonitoredTable current(List<InputFile> files, Baseline baseline) throws SQLException {
        return opened("current", files, baseline.texts(), window);
    }

    private MonitoredTable opened(String name, List<InputFile> files, DeclaredKinds texts, Window rows)
            throws SQLException {
        TableReader reader = new TableReader(session, options.withKinds(texts));
        Table table = reader.settled(reader.open(name, files));
        if (table.format() != Format.CSV) {
            table = reader.retyped(table, natural(table, texts));
        }
        try {
            return side(table, reader, rows);
        } catch (SQLException e) {
            throw reader.explain(e, files);
        }
    }

    /** Formats that tell numbers and text apart say themselves what a value is, unless the user says otherwise. */
    private Map<String, String> natural(Table table, DeclaredKinds texts) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Column column : table.naturalColumns()) {
            if (texts.of(column.name()).isPresent()
                    && options.kinds().of(column.name()).isEmpty()) {
                types.put(column.name(), column.type());
            }
        }
        return types;
    }

    private MonitoredTable side(Table table, TableReader reader, Window window) throws SQLException {
        String from = reader.held(table);
        long all = count(from, "TRUE");
        String time = time(table, new ColumnSurvey.Rows(from, "TRUE", all), window);
        String where = time == null || !window.limited() ? "TRUE" : window.condition(time);
        long rows = where.equals("TRUE") ? all : count(from, where);
        MonitoredTable.Times times = null;
        if (time != null) {
            Object[] found = session.query(
                            "SELECT min(" + time + "), max(" + time + ") FROM " + from + " WHERE " + where)
                    .get(0);
            times = found[0] == null ? null : new MonitoredTable.Times(instant(found[0]), instant(found[1]));
        }
        ColumnSurvey.Rows selected = new ColumnSurvey.Rows(from, where, rows);
        Map<String, SurveyedColumn> columns = new LinkedHashMap<>();
        new ColumnSurvey(session, selected)
                .of(table.columns(), options.kinds())
                .forEach(column -> columns.put(column.column().name(), output(column)));
        return new MonitoredTable(table, reader.fingerprint(table), selected, all, times, columns);
    }

    /** Numbers that a model puts out are quantities or classes, and never names of rows. */
    private SurveyedColumn output(SurveyedColumn column) {
        boolean output = roles.of(column.column().name())
                .filter(role -> role != Role.FEATURE)
                .isPresent();
        if (!output || column.content() != ColumnKind.IDENTIFIER || column.storage() != Storage.NUMBERS) {
            return column;
        }
        boolean declared = column.decided().by() != KindSource.CONTENT;
        return new SurveyedColumn(
                column.column(),
                declared ? column.decided() : new DecidedKind(ColumnKind.NUMBER, KindSource.CONTENT),
                ColumnKind.NUMBER,
                column.counts());
    }

    private long count(String from, String where) throws SQLException {
        return ((Number) session.query("SELECT count(*) FROM " + from + " WHERE " + where)
                        .get(0)[0])
                .longValue();
    }

    /** The timestamp column as an expression of type TIMESTAMP; null without one. */
    private String time(Table table, ColumnSurvey.Rows all, Window window) throws SQLException {
        Column column =
                TimestampColumn.of(roles, window, table, table.files().get(0).shown());
        if (column == null) {
            return null;
        }
        boolean isTime = !column.type().startsWith("TIME ")
                && !column.type().equals("TIME")
                && new ColumnSurvey(session, all)
                                .of(List.of(column), DeclaredKinds.none())
                                .get(0)
                                .content()
                        == ColumnKind.TIME;
        if (!isTime && window.limited() && all.count() > 0) {
            throw new BadInputException(TimestampColumn.noTimes(column));
        }
        return isTime ? ValueSql.moment(column) : null;
    }

    private static Instant instant(Object value) {
        return value instanceof java.sql.Timestamp timestamp
                ? timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
                : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    }
}
