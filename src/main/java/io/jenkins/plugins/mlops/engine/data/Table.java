package io.jenkins.plugins.mlops.engine.data;

import java.util.List;
import java.util.Optional;

/**
 * Files read as one table. A SQL view of its name exists in the session it was opened in.
 *
 * @param name name of the view
 * @param files its files, in order
 * @param format their common format
 * @param columns its columns
 * @param groups the files once more, those that one scan can read together
 */
public record Table(String name, List<InputFile> files, Format format, List<Column> columns, List<FileGroup> groups) {
    public Table {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /** The column of exactly this name. */
    public Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** All column names. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
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
                .numbered(file, columns, number);
    }

    /** The query behind the view. */
    String query() {
        return groups.stream()
                .map(group -> group.select(columns))
                .reduce((a, b) -> a + " UNION ALL " + b)
                .orElseThrow();
    }

    Table with(List<Column> changed) {
        return new Table(name, files, format, changed, groups);
    }
}
