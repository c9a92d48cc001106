package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of columns: each column with its kind, who decided it, its missing and its different values, whichever columns the rules name. */
class TableOfColumnsTest {
    private static final String ROWS =
            "SELECT i AS id, CASE WHEN i % 4 = 0 THEN NULL ELSE i % 7 END AS n, i / 4.0 AS x, "
                    + "['red', 'green', 'blue'][i % 3 + 1] AS c, i % 2 = 0 AS f, DATE '2024-01-01' + CAST(i % 50 AS INT) AS d, "
                    + "'u-' || i AS u, 'the word ' || i || ' is here' AS t FROM range(0, 300) AS r(i)";

    @TempDir
    Path dir;

    static Map<String, Map<String, Object>> columns(ResultDocument result) {
        Map<String, Map<String, Object>> columns = new LinkedHashMap<>();
        result.sections().stream()
                .filter(section -> section.type().equals("schema"))
                .forEach(section -> ((List<?>) section.data().get("columns"))
                        .forEach(row ->
                                columns.put(String.valueOf(((Map<?, ?>) row).get("name")), copy((Map<?, ?>) row))));
        return columns;
    }

    private static Map<String, Object> copy(Map<?, ?> row) {
        Map<String, Object> copy = new LinkedHashMap<>();
        row.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static String told(Map<String, Object> column) {
        return column.get("kind") + " by " + column.get("kindBy") + ", missing " + column.get("missing")
                + ", different " + column.get("distinct") + (column.containsKey("approximate") ? " or so" : "");
    }

    @ParameterizedTest
    @CsvSource({"a.csv,HEADER", "a.jsonl,FORMAT json", "a.parquet,FORMAT parquet"})
    void everyColumnIsShownWhateverTheRulesName(String name, String format) {
        Path file = Duck.copy(ROWS, dir.resolve(name), format);
        Map<String, Map<String, Object>> columns =
                columns(new Validation(dir).file(file).run("RowCount = 300"));
        assertEquals(List.of("id", "n", "x", "c", "f", "d", "u", "t"), List.copyOf(columns.keySet()));
        assertEquals("identifier by content, missing 0, different 300", told(columns.get("id")));
        assertEquals("number by content, missing 75, different 7", told(columns.get("n")));
        assertEquals("number by content, missing 0, different 300", told(columns.get("x")));
        assertEquals("category by content, missing 0, different 3", told(columns.get("c")));
        assertEquals("boolean by content, missing 0, different 2", told(columns.get("f")));
        assertEquals("time by content, missing 0, different 50", told(columns.get("d")));
        assertEquals("identifier by content, missing 0, different 300", told(columns.get("u")));
        assertEquals("text by content, missing 0, different 300", told(columns.get("t")));
    }

    /** The kind of a column is not changed by a rule that wants its text. */
    @Test
    void aRuleAboutTextChangesNoKind() {
        Path file = Duck.copy(ROWS, dir.resolve("a.csv"), "HEADER");
        Map<String, Map<String, Object>> plain =
                columns(new Validation(dir).file(file).run("RowCount = 300"));
        Map<String, Map<String, Object>> texts = columns(new Validation(dir)
                .file(file)
                .run(
                        "ColumnLength \"n\" = 1",
                        "ColumnValues \"x\" matches \"[0-9.]+\"",
                        "ColumnLength \"f\" > 3",
                        "ColumnLength \"d\" = 10"));
        assertEquals(plain, texts);
    }

    @Test
    void whatIsDeclaredComesFirst() {
        ReadOptions options =
                ReadOptions.automatic().withKinds(DeclaredKinds.by(KindSource.USER, Map.of("n", ColumnKind.CATEGORY)));
        Path file = Duck.copy(ROWS, dir.resolve("a.csv"), "HEADER");
        Map<String, Map<String, Object>> columns =
                columns(new Validation(dir).reading(options).file(file).run("RowCount = 300"));
        assertEquals("category by user, missing 75, different 7", told(columns.get("n")));
    }

    @Test
    void aColumnWithoutAValueHasNoKind() {
        Map<String, Object> column = columns(
                        new Validation(dir).csv("a.csv", "a,b\n1,\n2,\n").run("RowCount = 2"))
                .get("b");
        assertNull(column.get("kind"));
        assertEquals(2L, column.get("missing"));
        assertEquals(0L, column.get("distinct"));
    }

    /** Beyond 100,000 rows different values are estimated, unless a rule counts them or the kind hangs on them. */
    @Test
    void estimatesAreCalledSo() {
        Path file = Duck.copy(
                "SELECT i AS id, i % 1000 AS a, i % 500 AS b FROM range(0, 200000) AS r(i)",
                dir.resolve("a.parquet"), "FORMAT parquet");
        Map<String, Map<String, Object>> columns =
                columns(new Validation(dir).file(file).run("DistinctValuesCount \"b\" = 500"));
        assertEquals("identifier by content, missing 0, different 200000", told(columns.get("id")));
        assertEquals("number by content, missing 0, different 500", told(columns.get("b")));
        assertEquals(true, columns.get("a").get("approximate"));
        assertEquals(1000, ((Number) columns.get("a").get("distinct")).doubleValue(), 250);
    }

    @Test
    void sensitiveColumnsAndTheTargetAreMarked() {
        Map<String, Map<String, Object>> columns = columns(new Validation(dir)
                .csv("a.csv", "a,b\n1,x\n2,y\n")
                .sensitive("b")
                .target("a")
                .run("RowCount = 2"));
        assertEquals("target", columns.get("a").get("role"));
        assertEquals(true, columns.get("b").get("sensitive"));
        assertFalse(columns.get("a").containsKey("sensitive"));
    }

    /** Every page of every column is decoded: a column that no rule names is damaged in its middle. */
    @Test
    void aDamagedPageOfAColumnWithoutARuleIsFound() throws IOException {
        Path file = Duck.copy(
                "SELECT i AS a, md5(i::VARCHAR) AS b FROM range(0, 20000) AS r(i)",
                dir.resolve("a.parquet"),
                "FORMAT parquet, COMPRESSION uncompressed");
        byte[] bytes = Files.readAllBytes(file);
        int middle = bytes.length / 2; // the column of hashes takes far more than half of the file
        Arrays.fill(bytes, middle, middle + 256, (byte) 0xff); // lengths of texts among them
        Files.write(file, bytes);
        BadInputException refused = assertThrows(
                BadInputException.class, () -> new Validation(dir).file(file).run("ColumnValues \"a\" >= 0"));
        assertTrue(refused.getMessage().contains("a.parquet"), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }

    /** How pandas writes a table as JSON unless it is asked for rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"a\":{\"0\":1,\"1\":2},\"b\":{\"0\":3,\"1\":4}}",
                "{\"0\":{\"a\":1,\"b\":3},\"1\":{\"a\":2,\"b\":4}}",
                "{\"a\":[1,2],\"b\":[3,4]}",
                "{\"a\":{\"0\":1,\"1\":2}}",
                "{\"a\":{\"0\":null,\"1\":[2]},\"b\":{\"0\":{},\"1\":4}}"
            })
    void aTableTurnedOnItsSideIsRefused(String json) {
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> new Validation(dir).csv("a.json", json).run("RowCount > 0"));
        assertTrue(refused.getMessage().contains("holds columns, not rows"), refused.getMessage());
    }

    @Test
    void aLongTableTurnedOnItsSideIsRefusedToo() {
        Path file = dir.resolve("a.json");
        StringBuilder json = new StringBuilder();
        for (String column : List.of("a", "b")) {
            json.append(json.length() == 0 ? "{" : ",")
                    .append('"')
                    .append(column)
                    .append("\":{");
            for (int i = 0; i < 60_000; i++) {
                json.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(i)
                        .append("\":")
                        .append(i);
            }
            json.append('}');
        }
        assertThrows(BadInputException.class, () -> {
            Files.write(file, json.append('}').toString().getBytes(StandardCharsets.UTF_8));
            new Validation(dir).file(file).run("RowCount > 0");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"a\":[1,2],\"b\":[3]}",
                "{\"a\":[1,2]}",
                "{\"a\":{\"x\":1}}",
                "{\"a\":{\"x\":1},\"b\":{\"y\":1},\"c\":1}",
                "{\"a\":[1,2],\"b\":[3,4]}\\n{\"a\":[1,2],\"b\":[3,4]}"
            })
    void aRowOfNestedValuesIsARow(String json) {
        long rows = json.contains("\\n") ? 2 : 1;
        assertEquals(
                Verdict.PASSED,
                new Validation(dir)
                        .csv("a.jsonl", json.replace("\\n", "\n"))
                        .check("RowCount = " + rows)
                        .verdict());
    }
}
