package io.jenkins.plugins.mlops.engine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Files of the example as tables of a real PostgreSQL. */
public final class CareTables {
    /** The folder of the example. */
    public static final Path EXAMPLE =
            Path.of(System.getProperty("mlops.project", ".")).resolve("examples/care");

    private CareTables() {}

    /** A data file of the example. */
    public static Path file(String name) {
        return EXAMPLE.resolve("data/" + name + ".csv");
    }

    /** Makes a table of each file, under its name; columns are numbers where all their values are. */
    public static void make(RealPostgres server, String database, String... names) throws IOException, SQLException {
        for (String name : names) {
            List<String> lines = Files.readAllLines(file(name));
            String columns = Arrays.stream(lines.get(0).split(","))
                    .map(column -> '"' + column + "\" " + type(lines, column))
                    .collect(Collectors.joining(", "));
            server.execute(database, "CREATE TABLE " + name + " (" + columns + ")");
            try (Connection connection = server.connect(database)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY " + name + " FROM STDIN (FORMAT csv, HEADER)",
                                Files.newBufferedReader(file(name)));
            }
        }
    }

    private static String type(List<String> lines, String column) {
        int at = List.of(lines.get(0).split(",")).indexOf(column);
        List<String> values =
                lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toList();
        if (values.stream().allMatch(value -> value.matches("(-?\\d{1,9})?"))) {
            return "INTEGER";
        }
        return values.stream().allMatch(value -> value.matches("(-?\\d+(\\.\\d+)?)?")) ? "DOUBLE PRECISION" : "TEXT";
    }
}
