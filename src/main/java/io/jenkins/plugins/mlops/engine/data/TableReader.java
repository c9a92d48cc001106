package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads files as one table. CSV columns get the type their first 20,480 rows suggest; when a later value does not fit, the column becomes
 * text ({@link #asText}), so that a wrong value is a broken rule with its row, and not an unreadable file.
 */
public final class TableReader {
    private final DuckSession session;
    private final ReadOptions options;

    public TableReader(DuckSession session, ReadOptions options) {
        this.session = session;
        this.options = options;
    }

    /** The CSV column that holds a value which does not fit its type, or null when the failure is another one. */
    public static String misfit(SQLException e) {
        return DuckErrors.failedColumn(e);
    }

    /** A failure while reading, in one line. */
    public static BadInputException explain(SQLException e, List<InputFile> files) {
        return DuckErrors.reading(e, files);
    }

    /** Opens files as a table of the given name. */
    public Table open(String name, List<InputFile> files) {
        return open(name, files, Set.of());
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

    /** The same table with more columns read as text, because a value was found that does not fit the type. */
    public Table asText(Table table, String column) {
        Set<String> text = new HashSet<>();
        text.add(column);
        table.columns().stream().filter(c -> c.kind() == Column.Kind.TEXT).forEach(c -> text.add(c.name()));
        return open(table.name(), table.files(), text);
    }

    private Table open(String name, List<InputFile> files, Set<String> text) {
        List<Head> heads = new ArrayList<>();
        for (InputFile file : files) {
            Head head = Head.of(file, options.encoding());
            if (!heads.isEmpty() && heads.get(0).format() != head.format()) {
                throw new BadInputException(file.shown() + " is " + head.format() + ", but " + files.get(0).shown() + " is " + heads.get(0).format()
                        + "; the files of one table must have one format");
            }
            heads.add(head);
        }
        try {
            List<Column> columns = session.describe("SELECT * FROM " + scan(files.get(0), heads.get(0), List.of(), text));
            if (columns.isEmpty()) {
                throw new BadInputException(files.get(0).shown() + ": has no columns");
            }
            List<String> scans = new ArrayList<>();
            scans.add(scan(files.get(0), heads.get(0), columns, text));
            for (int i = 1; i < files.size(); i++) {
                List<Column> others = session.describe("SELECT * FROM " + scan(files.get(i), heads.get(i), List.of(), text));
                columns = merge(files.get(0), columns, files.get(i), others);
            }
            scans.clear();
            for (int i = 0; i < files.size(); i++) {
                scans.add(scan(files.get(i), heads.get(i), columns, text));
            }
            String selected = columns.stream().map(column -> Sql.name(column.name())).collect(Collectors.joining(", "));
            session.run("CREATE OR REPLACE VIEW " + Sql.name(name) + " AS "
                    + scans.stream().map(scan -> "SELECT " + selected + " FROM " + scan).collect(Collectors.joining(" UNION ALL ")));
            return new Table(name, files, heads.get(0).format(), columns, scans);
        } catch (SQLException e) {
            throw DuckErrors.reading(e, files);
        }
    }

    /** The columns of both; where the types differ, text for CSV, and else what SQL makes of the two. */
    private List<Column> merge(InputFile first, List<Column> columns, InputFile file, List<Column> others) {
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        Set<String> otherNames = others.stream().map(Column::name).collect(Collectors.toSet());
        if (!names.equals(otherNames)) {
            Set<String> missing = new java.util.TreeSet<>(names);
            missing.removeAll(otherNames);
            Set<String> extra = new java.util.TreeSet<>(otherNames);
            extra.removeAll(names);
            throw new BadInputException(file.shown() + " has other columns than " + first.shown()
                    + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing))
                    + (extra.isEmpty() ? "" : "; additional: " + String.join(", ", extra)));
        }
        List<Column> merged = new ArrayList<>();
        for (Column column : columns) {
            Column other = others.stream().filter(o -> o.name().equals(column.name())).findFirst().orElseThrow();
            merged.add(new Column(column.name(), common(column, other)));
        }
        return merged;
    }

    private static String common(Column a, Column b) {
        if (a.type().equals(b.type())) {
            return a.type();
        }
        if (a.kind().isNumber() && b.kind().isNumber()) {
            return a.kind() == Column.Kind.INTEGER && b.kind() == Column.Kind.INTEGER ? "HUGEINT" : "DOUBLE";
        }
        return a.kind().isTime() && b.kind().isTime() ? "TIMESTAMP" : "VARCHAR";
    }

    /** An expression that reads one file; with columns given, as exactly those types. */
    private String scan(InputFile file, Head head, List<Column> columns, Set<String> text) {
        String path = Sql.text(file.path().toString());
        return switch (head.format()) {
            case PARQUET -> "read_parquet(" + path + ")";
            case JSON -> "read_json(" + path + ", format = 'auto', compression = " + Sql.text(head.compression().sql())
                    + typed(columns, "columns") + ")";
            case CSV -> csv(path, head, columns, text);
        };
    }

    private String csv(String path, Head head, List<Column> columns, Set<String> text) {
        String delimiter = options.delimiter();
        if (delimiter == null && head.compression() != Compression.ZSTD) {
            delimiter = String.valueOf(CsvDialect.sniff(options.encoding() != null && options.encoding().equals("utf-16")
                    ? narrowed(head.bytes()) : head.bytes()).delimiter());
        }
        StringBuilder sql = new StringBuilder("read_csv(").append(path);
        if (delimiter != null) {
            sql.append(", delim = ").append(Sql.text(delimiter));
        }
        sql.append(", quote = '\"', escape = '\"', header = true, skip = 0, null_padding = false, strict_mode = true, comment = ''");
        sql.append(", compression = ").append(Sql.text(head.compression().sql()));
        if (options.encoding() != null) {
            sql.append(", encoding = ").append(Sql.text(options.encoding()));
        }
        if (!columns.isEmpty()) {
            sql.append(typed(columns, "types"));
        } else if (!text.isEmpty()) {
            sql.append(", types = ").append(text.stream().sorted()
                    .map(name -> Sql.text(name) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}")));
        }
        return sql.append(")").toString();
    }

    private static String typed(List<Column> columns, String argument) {
        if (columns.isEmpty()) {
            return "";
        }
        return columns.stream().map(column -> Sql.text(column.name()) + ": " + Sql.text(column.type()))
                .collect(Collectors.joining(", ", ", " + argument + " = {", "}"));
    }

    private static byte[] narrowed(byte[] wide) {
        return new String(wide, java.nio.charset.StandardCharsets.UTF_16).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
