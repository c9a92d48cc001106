package io.jenkins.plugins.mlops.engine.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Files of one table that are written alike, so that one scan reads them all.
 *
 * @param format their format
 * @param arguments further arguments of the function that reads them, each with a comma in front
 * @param files the files
 * @param sources what the database reads for each of them: the file itself, or a copy that is written in the usual way
 * @param own their columns, in their own order; for Parquet with the types they have in the files
 * @param partition columns that stand in the names of folders, with their values
 */
public record FileGroup(
        Format format,
        String arguments,
        List<InputFile> files,
        List<InputFile> sources,
        List<Column> own,
        Map<String, String> partition) {
    public FileGroup {
        files = List.copyOf(files);
        sources = List.copyOf(sources);
        own = List.copyOf(own);
        partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
    }

    /** A query of the wanted columns, with the wanted types. */
    String select(List<ReadColumn> wanted) {
        return "SELECT " + values(wanted) + " FROM " + scan(sources, wanted, "");
    }

    /** The same of one file, with the number of each row, from 1, as a further column. */
    String numbered(InputFile file, List<ReadColumn> wanted, String number) {
        List<InputFile> source = List.of(sources.get(files.indexOf(file)));
        return format == Format.PARQUET
                ? "SELECT " + values(wanted) + ", file_row_number + 1 AS " + number + " FROM "
                        + scan(source, wanted, ", file_row_number = true")
                : "SELECT " + values(wanted) + ", row_number() OVER () AS " + number + " FROM "
                        + scan(source, wanted, "");
    }

    /** Returns the SQL that reads the columns of Parquet files. */
    static String describe(String arguments, List<InputFile> files) {
        return "SELECT * FROM read_parquet(" + paths(files) + arguments + ")";
    }

    private String scan(List<InputFile> some, List<ReadColumn> wanted, String more) {
        return switch (format) {
            case PARQUET -> "read_parquet(" + paths(some) + arguments + more + ")";
            case JSON ->
                "read_json(" + paths(some) + arguments
                        + struct(
                                wanted.stream()
                                        .map(ReadColumn::column)
                                        .filter(column -> !partition.containsKey(column.name()))
                                        .toList(),
                                types(wanted, ReadColumn::jsonType)::get)
                        + ")";
            case CSV ->
                "read_csv(" + paths(some) + arguments + ", auto_detect = false"
                        + struct(own, types(wanted, ReadColumn::csvType)::get) + ")";
        };
    }

    private static Map<String, String> types(List<ReadColumn> wanted, Function<ReadColumn, String> type) {
        return wanted.stream()
                .collect(Collectors.toMap(column -> column.column().name(), type));
    }

    private String values(List<ReadColumn> wanted) {
        Map<String, String> types = own.stream().collect(Collectors.toMap(Column::name, Column::type));
        return wanted.stream()
                .map(column -> partition.containsKey(column.column().name())
                        ? column.constant(partition.get(column.column().name()))
                        : switch (format) {
                            case CSV -> column.csvValue();
                            case JSON -> column.jsonValue();
                            case PARQUET ->
                                column.parquetValue(types.get(column.column().name()));
                        })
                .collect(Collectors.joining(", "));
    }

    static String paths(List<InputFile> files) {
        return files.size() == 1
                ? Sql.text(Sql.path(files.get(0)))
                : Sql.list(files.stream().map(Sql::path).toList());
    }

    private static String struct(List<Column> columns, Function<String, String> type) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i))
                .map(column -> Sql.text(Sql.identifier(column.name())) + ": " + Sql.text(type.apply(column.name())))
                .collect(Collectors.joining(", ", ", columns = {", "}"));
    }
}
