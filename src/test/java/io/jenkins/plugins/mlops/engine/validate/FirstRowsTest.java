package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first rows of a large table look like decides nothing about the kinds of its columns. */
class FirstRowsTest {
    private static final int ROWS = 200_000;

    /** By the wanted kind and the column's name: the rows before 30,000 are unlike the others, or just as these. */
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("identifier codes", "md5(i::VARCHAR) || md5('x' || i)");
        COLUMNS.put("category codes_then_word", "CASE WHEN i < 30000 THEN md5(i::VARCHAR) ELSE 'red' END");
        COLUMNS.put("category word_then_codes", "CASE WHEN i < 30000 THEN 'red' ELSE md5(i::VARCHAR) END");
        COLUMNS.put("category true_then_word", "CASE WHEN i < 30000 THEN 'true' ELSE 'maybe' END");
        COLUMNS.put("boolean truths", "CASE WHEN i < 30000 THEN true ELSE i % 2 = 0 END");
        COLUMNS.put("category day_then_word", "CASE WHEN i < 30000 THEN '2024-01-01' ELSE 'never' END");
        COLUMNS.put("identifier whole", "i");
        COLUMNS.put("number whole_then_repeated", "CASE WHEN i < 30000 THEN i ELSE i % 90000 END");
        COLUMNS.put("number repeated_then_whole", "CASE WHEN i < 2 THEN 0 ELSE i END");
        COLUMNS.put("number whole_then_fractions", "CASE WHEN i < 30000 THEN i ELSE i + 0.5 END");
        COLUMNS.put("number fractions_then_whole", "CASE WHEN i < 30000 THEN i + 0.5 ELSE i * 2.0 END");
        COLUMNS.put("number positive_then_negative", "CASE WHEN i < 30000 THEN i ELSE -i END");
        COLUMNS.put("identifier names", "'user-' || i || '.'");
        COLUMNS.put("category names_then_repeated", "'user-' || (i % 100000) || '.'");
        COLUMNS.put("identifier few_then_names", "CASE WHEN i < 10000 THEN 'none' ELSE 'user-' || i || '.' END");
        COLUMNS.put("text sentences", "'the number ' || i || ' is here'");
        COLUMNS.put("identifier sentences_then_names", "CASE WHEN i < 30000 THEN 'a b c ' || i ELSE 'n.' || i END");
        COLUMNS.put("number nothing_then_number", "CASE WHEN i < 30000 THEN NULL ELSE i % 50 END");
    }

    @TempDir
    Path dir;

    private static String name(String entry) {
        return entry.substring(entry.indexOf(' ') + 1);
    }

    @ParameterizedTest
    @CsvSource({"a.csv,HEADER", "a.parquet,FORMAT parquet"})
    void kindsAreThoseOfAllRows(String file, String format) {
        String select = COLUMNS.entrySet().stream()
                .map(column -> column.getValue() + " AS " + name(column.getKey()))
                .collect(Collectors.joining(", "));
        Path path = Duck.copy("SELECT " + select + " FROM range(" + ROWS + ") AS r(i)", dir.resolve(file), format);
        Map<String, Map<String, Object>> found =
                TableOfColumnsTest.columns(new Validation(dir).file(path).run("RowCount = " + ROWS));
        assertEquals(
                COLUMNS.keySet().stream().collect(Collectors.joining("\n")),
                found.entrySet().stream()
                        .map(column -> column.getValue().get("kind") + " " + column.getKey())
                        .collect(Collectors.joining("\n")));
        for (String counted : List.of("whole", "names", "sentences")) {
            assertEquals(ROWS, ((Number) found.get(counted).get("distinct")).intValue(), counted);
            assertNull(found.get(counted).get("approximate"), counted);
        }
        assertEquals(100_000, ((Number) found.get("names_then_repeated").get("distinct")).intValue());
        assertEquals(30_000, ((Number) found.get("nothing_then_number").get("missing")).intValue());
    }

    /** A rule that counts, too, and one that wants the text of numbers. */
    @Test
    void rulesChangeNoKind() {
        Path path = Duck.copy(
                "SELECT i, md5(i::VARCHAR) || md5('x' || i) AS m FROM range(" + ROWS + ") AS r(i)",
                dir.resolve("b.parquet"),
                "FORMAT parquet");
        Map<String, Map<String, Object>> found = TableOfColumnsTest.columns(
                new Validation(dir).file(path).run("ColumnLength \"i\" <= 6", "IsUnique \"m\""));
        assertEquals("identifier", found.get("i").get("kind"));
        assertEquals("identifier", found.get("m").get("kind"));
        assertEquals(ROWS, ((Number) found.get("m").get("distinct")).intValue());
    }
}
