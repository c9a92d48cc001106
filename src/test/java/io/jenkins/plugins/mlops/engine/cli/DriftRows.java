package io.jenkins.plugins.mlops.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** A table of columns of every kind, as a CSV file and as statements for a database: the same values in both. */
final class DriftRows {
    private final Random random;
    private final double shift;
    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<IntFunction<String>> values = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** @param shift how far some columns moved; 0 for a reference */
    DriftRows(int count, double shift, long seed) {
        this.random = new Random(seed);
        this.shift = shift;
        column("normal", "DOUBLE", i -> number(random.nextGaussian() + shift));
        column("skewed", "DOUBLE", i -> number(Math.exp(1.2 * random.nextGaussian())));
        column("zeros", "DOUBLE", i -> random.nextInt(10) < 7 ? "0.0" : number(random.nextDouble() * (1 + shift)));
        column("few", "INTEGER", i -> String.valueOf(random.nextInt(6)));
        column("rounded", "REAL", i -> List.of("0.1", "0.25", "0.7").get(random.nextInt(3)));
        column("wide", "BIGINT", i -> String.valueOf(random.nextInt(2_000_000) - 1_000_000L));
        column("money", "DECIMAL(10,2)", i -> String.format(Locale.ROOT, "%.2f", 100 * random.nextDouble()));
        column(
                "endless",
                "DOUBLE",
                i -> i % 50 == 0 ? "Infinity" : i % 70 == 0 ? "-Infinity" : number(random.nextGaussian()));
        column("holes", "DOUBLE", i -> random.nextDouble() < 0.1 + shift / 2 ? null : number(random.nextDouble()));
        column("constant", "INTEGER", i -> "7");
        column("größe \"x\"", "DOUBLE", i -> number(random.nextGaussian()));
        column("words", "VARCHAR", i -> words());
        column("truth", "BOOLEAN", i -> String.valueOf(random.nextBoolean()));
        column("written", "VARCHAR", i -> String.valueOf(random.nextInt(3) > 0));
        column("day", "DATE", i -> "2026-01-" + String.format(Locale.ROOT, "%02d", 1 + random.nextInt(28)));
        column(
                "moment",
                "TIMESTAMP",
                i -> String.format(
                        Locale.ROOT,
                        "2026-02-%02d %02d:%02d:%02d.%06d",
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60),
                        random.nextInt(1_000_000)));
        column("empty", "DOUBLE", i -> null);
        for (int i = 0; i < count; i++) {
            List<String> row = new ArrayList<>();
            for (IntFunction<String> value : values) {
                row.add(value.apply(i));
            }
            rows.add(row);
        }
    }

    private void column(String name, String type, IntFunction<String> value) {
        types.put(name, type);
        values.add(value);
    }

    private static String number(double value) {
        return String.valueOf(value);
    }

    private String words() {
        List<String> words = List.of("red", "grün, blau", "it's \"quoted\"", "\\ back", "😀");
        return shift > 0 && random.nextInt(20) == 0
                ? "new"
                : random.nextInt(30) == 0 ? null : words.get(Math.min(4, random.nextInt(7)));
    }

    /** Writes the file. */
    Path csv(Path file) {
        StringBuilder text = new StringBuilder();
        types.keySet()
                .forEach(name -> text.append(text.length() == 0 ? "" : ",").append(quoted(name)));
        text.append('\n');
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(i == 0 ? "" : ",").append(row.get(i) == null ? "" : quoted(row.get(i)));
            }
            text.append(line).append('\n');
        }
        return Cli.write(file, text.toString());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Statements that make the table.
     *
     * @param names of types that the database calls otherwise
     */
    List<String> sql(String table, Map<String, String> names) {
        List<String> statements = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        types.forEach((name, type) -> columns.add(quoted(name) + " " + names.getOrDefault(type, type)));
        statements.add("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
        for (int from = 0; from < rows.size(); from += 500) {
            List<String> some = new ArrayList<>();
            for (List<String> row : rows.subList(from, Math.min(rows.size(), from + 500))) {
                List<String> literals = new ArrayList<>();
                int i = 0;
                for (String type : types.values()) {
                    String value = row.get(i++);
                    literals.add(
                            value == null
                                    ? "NULL"
                                    : "CAST('" + value.replace("'", "''") + "' AS " + names.getOrDefault(type, type)
                                            + ")");
                }
                some.add("(" + String.join(", ", literals) + ")");
            }
            statements.add("INSERT INTO " + table + " VALUES " + String.join(", ", some));
        }
        return statements;
    }

    /** The types of the columns, by name. */
    Map<String, String> types() {
        return types;
    }
}
