package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sorts files into groups that one scan can read, and finds out the columns of each group. */
final class FileGroups {
    private static final int HEADER_LINES = 50;

    private final DuckSession session;
    private final ReadOptions options;

    FileGroups(DuckSession session, ReadOptions options) {
        this.session = session;
        this.options = options;
    }

    /**
     * How a file is read.
     *
     * @param arguments arguments of the function that reads it
     * @param header names in the header, empty for formats without
     */
    private record Writing(Format format, String arguments, List<String> header) {}

    List<FileGroup> of(List<InputFile> files) throws SQLException {
        Map<Writing, List<InputFile>> alike = new LinkedHashMap<>();
        Writing first = null;
        for (InputFile file : files) {
            Writing writing = writing(file, Head.of(file, options.encoding(), this::lines));
            first = first == null ? writing : first;
            if (first.format() != writing.format()) {
                throw new BadInputException(file.shown() + " is " + writing.format() + ", but "
                        + files.get(0).shown() + " is " + first.format()
                        + "; the files of one table must have one format");
            }
            alike.computeIfAbsent(writing, key -> new ArrayList<>()).add(file);
        }
        List<FileGroup> groups = new ArrayList<>();
        for (Map.Entry<Writing, List<InputFile>> entry : alike.entrySet()) {
            Writing writing = entry.getKey();
            for (List<InputFile> same :
                    writing.format() == Format.PARQUET ? bySchema(entry.getValue()) : List.of(entry.getValue())) {
                groups.add(new FileGroup(writing.format(), writing.arguments(), same, columns(writing, same)));
            }
        }
        return groups;
    }

    private Writing writing(InputFile file, Head head) {
        String compression = ", compression = " + Sql.text(head.compression().sql());
        return switch (head.format()) {
            // Folders named year=2024 are no columns: what is checked is what stands in the files.
            case PARQUET -> new Writing(Format.PARQUET, ", hive_partitioning = false", List.of());
            case JSON ->
                new Writing(
                        Format.JSON,
                        ", format = " + (head.isArray() ? "'array'" : head.isLines() ? "'newline_delimited'" : "'auto'")
                                + compression + ", hive_partitioning = false",
                        List.of());
            case CSV -> csv(file, head, compression);
        };
    }

    private Writing csv(InputFile file, Head head, String compression) {
        char found = CsvDialect.sniff(head.text()).delimiter();
        char delimiter =
                options.csv().delimiter() == null ? found : options.csv().delimiter().charAt(0);
        List<String> header = CsvText.header(head.text(), delimiter, head.whole());
        if (header == null) {
            throw new BadInputException(
                    file.shown()
                            + ":1: the first line is longer than 2,000,000 bytes or has a quote that is never closed; is this a CSV file?");
        }
        if (header.size() == 1 && delimiter != found) {
            int fields = CsvText.header(head.text(), found, head.whole()).size();
            if (fields > 1) {
                throw new BadInputException(file.shown() + ":1: the header has no \"" + options.csv().delimiter()
                        + "\", the delimiter that was given; with \"" + (found == '\t' ? "\\t" : found) + "\" it has "
                        + fields + " columns");
            }
        }
        String repeated = CsvText.repeated(header);
        if (repeated != null) {
            throw new BadInputException(file.shown() + ":1: the header names \"" + repeated
                    + "\" twice (upper and lower case are one here); give each column a name of its own");
        }
        return new Writing(
                Format.CSV,
                ", delim = " + Sql.text(String.valueOf(delimiter))
                        + ", quote = '\"', escape = '\"', header = true, skip = 0, null_padding = false, strict_mode = true, comment = '', hive_partitioning = false"
                        + compression
                        + (options.encoding() == null ? "" : ", encoding = " + Sql.text(options.encoding())),
                header);
    }

    private List<Column> columns(Writing writing, List<InputFile> files) throws SQLException {
        try {
            return session.describe(FileGroup.describe(writing.format(), writing.arguments(), files));
        } catch (SQLException e) {
            if (writing.format() != Format.CSV) {
                throw e;
            }
            // The first look fails without saying where. Reading every field as text either fails and tells the line,
            // or all is well.
            List<Column> texts = new ArrayList<>();
            for (int i = 0; i < writing.header().size(); i++) {
                texts.add(new Column(
                        writing.header().get(i).isBlank()
                                ? "column" + i
                                : writing.header().get(i),
                        "VARCHAR"));
            }
            session.query("SELECT count(*) FROM ("
                    + new FileGroup(Format.CSV, writing.arguments(), files, texts).texts() + ")");
            return texts;
        }
    }

    /** Parquet files by their schemas, all read from the footers in one query. */
    private List<List<InputFile>> bySchema(List<InputFile> files) throws SQLException {
        if (files.size() == 1) {
            return List.of(files);
        }
        Map<String, String> schemas = new LinkedHashMap<>();
        for (Object[] row : session.query(
                "SELECT file_name, string_agg(concat_ws(' ', name, type, type_length, repetition_type, num_children, converted_type, scale, "
                        + "\"precision\", logical_type), chr(10)) FROM parquet_schema("
                        + Sql.list(files.stream().map(Sql::path).toList()) + ") GROUP BY file_name")) {
            schemas.put((String) row[0], (String) row[1]);
        }
        return List.copyOf(files.stream()
                .collect(Collectors.groupingBy(
                        file -> schemas.getOrDefault(
                                file.path().toString(), file.path().toString()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    /** The first lines of a zstd file. */
    private String lines(InputFile file) {
        String sql = "SELECT line FROM read_csv(" + Sql.text(Sql.path(file))
                + ", compression = 'zstd', auto_detect = false, delim = '\u0001', quote = '', "
                + "escape = '', header = false, strict_mode = false, columns = {'line': 'VARCHAR'}) LIMIT "
                + HEADER_LINES;
        try {
            return session.query(sql).stream()
                    .map(row -> row[0] == null ? "" : (String) row[0])
                    .collect(Collectors.joining("\n"));
        } catch (SQLException e) {
            throw DuckErrors.reading(e, List.of(file));
        }
    }
}
