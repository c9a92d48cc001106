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
 * @param scans for each file, an expression that reads it alone, to be put behind FROM
 */
public record Table(String name, List<InputFile> files, Format format, List<Column> columns, List<String> scans) {
    public Table {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        scans = List.copyOf(scans);
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
}
