package io.jenkins.plugins.mlops.engine.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files read as one table. A SQL view of its name exists in the session it was opened in.
 *
 * @param name name of the view
 * @param files its files, in order
 * @param format their common format
 * @param reading its columns, and how each is read
 * @param groups the files once more, those that one scan can read together
 */
public record Table(String name, List<InputFile> files, Format format, List<ReadColumn> reading, List<FileGroup> groups)
        implements Relation {
    public Table {
        files = List.copyOf(files);
        reading = List.copyOf(reading);
        groups = List.copyOf(groups);
    }

    @Override
    public List<Column> columns() {
        return reading.stream().map(ReadColumn::column).toList();
    }

    /** The columns with the types that hold their values as written, whatever a rule or a declared kind asks for. */
    public List<Column> naturalColumns() {
        return reading.stream()
                .map(column ->
                        new Column(column.column().name(), column.natural().sql()))
                .toList();
    }

    @Override
    public boolean isWrittenAsText() {
        return format == Format.CSV;
    }

    @Override
    public boolean isReadByColumn() {
        return format == Format.PARQUET;
    }

    /** Size of all files in bytes. */
    public long bytes() {
        return files.stream().mapToLong(InputFile::bytes).sum();
    }

    /** A query of one file's rows, with the number of each, from 1, the header not counted, as a further column. */
    public String numbered(InputFile file, String number) {
        return groups.stream()
                .filter(group -> group.files().contains(file))
                .findFirst()
                .orElseThrow()
                .numbered(file, reading, number);
    }

    /** Returns the files that the database reads. */
    List<InputFile> sources() {
        return groups.stream().flatMap(group -> group.sources().stream()).toList();
    }

    /** The query behind the view. */
    String query() {
        return groups.stream().map(group -> group.select(reading)).collect(Collectors.joining(" UNION ALL "));
    }

    /** The same with other types of some columns. */
    Table with(Map<String, String> types) {
        return new Table(
                name,
                files,
                format,
                reading.stream()
                        .map(column -> types.containsKey(column.column().name())
                                ? column.as(types.get(column.column().name()))
                                : column)
                        .toList(),
                groups);
    }
}
