package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same rows as CSV, JSON Lines and Parquet, plain or compressed, in one file or in several, in any order, give the same verdict and the same
 * observed value for every rule. The rows are generated, odd values among them, which may stand anywhere.
 */
class ThreeFormatsTest {
    private static final double SAME = 1e-9;

    @TempDir
    Path dir;

    /** How a column is written in each format; a null value is missing. */
    private enum Kind {
        INTEGER("BIGINT"),
        LONG_ID("DECIMAL(38,0)"),
        DOUBLE("DOUBLE"),
        DECIMAL("DECIMAL(30,20)"),
        TEXT("VARCHAR"),
        DIGITS("VARCHAR"),
        FLAG("BOOLEAN");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        boolean isNumber() {
            return this == INTEGER || this == LONG_ID || this == DOUBLE || this == DECIMAL;
        }
    }

    private static final String[] TEXTS = {
        "abc",
        "a b",
        " a ",
        "x\"y",
        "it's",
        "a,b",
        "a;b",
        "line\nbreak",
        "\u00e9\u4e2d\ud83d\ude00",
        "NULL",
        "NaN",
        "true",
        "1_000",
        "2024-01-01",
        "2024-1-1",
        "epoch",
        "123E4567-E89B-12D3-A456-426614174000",
        "1e5",
        "0x1F",
        "-",
        "{}",
        "[1]",
        "\\n",
        "%s",
        "--"
    };

    private static String value(Kind kind, Random random) {
        if (random.nextInt(12) == 0) {
            return null;
        }
        return switch (kind) {
            case INTEGER -> String.valueOf(random.nextInt(5) == 0 ? random.nextLong() / 100 : random.nextInt(20) - 10);
            case LONG_ID -> "1234567890123456789012345" + random.nextInt(1000);
            case DOUBLE -> {
                double d =
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextDouble();
                            case 1 -> random.nextInt(100) / 10.0;
                            case 2 -> random.nextGaussian() * 1e20;
                            default -> random.nextGaussian() * 1e-7;
                        };
                yield com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal.toString(d);
            }
            case DECIMAL -> random.nextInt(9) + ".1234567890123456789" + random.nextInt(9);
            case TEXT -> TEXTS[random.nextInt(TEXTS.length)];
            case DIGITS -> random.nextInt(3) + "0" + random.nextInt(30);
            case FLAG -> String.valueOf(random.nextBoolean());
        };
    }

    private record Rows(Map<String, Kind> columns, List<List<String>> rows) {
        static Rows random(long seed) {
            Random random = new Random(seed);
            Map<String, Kind> columns = new LinkedHashMap<>();
            for (Kind kind : Kind.values()) {
                columns.put(kind.name().toLowerCase(java.util.Locale.ROOT) + " \u00fc", kind);
            }
            List<List<String>> rows = new ArrayList<>();
            int count = random.nextBoolean() ? 40 : 9_000;
            for (int i = 0; i < count; i++) {
                List<String> row = new ArrayList<>();
                columns.values().forEach(kind -> row.add(value(kind, random)));
                rows.add(row);
            }
            // One value that makes a column of digits text in CSV, too, wherever it stands.
            rows.get(random.nextInt(count)).set(5, "007");
            rows.get(random.nextInt(count)).set(4, "word");
            return new Rows(columns, rows);
        }

        List<String> names() {
            return List.copyOf(columns.keySet());
        }

        Rows shuffled(long seed) {
            List<List<String>> other = new ArrayList<>(rows);
            Collections.shuffle(other, new Random(seed));
            return new Rows(columns, other);
        }

        List<Rows> divided() {
            int third = rows.size() / 3;
            return List.of(
                    new Rows(columns, rows.subList(0, 1)),
                    new Rows(columns, rows.subList(1, third)),
                    new Rows(columns, rows.subList(third, rows.size())));
        }

        String csv(char delimiter, String end) {
            StringBuilder text = new StringBuilder(String.join(String.valueOf(delimiter), names())).append(end);
            for (List<String> row : rows) {
                text.append(row.stream()
                                .map(value -> value == null
                                        ? ""
                                        : value.matches("(?s).*[\"\n,;].*")
                                                ? '"' + value.replace("\"", "\"\"") + '"'
                                                : value)
                                .collect(Collectors.joining(String.valueOf(delimiter))))
                        .append(end);
            }
            return text.toString();
        }

        String jsonLines() {
            StringBuilder text = new StringBuilder();
            for (List<String> row : rows) {
                List<String> parts = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    Kind kind = columns.get(names().get(i));
                    if (row.get(i) != null) {
                        parts.add(quoted(names().get(i)) + ":"
                                + (kind.isNumber() || kind == Kind.FLAG ? row.get(i) : quoted(row.get(i))));
                    }
                }
                text.append("{").append(String.join(",", parts)).append("}\n");
            }
            return text.toString();
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        }

        Path parquet(Path file) throws IOException {
            Path text = Files.writeString(file.resolveSibling(file.getFileName() + ".jsonl"), strings());
            List<String> names = names();
            String columns =
                    names.stream().map(name -> "'" + name + "': 'VARCHAR'").collect(Collectors.joining(", "));
            String casts = names.stream()
                    .map(name -> "CAST(\"" + name + "\" AS " + this.columns.get(name).sql + ") AS \"" + name + '"')
                    .collect(Collectors.joining(", "));
            return Duck.copy(
                    "SELECT " + casts + " FROM read_json('" + text + "', format = 'newline_delimited', columns = {"
                            + columns + "})",
                    file,
                    "FORMAT parquet, ROW_GROUP_SIZE 2048");
        }

        private String strings() {
            Map<String, Kind> texts = new LinkedHashMap<>();
            columns.keySet().forEach(name -> texts.put(name, Kind.TEXT));
            return new Rows(texts, rows).jsonLines();
        }
    }

    private static List<String> rules(Rows rows) {
        List<String> rules = new ArrayList<>(List.of("RowCount > 0", "ColumnCount = 7"));
        rows.columns().forEach((name, kind) -> {
            String q = " \"" + name + "\" ";
            rules.addAll(List.of(
                    "IsComplete" + q,
                    "Completeness" + q + "> 0.99",
                    "IsUnique" + q,
                    "Uniqueness" + q + "> 0.5",
                    "UniqueValueRatio" + q + "> 0.5",
                    "DistinctValuesCount" + q + "> 1000000",
                    "Entropy" + q + "> 1000",
                    "ColumnExists" + q,
                    "IsPrimaryKey" + q,
                    "ColumnDataType" + q + "= \"Integer\"",
                    "ColumnDataType" + q + "= \"Number\"",
                    "ColumnDataType" + q + "= \"Boolean\""));
            if (kind.isNumber()) {
                rules.addAll(List.of(
                        "Mean" + q + "> 1e300",
                        "Sum" + q + "> 1e300",
                        "StandardDeviation" + q + "> 1e300",
                        "Variance" + q + "> 1e300",
                        "ColumnValues" + q + "> 0",
                        "ColumnValues" + q + "between 0 and 3",
                        "ColumnValues" + q + "in [1, 2, 0.5]",
                        "ColumnValues" + q + "= 1234567890123456789012345678"));
            } else {
                rules.addAll(List.of(
                        "ColumnLength" + q + "> 3",
                        "ColumnValues" + q + "matches \"[a-z0-9]+\"",
                        "ColumnValues" + q + "= \"007\"",
                        "ColumnValues" + q + "!= \" a \"",
                        "ColumnValues" + q + "in [\"true\", \"word\", \"it's\"]",
                        "ColumnValues" + q + "!= NULL"));
            }
        });
        rules.add("ColumnCorrelation \"integer \u00fc\" \"double \u00fc\" > 2");
        rules.add("RowsPerSlice \"flag \u00fc\" > 1000000");
        rules.add("CustomSql \"select sum(length(\\\"text \u00fc\\\")) from primary\" > 1000000000");
        return rules;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sameAnswers(long seed) throws IOException {
        Rows rows = Rows.random(seed);
        Map<String, List<Path>> writings = new LinkedHashMap<>();
        writings.put("CSV", List.of(write("a.csv", rows.csv(',', "\n"))));
        writings.put(
                "CSV in another order",
                List.of(write("b.csv", rows.shuffled(seed).csv(';', "\r\n"))));
        writings.put(
                "CSV, gzip", List.of(zipped("c.csv.gz", rows.shuffled(seed + 1).csv(',', "\n"))));
        List<Path> three = new ArrayList<>();
        for (Rows part : rows.shuffled(seed + 2).divided()) {
            three.add(write("d" + three.size() + ".csv", part.csv(',', "\n")));
        }
        writings.put("three CSV files", three);
        writings.put("JSON Lines", List.of(write("e.jsonl", rows.jsonLines())));
        writings.put(
                "JSON Lines in another order, gzip",
                List.of(zipped("f.jsonl.gz", rows.shuffled(seed + 3).jsonLines())));
        writings.put(
                "JSON array",
                List.of(write("g.json", "[" + rows.jsonLines().strip().replace("}\n{", "},\n{") + "]")));
        writings.put("Parquet", List.of(rows.parquet(dir.resolve("h.parquet"))));
        List<Path> parts = new ArrayList<>();
        for (Rows part : rows.shuffled(seed + 4).divided()) {
            parts.add(part.parquet(dir.resolve("i" + parts.size() + ".parquet")));
        }
        writings.put("three Parquet files", parts);

        String[] rules = rules(rows).toArray(String[]::new);
        List<Check> expected = checks(writings.get("Parquet"), rules);
        writings.forEach((writing, files) -> {
            List<Check> checks = checks(files, rules);
            for (int i = 0; i < rules.length; i++) {
                Check one = expected.get(i);
                Check other = checks.get(i);
                String what = writing + ": " + rules[i] + ": " + other.message() + " (Parquet: " + one.message() + ")";
                assertEquals(one.verdict(), other.verdict(), what);
                assertEquals(one.failing(), other.failing(), what);
                if (one.observed() instanceof Double number) {
                    double seen = ((Number) other.observed()).doubleValue();
                    assertTrue(
                            number.equals(seen) || Math.abs(number - seen) <= SAME * Math.abs(number),
                            what + ": " + seen);
                } else {
                    assertEquals(one.observed(), other.observed(), what);
                }
            }
        });
    }

    private List<Check> checks(List<Path> files, String[] rules) {
        Validation validation = new Validation(dir);
        files.forEach(validation::file);
        return validation.checks(rules);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private Path zipped(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
