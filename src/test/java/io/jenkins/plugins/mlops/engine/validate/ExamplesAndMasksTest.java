package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failing rows are shown with the right file and row, and nothing shows a value that is to be kept. */
class ExamplesAndMasksTest {
    private static final String SECRET = "Mueller-4711";

    @TempDir
    Path dir;

    private static List<Long> rows(Check check) {
        return check.examples().stream().map(Example::row).toList();
    }

    @Test
    void quotedLineBreaksAndBlankLinesDoNotShiftRows() {
        Validation v = new Validation(dir)
                .csv("q.csv", "a,b\n1,\"x\ny\"\n2,\"\r\n\"\n\n3,z\n-4,bad\n5,\"a \"\"b\"\"\"\n-6,\n");
        Check check = v.check("ColumnValues \"a\" > 0");
        assertEquals(List.of(4L, 6L), rows(check));
        assertEquals("-4", check.examples().get(0).values().get("a"));
        assertEquals(List.of(2L, 6L), rows(v.check("ColumnValues \"b\" matches \"(?s)[a-z].*\"")));
    }

    @Test
    void rowsOfALargeCsvReadInParallel() {
        StringBuilder text = new StringBuilder("a,pad\n");
        for (int i = 1; i <= 600_000; i++) {
            text.append(i == 123_456 || i == 456_789 || i == 599_999 ? -i : i)
                    .append(",some padding that makes the file larger than a buffer or two\n");
        }
        Check check = new Validation(dir).csv("l.csv", text.toString()).check("ColumnValues \"a\" > 0");
        assertEquals(List.of(123_456L, 456_789L, 599_999L), rows(check));
        assertEquals("-456789", check.examples().get(1).values().get("a"));
    }

    @Test
    void rowsOfParquetWithManyRowGroups() {
        Path file = Duck.copy(
                "SELECT CASE WHEN range % 70000 = 69999 THEN NULL ELSE range END AS a FROM range(300000)",
                dir.resolve("p.parquet"), "FORMAT parquet, ROW_GROUP_SIZE 4096");
        assertEquals(
                List.of(70_000L, 140_000L, 210_000L, 280_000L),
                rows(new Validation(dir).file(file).check("IsComplete \"a\"")));
    }

    @Test
    void rowsOfJsonAndOfSeveralFiles() {
        Validation v = new Validation(dir)
                .csv("1.jsonl", "{\"a\":1}\n{\"a\":-1}\n")
                .csv("2.jsonl", "{\"a\":1}\n{\"b\":1}\n{\"a\":-2}\n");
        Check check = v.check("ColumnValues \"a\" > 0");
        assertEquals(List.of(2L, 2L, 3L), rows(check));
        assertTrue(check.examples().get(0).file().endsWith("1.jsonl")
                && check.examples().get(1).file().endsWith("2.jsonl"));
    }

    @Test
    void repeatedKeysShowTheRowsThatRepeat() {
        Check check = new Validation(dir).csv("k.csv", "a\n1\n2\n1\n3\n1\n").check("IsUnique \"a\"");
        assertEquals(2, check.failing());
        assertEquals(List.of(3L, 5L), rows(check));
        assertEquals(
                "2 rows repeat an earlier value of \"a\"; row 3 repeats row 1, row 5 repeats row 1", check.message());
    }

    /** Of rows that break a rule often, seldom, late, or around the rows that are looked at first. */
    @Test
    void theFirstRowsAreTheFirstOfTheWholeFile() {
        Random random = new Random(20_261_130);
        int[] edge = {19_998, 19_999, 20_000, 20_001};
        int[] value = new int[50_000];
        for (int i = 0; i < value.length; i++) {
            int row = i + 1;
            value[i] = row % 7 == 0 ? 1 : row > 20_000 && random.nextInt(50) == 0 ? 2 : 0;
            if (row < 20_000 && row % 4_999 == 0 || row > 20_000 && random.nextInt(900) == 0) {
                value[i] = 3; // four in the beginning, the fifth behind it
            }
        }
        for (int row : edge) {
            value[row - 1] = 4;
        }
        value[11] = 4; // the fifth of the first five is row 20,000, the last that is looked at first
        value[49_999] = 5;
        StringBuilder csv = new StringBuilder("a\n");
        StringBuilder json = new StringBuilder();
        for (int a : value) {
            csv.append(a).append('\n');
            json.append("{\"a\":").append(a).append("}\n");
        }
        Validation text = new Validation(dir).csv("rows.csv", csv.toString());
        Path parquet =
                Duck.copy("FROM '" + dir.resolve("rows.csv") + "'", dir.resolve("rows.parquet"), "FORMAT parquet");
        for (Validation v : List.of(
                text, new Validation(dir).csv("rows.jsonl", json.toString()), new Validation(dir).file(parquet))) {
            for (int a = 0; a <= 5; a++) {
                int broken = a;
                List<Long> expected = IntStream.rangeClosed(1, value.length)
                        .filter(row -> value[row - 1] == broken)
                        .limit(5)
                        .mapToObj(row -> (long) row)
                        .toList();
                assertEquals(expected, rows(v.check("ColumnValues \"a\" != " + a)), "value " + a);
            }
        }
    }

    @Test
    void noMoreThanFiveExamples() {
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L),
                rows(new Validation(dir).csv("m.csv", "a\n" + "0\n".repeat(50)).check("ColumnValues \"a\" > 0")));
    }

    @Test
    void sensitiveValuesStandNowhereInTheDocument() throws IOException {
        String data = "name,age,city\n" + SECRET + ",1,B\n" + SECRET + ",2,B\n,x3,C\n";
        Validation v = new Validation(dir)
                .csv("s.csv", data)
                .sensitive("name")
                .slice("name", "city")
                .slice("name")
                .target("name")
                .contract("c.yaml", """
                kind: DataContract
                apiVersion: v3.1.0
                schema:
                  - name: t
                    properties:
                      - {name: name, required: true, unique: true}
                      - {name: city, classification: Confidential, logicalTypeOptions: {maxLength: 0}}
                """);
        ResultDocument document = v.run(
                "ColumnLength \"name\" < 3",
                "ColumnValues \"name\" matches \"x\"",
                "IsPrimaryKey \"name\" \"age\"",
                "Mean \"name\" > 0",
                "ColumnDataType \"name\" = \"Integer\"",
                "CustomSql \"select max(name) from primary\" > 0",
                "DataFreshness \"name\" < 1 days",
                "Entropy \"name\" < 0");
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ResultJson.write(document, json);
        String text = json.toString(StandardCharsets.UTF_8);
        assertFalse(text.contains(SECRET), text);
        assertFalse(v.logged.toString().contains(SECRET));
        Example example = document.checks().stream()
                .filter(c -> c.rule().startsWith("IsPrimaryKey"))
                .findFirst()
                .orElseThrow()
                .examples()
                .get(0);
        assertTrue(example.values().containsKey("name") && example.values().containsKey("age"));
        assertEquals(
                "***",
                document.checks().stream()
                        .filter(c -> c.rule().startsWith("ColumnLength \"name\""))
                        .findFirst()
                        .orElseThrow()
                        .examples()
                        .get(0)
                        .values()
                        .get("name"));
        assertEquals(
                "***",
                document.checks().stream()
                        .filter(c -> c.rule().startsWith("ColumnLength \"city\""))
                        .findFirst()
                        .orElseThrow()
                        .examples()
                        .get(0)
                        .values()
                        .get("city"));
    }

    @Test
    void failuresToReadDoNotQuoteTheLine() {
        for (String end : new String[] {SECRET + ",1,2,3\n", SECRET + "\n", "\"" + SECRET + ",1\n"}) {
            String message = assertThrows(
                            BadInputException.class,
                            () -> new Validation(dir)
                                    .csv("f.csv", "name,age\n" + "x,1\n".repeat(30_000) + end + "y,1\n".repeat(10))
                                    .run("IsComplete \"name\"", "IsUnique \"name\""))
                    .getMessage();
            assertFalse(message.contains(SECRET), message);
        }
    }
}
