package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes small files and tells what is read from them, in words that a test can compare. */
final class Looked {
    private final Path folder;
    private ReadOptions options = ReadOptions.automatic();

    Looked(Path folder) {
        this.folder = folder;
    }

    /** The same, reading with options. */
    Looked with(ReadOptions other) {
        Looked looked = new Looked(folder);
        looked.options = other;
        return looked;
    }

    /** Cells of one CSV column; another column stands beside it, so that an empty cell is no empty line. */
    String csv(String... cells) {
        return column(text(
                "v.csv",
                "v,beside\n" + Arrays.stream(cells).map(cell -> cell + ",0\n").collect(Collectors.joining())));
    }

    /** Values of one key as they are written in JSON. */
    String json(String... values) {
        return column(text(
                "v.jsonl",
                Arrays.stream(values).map(value -> "{\"v\": " + value + "}\n").collect(Collectors.joining())));
    }

    /** Values of one Parquet column, given as SQL. */
    String parquet(String... values) {
        Path file = folder.resolve("v.parquet");
        Duck.copy(
                "SELECT * FROM (VALUES "
                        + Arrays.stream(values).map(value -> "(" + value + ")").collect(Collectors.joining(", "))
                        + ") t(v)",
                file,
                "FORMAT parquet");
        return column(file);
    }

    /** A file of text. */
    Path text(String name, String content) {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path bytes(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kind of the column {@code v} and its values, or why the file was refused. */
    String column(Path... files) {
        return read(List.of(files), "v");
    }

    /** All columns with their values by row, or why the file was refused. */
    String table(Path... files) {
        return read(List.of(files), null);
    }

    private String read(List<Path> paths, String wanted) {
        List<InputFile> files =
                InputFiles.anywhere().resolve(paths.stream().map(Path::toString).toList());
        try (DuckSession session = DuckSession.open(files, 256L << 20, 1)) {
            TableReader reader = new TableReader(session, options);
            try {
                return seen(session, reader.settled(reader.open("primary", files)), wanted);
            } catch (SQLException e) {
                throw reader.explain(e, files);
            }
        } catch (BadInputException e) {
            return "refused: " + e.getMessage().replace(folder + "/", "");
        }
    }

    private static String seen(DuckSession session, Table table, String wanted) throws SQLException {
        StringBuilder seen = new StringBuilder();
        for (Column column : table.columns()) {
            if (wanted == null || column.name().equals(wanted)) {
                seen.append(seen.isEmpty() ? "" : "; ")
                        .append(wanted == null ? column.name() + " is " : "")
                        .append(kind(column))
                        .append(": ")
                        .append(values(session, column));
            }
        }
        return seen.toString();
    }

    private static String values(DuckSession session, Column column) throws SQLException {
        return session.query("SELECT CAST(" + Sql.name(column.name()) + " AS VARCHAR) FROM \"primary\"").stream()
                .map(row -> row[0] == null ? "missing" : row[0].toString())
                .collect(Collectors.joining(" | "));
    }

    private static String kind(Column column) {
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT -> "number";
            case TEXT -> "text";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> column.type().endsWith("ZONE") ? "time with zone" : "time";
            case OTHER -> column.type();
        };
    }
}
