package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parquet files of one table that write a column with different types: every value keeps all its digits, or the files are refused. */
class ParquetPartsTest {
    @TempDir
    Path dir;

    private int folders;

    /** The files, each with the values of its column x, as SQL; in an order and in the reverse one. */
    private List<Validation> tables(String... values) throws IOException {
        List<Path> files = new ArrayList<>();
        Path folder = Files.createDirectories(dir.resolve("t" + folders++));
        for (String value : values) {
            files.add(
                    value.endsWith(".parquet")
                            ? resource(value)
                            : Duck.copy(
                                    "SELECT unnest([" + value + "]) AS x",
                                    folder.resolve("p" + files.size() + ".parquet"),
                                    "FORMAT parquet"));
        }
        List<Validation> tables = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Validation table = new Validation(dir);
            files.forEach(table::file);
            tables.add(table);
            Collections.reverse(files);
        }
        return tables;
    }

    private Path resource(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("cases/" + name)) {
            Path file = dir.resolve(name);
            if (!Files.exists(file)) {
                Files.copy(in, file);
            }
            return file;
        }
    }

    private static void holds(List<Validation> tables, String... rules) {
        for (Validation table : tables) {
            for (Check check : table.checks(rules)) {
                assertEquals(Verdict.PASSED, check.verdict(), check.rule() + ": " + check.message());
            }
        }
    }

    private static List<String> types(Validation table) {
        return table.run("RowCount > 0").sections().stream()
                .filter(section -> section.type().equals("schema"))
                .flatMap(section -> ((List<?>) section.data().get("columns")).stream())
                .map(column -> String.valueOf(((Map<?, ?>) column).get("type")))
                .toList();
    }

    private static void refused(List<Validation> tables, String... parts) {
        for (Validation table : tables) {
            String message = assertThrows(BadInputException.class, () -> table.run("RowCount > 0"))
                    .getMessage();
            for (String part : parts) {
                assertTrue(message.contains(part), "expected \"" + part + "\" in: " + message);
            }
            assertEquals(1, message.lines().count(), message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '#',
            value = {
                "9007199254740993, 9007199254740992 ~ NULL, 1.0::DOUBLE ~ 3",
                "9007199254740993, 9007199254740992 ~ 0.5::DOUBLE ~ 3",
                "9007199254740993, 9007199254740992 ~ 0.1::DOUBLE, 0.30000000000000004::DOUBLE ~ 4",
                "9007199254740993, 9007199254740992 ~ 1e20::DOUBLE ~ 3",
                "9007199254740993, 9007199254740992 ~ 'nan'::DOUBLE, 0.25::FLOAT ~ 3",
                "9007199254740993, 9007199254740992 ~ 9007199254740992::DOUBLE ~ 2",
                "18446744073709551615::UBIGINT, 18446744073709551614::UBIGINT ~ 2.0::DOUBLE ~ 3",
                "9007199254740993, 9007199254740992 ~ 0.25::DECIMAL(22,20) ~ 3",
                "12345678901234567.01::DECIMAL(20,2), 12345678901234567.02::DECIMAL(20,2) ~ 0.5::DOUBLE ~ 3",
                "12345678901234567.01::DECIMAL(20,2), 12345678901234567.02::DECIMAL(20,2) ~ 1e-5::DOUBLE ~ 3",
                "12345678901234567.01::DECIMAL(38,2) ~ 0.12345678901234567890::DECIMAL(38,20) ~ 2",
                "1, 2 ~ 1e300::DOUBLE, 'inf'::DOUBLE ~ 4",
                "1::TINYINT, 2::TINYINT ~ 1.5::DECIMAL(3,1), 1.25::DOUBLE ~ 4"
            })
    void numbersKeepTheirDigits(String one, String other, int different) throws IOException {
        holds(tables(one, other), "DistinctValuesCount \"x\" = " + different, "ColumnDataType \"x\" = \"Number\"");
    }

    @Test
    void threeTypes() throws IOException {
        holds(
                tables("1::INTEGER, 2::INTEGER", "9007199254740993", "0.5::DOUBLE"),
                "IsUnique \"x\"",
                "ColumnValues \"x\" in [1, 2, 9007199254740993, 0.5]");
        holds(
                tables("9007199254740993, 7", "1.0::DOUBLE"),
                "ColumnDataType \"x\" = \"Integer\"",
                "ColumnValues \"x\" in [1, 7, 9007199254740993]");
    }

    @Test
    void numbersThatNoTypeHoldsAreRefused() throws IOException {
        refused(
                tables("123456789012345678901234567890.12::DECIMAL(38,2)", "0.12345678901234567890::DECIMAL(38,20)"),
                "p0.parquet",
                "p1.parquet",
                "column \"x\"",
                "DECIMAL(38,2)",
                "DECIMAL(38,20)",
                "write the column with one type");
        refused(tables("9007199254740993", "1e300::DOUBLE"), "p0.parquet", "p1.parquet", "BIGINT", "DOUBLE");
        refused(tables("9007199254740993", "'inf'::DOUBLE"), "BIGINT", "DOUBLE");
        refused(tables("9007199254740993", "1.2345678901234567e-20::DOUBLE"), "BIGINT", "DOUBLE");
    }

    /** pyarrow writes a column of which all values are missing with the type null. */
    @Test
    void partsWithoutAnyValue() throws IOException {
        holds(
                tables("null_column.parquet", "5, NULL"),
                "ColumnDataType \"x\" = \"Integer\"",
                "Sum \"x\" = 5",
                "RowCount = 4",
                "Completeness \"x\" = 0.25");
        holds(tables("null_column.parquet", "0.5::DOUBLE", "1::INTEGER"), "Sum \"x\" = 1.5");
        holds(tables("null_column.parquet", "DATE '2024-01-02'"), "ColumnDataType \"x\" = \"Date\"");
        holds(tables("null_column.parquet", "true"), "ColumnDataType \"x\" = \"Boolean\"");
        holds(tables("null_column.parquet"), "Completeness \"x\" = 0", "RowCount = 2");
        for (Validation table : tables("null_column.parquet")) {
            assertEquals(List.of("VARCHAR"), types(table));
        }
    }

    @Test
    void decimalsOfMoreThan38Digits() throws IOException {
        refused(
                List.of(new Validation(dir).file(resource("decimal256.parquet"))),
                "decimal256.parquet: column \"d\" holds decimal(40,2)",
                "write it as a decimal of at most 38 digits, or as text");
    }

    @Test
    void structsOfDifferentKeysAreNested() throws IOException {
        for (Validation table : tables("{'a': 1}, NULL", "{'a': 1, 'b': 2}")) {
            assertEquals(List.of("JSON"), types(table));
        }
        holds(tables("{'a': 1}, NULL", "{'a': 1, 'b': 2}"), "DistinctValuesCount \"x\" = 2");
        holds(tables("[1, 2]", "[1.5, 2.5]", "['a']"), "DistinctValuesCount \"x\" = 3");
    }

    @Test
    void numbersBesideTextAreTextAndTold() throws IOException {
        for (Validation table : tables("1, 2", "'abc'")) {
            Check check = table.check("ColumnValues \"x\" in [\"1\", \"2\", \"abc\"]");
            assertEquals(Verdict.PASSED, check.verdict(), check.message());
            assertTrue(
                    table.logged.stream()
                            .anyMatch(line -> line.contains("column \"x\" is read as text because it is ")
                                    && line.contains("INTEGER in ")
                                    && line.contains("VARCHAR in ")),
                    table.logged.toString());
        }
    }

    @Test
    void noColumns() throws IOException {
        refused(
                List.of(new Validation(dir).file(resource("no_columns.parquet"))),
                "no_columns.parquet: has no columns");
    }
}
