package io.jenkins.plugins.mlops.engine.data;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Files of one table that are written alike, so that one scan reads them all.
 *
 * @param format their format
 * @param arguments further arguments of the function that reads them, each with a comma in front
 * @param files the files
 * @param own their columns, in their own order and with the types they have when read alone
 */
public record FileGroup(Format format, String arguments, List<InputFile> files, List<Column> own) {
    public FileGroup {
        files = List.copyOf(files);
        own = List.copyOf(own);
    }

    FileGroup with(List<Column> columns) {
        return new FileGroup(format, arguments, files, columns);
    }

    /** A query of the wanted columns, with the wanted types. */
    String select(List<Column> wanted) {
        return "SELECT " + values(wanted) + " FROM " + scan(files, wanted, "");
    }

    /** The same of one file, with the number of each row, from 1, as a further column. */
    String numbered(InputFile file, List<Column> wanted, String number) {
        if (format == Format.PARQUET) {
            return "SELECT " + values(wanted) + ", file_row_number + 1 AS " + number + " FROM "
                    + scan(List.of(file), wanted, ", file_row_number = true");
        }
        return "SELECT " + values(wanted) + ", row_number() OVER () AS " + number + " FROM "
                + scan(List.of(file), wanted, "");
    }

    /** All columns as text, exactly as they stand in the file; for CSV. */
    String texts() {
        return "SELECT * FROM "
                + scan(
                        files,
                        own.stream()
                                .map(column -> new Column(column.name(), "VARCHAR"))
                                .toList(),
                        "");
    }

    /** All rows and columns as the files hold them, to find the file that cannot be read. */
    String describeAll() {
        return select(own);
    }

    /** What finds out the columns. */
    static String describe(Format format, String arguments, List<InputFile> files) {
        String detect =
                switch (format) {
                    case PARQUET -> "";
                    case JSON ->
                        ", sample_size = -1"
                                + (files.size() > 1
                                        ? ", union_by_name = true, maximum_sample_files = " + files.size()
                                        : "");
                    // Dates other than ISO 8601 stay text: 01/02/2024 is one day here and another there.
                    case CSV -> ", dateformat = '%Y-%m-%d'" + (files.size() > 1 ? ", union_by_name = true" : "");
                };
        return "SELECT * FROM " + function(format) + "(" + paths(files) + arguments + detect + ")";
    }

    private String scan(List<InputFile> some, List<Column> wanted, String more) {
        String columns =
                switch (format) {
                    case PARQUET -> "";
                    case JSON -> struct(wanted, Column::type);
                    case CSV -> {
                        Map<String, String> types =
                                wanted.stream().collect(Collectors.toMap(Column::name, Column::type));
                        yield ", auto_detect = false" + struct(own, column -> CsvCoding.read(types.get(column.name())));
                    }
                };
        return function(format) + "(" + paths(some) + arguments + columns + more + ")";
    }

    private String values(List<Column> wanted) {
        Map<String, String> types = own.stream().collect(Collectors.toMap(Column::name, Column::type));
        return wanted.stream()
                .map(column -> switch (format) {
                    case CSV -> CsvCoding.value(column);
                    case JSON -> Sql.name(column.name());
                    case PARQUET ->
                        column.type().equals(types.get(column.name()))
                                ? Sql.name(column.name())
                                : "CAST(" + Sql.name(column.name()) + " AS " + column.type() + ") AS "
                                        + Sql.name(column.name());
                })
                .collect(Collectors.joining(", "));
    }

    private static String function(Format format) {
        return switch (format) {
            case PARQUET -> "read_parquet";
            case JSON -> "read_json";
            case CSV -> "read_csv";
        };
    }

    private static String paths(List<InputFile> files) {
        return files.size() == 1
                ? Sql.text(Sql.path(files.get(0)))
                : Sql.list(files.stream().map(Sql::path).toList());
    }

    private static String struct(List<Column> columns, Function<Column, String> type) {
        return columns.stream()
                .map(column -> Sql.text(column.name()) + ": " + Sql.text(type.apply(column)))
                .collect(Collectors.joining(", ", ", columns = {", "}"));
    }
}
