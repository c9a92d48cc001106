package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads files as one table. CSV columns get the type their first 20,480 rows suggest; when a later value does not fit, the column gets a
 * wider type or becomes text ({@link #widened}), so that a wrong value is a broken rule with its row, and not an unreadable file.
 */
public final class TableReader {
    private static final int SAMPLE = 20_480;
    /** The database plans a statement of thousands of aggregates for minutes. */
    private static final int COLUMNS_A_PASS = 250;

    private final DuckSession session;
    private final FileGroups groups;

    public TableReader(DuckSession session, ReadOptions options) {
        this.session = session;
        this.groups = new FileGroups(session, options);
    }

    /** The CSV column that holds a value which does not fit its type, or null when the failure is another one. */
    public static String misfit(SQLException e) {
        return DuckErrors.failedColumn(e);
    }

    /** Whether a failure is one of reading a file, and not one of a rule's own SQL. */
    public static boolean isReading(SQLException e) {
        return DuckErrors.isReading(e);
    }

    /** What the database says, in one sentence. It may quote a value; where values are not to be shown, that is the caller's to cut. */
    public static String brief(SQLException e) {
        return DuckErrors.brief(DuckErrors.message(e));
    }

    /**
     * Takes a table into the database, which spills what does not fit its memory, so that reading it column by column does not parse its
     * text each time. Parquet files are left where they are: they can be read by column.
     *
     * @return what to put behind FROM
     */
    public String held(Table table) throws SQLException {
        if (table.format() == Format.PARQUET) {
            return Sql.name(table.name());
        }
        String held = Sql.name(table.name() + " held");
        session.run("CREATE OR REPLACE TABLE " + held + " AS SELECT * FROM " + Sql.name(table.name()));
        return held;
    }

    /** Opens files as a table of the given name. */
    public Table open(String name, List<InputFile> files) {
        try {
            List<FileGroup> found = groups.of(files);
            List<Column> columns = found.get(0).own();
            for (FileGroup group : found.subList(1, found.size())) {
                columns = merge(found.get(0), columns, group);
            }
            if (columns.isEmpty()) {
                throw new BadInputException(files.get(0).shown() + ": has no columns");
            }
            if (found.get(0).format() == Format.CSV) {
                columns = faithful(found, columns);
            }
            return viewed(new Table(name, files, found.get(0).format(), columns, found));
        } catch (SQLException e) {
            throw explain(e, files);
        }
    }

    /** The same table with some columns of other types. */
    public Table retyped(Table table, Map<String, String> types) throws SQLException {
        return viewed(table.with(table.columns().stream()
                .map(column -> new Column(column.name(), types.getOrDefault(column.name(), column.type())))
                .toList()));
    }

    /**
     * The same CSV table with the types its values allow: one pass over all of them for each few hundred columns,
     * however many of them have to change.
     *
     * @param column the one whose values are known not to fit; it never keeps its type
     */
    public Table widened(Table table, String column) throws SQLException {
        List<Column> typed = table.columns().stream()
                .filter(c -> !c.type().equals("VARCHAR"))
                .toList();
        Map<String, String> types = new HashMap<>();
        for (int from = 0; from < typed.size(); from += COLUMNS_A_PASS) {
            types.putAll(fitting(table, typed.subList(from, Math.min(typed.size(), from + COLUMNS_A_PASS)), column));
        }
        return retyped(table, types);
    }

    /** The same table with types that every value fits: a CSV file is read once for it, other formats say their types. */
    public Table settled(Table table) throws SQLException {
        Table settled = table;
        for (int attempt = 0; settled.format() == Format.CSV; attempt++) {
            try {
                session.query("SELECT count(COLUMNS(*)) FROM " + Sql.name(settled.name()));
                break;
            } catch (SQLException e) {
                String column = misfit(e);
                if (column == null || attempt > table.columns().size()) {
                    throw explain(e, table.files());
                }
                settled = widened(settled, column);
            }
        }
        return settled;
    }

    private Map<String, String> fitting(Table table, List<Column> columns, String misfit) throws SQLException {
        List<String> counts = new ArrayList<>();
        for (Column c : columns) {
            for (String type : CsvCoding.wider(c.type())) {
                String text = Sql.name(c.name());
                counts.add("count(CASE WHEN " + text + " IS NOT NULL AND NOT " + CsvCoding.fits(type, text)
                        + " THEN 1 END)");
            }
        }
        Object[] misfits = session.query("SELECT " + String.join(", ", counts) + " FROM ("
                        + texts(table.groups(), table.columns()) + ")")
                .get(0);
        Map<String, String> types = new HashMap<>();
        int at = 0;
        for (Column c : columns) {
            String fitting = null;
            for (String type : CsvCoding.wider(c.type())) {
                boolean fits = ((Number) misfits[at++]).longValue() == 0;
                if (fits && fitting == null && !(c.name().equals(misfit) && type.equals(c.type()))) {
                    fitting = type;
                }
            }
            types.put(c.name(), fitting == null ? "VARCHAR" : fitting);
        }
        return types;
    }

    /** A failure while reading, in one line. */
    public BadInputException explain(SQLException e, List<InputFile> files) {
        InputFile file = DuckErrors.file(e, files);
        if (file == null && files.size() > 1) {
            for (InputFile one : files) {
                try {
                    session.query("SELECT count(COLUMNS(*)) FROM ("
                            + groups.of(List.of(one)).get(0).describeAll() + ")");
                } catch (SQLException own) {
                    return DuckErrors.reading(own, List.of(one));
                }
            }
        }
        return DuckErrors.reading(e, file == null ? files : List.of(file));
    }

    private Table viewed(Table table) throws SQLException {
        session.run("CREATE OR REPLACE VIEW " + Sql.name(table.name()) + " AS " + table.query());
        return table;
    }

    /** Corrects types that a first look gives too easily: words such as F or yes are no booleans, and long numbers are no doubles. */
    private List<Column> faithful(List<FileGroup> found, List<Column> columns) throws SQLException {
        List<Column> doubtful = columns.stream()
                .filter(c -> c.type().equals("BOOLEAN") || c.type().equals("BIGINT"))
                .toList();
        if (doubtful.isEmpty()) {
            return columns;
        }
        String fits = doubtful.stream()
                .map(c -> c.type().equals("BIGINT")
                        ? "max(length(" + Sql.name(c.name()) + ")) <= " + CsvCoding.DOUBLE_DIGITS
                        : "bool_and(" + CsvCoding.fits(c.type(), Sql.name(c.name())) + ")")
                .collect(Collectors.joining(", "));
        Object[] sample = session.query(
                        "SELECT " + fits + " FROM (SELECT * FROM (" + texts(found, columns) + ") LIMIT " + SAMPLE + ")")
                .get(0);
        Map<String, String> types = new HashMap<>();
        for (int i = 0; i < sample.length; i++) {
            if (Boolean.FALSE.equals(sample[i])) {
                types.put(doubtful.get(i).name(), doubtful.get(i).type().equals("BIGINT") ? "HUGEINT" : "VARCHAR");
            }
        }
        return columns.stream()
                .map(c -> new Column(c.name(), types.getOrDefault(c.name(), c.type())))
                .toList();
    }

    private static String texts(List<FileGroup> found, List<Column> columns) {
        String names = columns.stream().map(column -> Sql.name(column.name())).collect(Collectors.joining(", "));
        return found.stream()
                .map(group -> "SELECT " + names + " FROM (" + group.texts() + ")")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** The columns of both; where the types differ, one that holds the values of both. */
    private static List<Column> merge(FileGroup first, List<Column> columns, FileGroup group) {
        Map<String, Column> others = new LinkedHashMap<>();
        group.own().forEach(column -> others.put(column.name(), column));
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(others.keySet());
        Set<String> extra = new TreeSet<>(others.keySet());
        extra.removeAll(names);
        // A key that is absent from a JSON object is a missing value, whether in one row or in all rows of a file.
        if (first.format() != Format.JSON && !(missing.isEmpty() && extra.isEmpty())) {
            throw new BadInputException(group.files().get(0).shown() + " has other columns than "
                    + first.files().get(0).shown()
                    + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing))
                    + (extra.isEmpty() ? "" : "; additional: " + String.join(", ", extra)));
        }
        List<Column> merged = new ArrayList<>();
        for (Column column : columns) {
            Column other = others.remove(column.name());
            merged.add(other == null ? column : new Column(column.name(), ColumnTypes.common(column, other)));
        }
        merged.addAll(others.values());
        return merged;
    }
}
