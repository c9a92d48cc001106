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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that were once changed while they were read: each test is a kind, with more than one example of it. */
class InputAsWrittenTest {
    @TempDir
    Path dir;

    private int files;

    private void holds(String name, String text, String... rules) {
        each(Verdict.PASSED, name, text, rules);
    }

    private void broken(String name, String text, String... rules) {
        each(Verdict.FAILED, name, text, rules);
    }

    private void each(Verdict expected, String name, String text, String... rules) {
        for (Check check : new Validation(dir).csv(++files + name, text).checks(rules)) {
            assertEquals(expected, check.verdict(), check.rule() + ": " + check.message());
        }
    }

    private void refused(String name, String text, String... parts) {
        refused(new Validation(dir).csv(++files + name, text), parts);
    }

    private static void refused(Validation validation, String... parts) {
        String message = assertThrows(BadInputException.class, () -> validation.run("RowCount > 0"))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), "expected \"" + part + "\" in: " + message);
        }
    }

    private Path resource(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("cases/" + name)) {
            Path file = dir.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(in, file);
            return file;
        }
    }

    @Test
    void keysThatDifferByCase() {
        refused(".jsonl", "{\"id\":1,\"v\":1}\n{\"ID\":2,\"V\":5}\n{\"id\":3,\"v\":3}\n", "columns \"id\" and \"ID\"");
        refused(".csv", "n,\u00e4,\u00c4\n1,2,3\n", "columns \"\u00e4\" and \"\u00c4\"");
    }

    @Test
    void hundredsOfKeysOfOneType() {
        for (int keys : new int[] {200, 201, 1500}) {
            String row = IntStream.range(0, keys)
                    .mapToObj(i -> "\"k" + i + "\":1")
                    .collect(Collectors.joining(",", "{", "}\n"));
            holds(".jsonl", row + row, "ColumnCount = " + keys, "Sum \"k199\" = 2");
        }
    }

    @Test
    void stringsBesideNumbersInJson() {
        String text = "{\"y\":1}\n{\"y\":\"abc\"}\n";
        broken(
                ".jsonl",
                text,
                "ColumnValues \"y\" != \"abc\"",
                "ColumnValues \"y\" not in [\"abc\"]",
                "ColumnValues \"y\" not matches \"[a-z]+\"");
        holds(".jsonl", text, "ColumnLength \"y\" <= 3");
        broken(
                ".jsonl",
                "{\"y\":1}\n{\"y\":\"\"}\n{\"y\":\"  \"}\n",
                "ColumnValues \"y\" != EMPTY",
                "ColumnValues \"y\" != WHITESPACES_ONLY");
        holds(
                ".jsonl",
                "{\"y\":1.50}\n{\"y\":\"x\"}\n{\"y\":true}\n",
                "ColumnValues \"y\" in [\"1.50\", \"x\", \"true\"]");
        holds(
                ".jsonl",
                "{\"y\":[1,2]}\n{\"y\":\"x\"}\n",
                "DistinctValuesCount \"y\" = 2",
                "ColumnValues \"y\" in [\"[1,2]\", \"x\"]");
    }

    @Test
    void jsonStringsAreTextWhateverTheyLookLike() {
        for (String value : new String[] {
            "123E4567-E89B-12D3-A456-426614174000",
            "2024-01-02",
            "10:00:00",
            "2024-01-02T10:00:00Z",
            "12",
            "1e5",
            "true",
            "null",
            "0x1F",
            "epoch"
        }) {
            holds(
                    ".jsonl",
                    "{\"u\":\"" + value + "\"}\n",
                    "ColumnDataType \"u\" = \"String\"",
                    "ColumnValues \"u\" = \"" + value + "\"");
        }
    }

    @Test
    void blankLines() {
        holds(".csv", "\na,b\n1,2\n3,4\n", "RowCount = 2", "Sum \"a\" = 4");
        holds(".csv", "\r\n\r\na\r\n1\r\n\r\n2\r\n\r\n", "RowCount = 2", "IsComplete \"a\"");
        holds(".csv", "a\n1\n2\n\n\n", "RowCount = 2");
        holds(".csv", "a,b\n1,2\n\n\n3,4\n\n", "RowCount = 2");
        holds(".csv", "a\n1\n\"\"\n2\n", "RowCount = 3", "Completeness \"a\" < 0.7");
    }

    @Test
    void onlyIsoIsADate() {
        holds(".csv", "code,x\n1-2-3,1\n1-02-3,1\n", "IsUnique \"code\"");
        for (String value : new String[] {
            "04-03-24", "epoch", "infinity", "2024/1/2", "01/02/2024", "2024-02-30", "20240102", "2024-1-2"
        }) {
            broken(".csv", "d,x\n" + value + ",1\n", "ColumnDataType \"d\" = \"Date\"");
        }
        for (String value :
                new String[] {"2024-01-02 10:00:00 PM", "2024-01-02 09:00:00 Foo", "2024-01-02T25:00:00", "10:00"}) {
            broken(".csv", "d,x\n2024-01-02 10:00:00,1\n" + value + ",2\n", "ColumnDataType \"d\" = \"Timestamp\"");
        }
        holds(".csv", "d,x\n2024-01-02,1\n", "ColumnDataType \"d\" = \"Date\"");
    }

    @Test
    void allDigitsCount() throws IOException {
        holds(".csv", "t\n2024-01-01T00:00:00.123456789\n2024-01-01T00:00:00.123456788\n", "IsUnique \"t\"");
        for (String[] pair : new String[][] {
            {"0.1234567890123456789", "0.1234567890123456788"},
            {"0.1", "0.10000000000000001"},
            {"9007199254740993", "9007199254740992"},
            {"123456789012345678901", "123456789012345678902"},
            {"1.00000000000000001", "1"},
            {"9007199254740993.5", "9007199254740993.25"},
        }) {
            holds(
                    ".csv",
                    "t,b\n" + pair[0] + ",1\n" + pair[1] + ",2\n",
                    "IsUnique \"t\"",
                    "ColumnDataType \"t\" = \"Number\"");
            holds(
                    ".jsonl",
                    "{\"t\":" + pair[0] + "}\n{\"t\":" + pair[1] + "}\n",
                    "IsUnique \"t\"",
                    "ColumnDataType \"t\" = \"Number\"");
        }
        holds(
                ".jsonl",
                "{\"id\":1}\n{\"id\":12345678901234567890}\n{\"id\":12345678901234567891}\n",
                "IsUnique \"id\"");
        String ids = IntStream.range(0, 2000)
                .mapToObj(i -> "90071992547409" + (90 + i % 10) + i)
                .collect(Collectors.joining("\n"));
        holds(".csv", "id\n" + ids + "\n0.5\n", "IsUnique \"id\"");
    }

    @Test
    void theOrderOfRowsDecidesNothing() throws IOException {
        for (Check check :
                new Validation(dir).file(resource("29_data.csv.gz")).checks("DistinctValuesCount \"v\" = 3")) {
            assertEquals(Verdict.PASSED, check.verdict(), check.message());
        }
        String many = "7,a\n".repeat(100_000);
        for (String rows : new String[] {many + "007,a\n", "007,a\n" + many}) {
            holds(".csv", "v,w\n" + rows, "DistinctValuesCount \"v\" = 2", "ColumnLength \"v\" <= 3");
        }
        for (String rows : new String[] {many + "1.5,a\n", "1.5,a\n" + many}) {
            holds(".csv", "v,w\n" + rows, "Sum \"v\" = 700001.5");
        }
        String objects = "{\"v\":7}\n".repeat(100_000);
        for (String rows :
                new String[] {objects + "{\"v\":\"7\",\"late\":1}\n", "{\"v\":\"7\",\"late\":1}\n" + objects}) {
            holds(
                    ".jsonl",
                    rows,
                    "DistinctValuesCount \"v\" = 1",
                    "ColumnDataType \"v\" = \"String\"",
                    "Sum \"late\" = 1",
                    "ColumnCount = 2");
        }
    }

    @Test
    void namesAreExact() throws IOException {
        holds(".csv", " a ,\"b \"\n1,2\n", "ColumnExists \" a \"", "ColumnExists \"b \"", "Sum \" a \" = 1");
        broken(".csv", " a ,b\n1,2\n", "ColumnExists \"a\"");
        refused(".csv", "a,a\n1,2\n", "names \"a\" twice");
        refused(new Validation(dir).file(resource("26_data.parquet")), "columns \"a\" and \"A\"");
        refused(".jsonl", "{\"\":1}\n", "a column without a name");
    }

    @Test
    void fieldsAreCounted() {
        refused(".csv", "a,b\n1,2,,\n3,4,\n", ":2: this line has 4 fields, the header has 2");
        refused(".csv", "a,b\n1,2\n3,4,\n", ":3: this line has 3 fields, the header has 2");
        refused(".csv", "a,b\n1,2\n" + "3,4\n".repeat(100_000) + "3,4,\n", ":100003: this line has 3 fields");
    }

    @Test
    void underscoresAndOtherSignsAreNoNumbers() {
        for (String value : new String[] {"1_000", "0x1F", "1,000", "$5", "5 %"}) {
            String text = "v;w\n" + value + ";1\n" + value + ";1\n";
            broken(
                    ".csv",
                    text,
                    "ColumnDataType \"v\" = \"Integer\"",
                    "ColumnDataType \"v\" = \"Number\"",
                    "Mean \"v\" >= 0",
                    "ColumnValues \"v\" >= 0");
        }
    }

    @Test
    void mixedLineEndsAreRead() {
        holds(".csv", "a,b\n1,2\r\n3,4\n", "RowCount = 2", "Sum \"b\" = 6");
        holds(
                ".csv",
                "a,b\r\n1,2\r\n" + "3,4\r\n".repeat(100_000) + "5,6\n7,8\n",
                "RowCount = 100003",
                "ColumnValues \"b\" > 1");
        holds(".csv", "a,b\r1,2\r3,4\r", "Sum \"b\" = 6");
    }

    @Test
    void brokenPlacesAreFoundWhereNoRuleLooks() throws IOException {
        refused(".jsonl", "{\"v\":1,\"v\":2}\n{\"v\":3}\n", ":1: the key \"v\" stands twice");
        refused(".jsonl", "{\"v\":1,\"o\":{\"k\":1,\"k\":2}}\n", ":1: the key \"k\" stands twice");
        Path latin = dir.resolve("latin.jsonl");
        Files.write(latin, "{\"v\":1}\n{\"w\":\"\u00e4\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(new Validation(dir).file(latin), "latin.jsonl:2: not valid UTF-8");
        Path csv = dir.resolve("latin.csv");
        Files.write(csv, "v,w\n1,x\n2,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(new Validation(dir).file(csv), "latin.csv:3: not valid UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a\\nsize 12345\\n ~ Git LFS pointer",
                "outs:\\n- md5: 22a1a2931c8370d3aeedd7183606fd7f\\n  size: 14445097\\n  path: data.csv\\n ~ DVC file",
                "<!DOCTYPE html>\\n<html><body>404</body></html>\\n ~ HTML page",
                "<?xml version=\"1.0\"?>\\n<a/>\\n ~ XML document",
                "[1,2,3]\\n[4,5,6]\\n ~ a row has to be a JSON object",
                "[\"a\"]\\n ~ a row has to be a JSON object",
                "{\"data\": [{\"a\":1},{\"a\":2}]} ~ a list, \"data\"",
                "{\"count\": 2, \"rows\": [[1,2],[3,4]]} ~ a list, \"rows\"",
                "Obj\u0001\u0004x ~ Avro file",
                "ORC\\u0001 ~ ORC file",
                "ARROW1 ~ Arrow",
                "SQLite format 3 ~ SQLite",
                "%PDF-1.7 ~ PDF"
            })
    void whatIsNoTableIsRefusedByItsName(String text, String named) {
        refused(
                "x.csv",
                text.replace("\\n", "\n").replace("format 3", "format 3\0").replace("\\u0001", "\u0001"),
                named);
    }

    @Test
    void tablesOfOtherToolsAreRefusedByTheirName() throws IOException {
        Path delta = resource("32_delta/part-00000-ab0a3abf-1c49-4ed8-87fd-5cbd886d1fd1-c000.snappy.parquet");
        resource("32_delta/_delta_log/00000000000000000001.json");
        refused(new Validation(dir).file(delta), "a file of a Delta table", "export");
        Path iceberg = dir.resolve("ice/data/month=1");
        Files.createDirectories(iceberg);
        new Validation(dir).write("ice/metadata/v2.metadata.json", "{}");
        refused(
                new Validation(dir).file(Duck.copy("SELECT 1 AS a", iceberg.resolve("f.parquet"), "FORMAT parquet")),
                "a file of an Iceberg table");
        Files.createDirectories(dir.resolve("h/.hoodie"));
        refused(
                new Validation(dir).file(Duck.copy("SELECT 1 AS a", dir.resolve("h/f.parquet"), "FORMAT parquet")),
                "a file of a Hudi table");
    }

    @Test
    void notANumberIsMissingInEveryFormat() throws IOException {
        List<Validation> same = List.of(
                new Validation(dir).file(resource("nan.parquet")),
                new Validation(dir).csv("n.csv", "id,label\n0,0\n1,1\n2,NaN\n3,nan\n4,1\n5,0\n6,1\n7,\n8,NAN\n9,1\n"),
                new Validation(dir)
                        .csv(
                                "n.jsonl",
                                "{\"id\":0,\"label\":0}\n{\"id\":1,\"label\":1}\n{\"id\":2,\"label\":NaN}\n{\"id\":3}\n{\"id\":4,\"label\":1}\n{\"id\":5,\"label\":0}\n{\"id\":6,\"label\":1}\n{\"id\":7,\"label\":null}\n{\"id\":8,\"label\":NaN}\n{\"id\":9,\"label\":1}\n"));
        for (Validation validation : same) {
            List<Check> checks = validation.checks(
                    "IsComplete \"label\"",
                    "IsPrimaryKey \"id\" \"label\"",
                    "Completeness \"label\" = 0.6",
                    "DistinctValuesCount \"label\" = 2",
                    "Sum \"label\" = 4");
            assertEquals(
                    List.of(Verdict.FAILED, Verdict.FAILED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED),
                    checks.stream().map(Check::verdict).toList(),
                    checks.stream().map(Check::message).toList().toString());
            assertEquals(4, checks.get(0).failing());
        }
    }

    /** The least and the greatest value of the statistics are one: a reader that believes them reads 1 for not-a-number. */
    @Test
    void notANumberBesideOneOtherValueInParquet() {
        Path file = Duck.copy(
                "SELECT unnest([1.0::DOUBLE, 'nan'::DOUBLE, 1.0::DOUBLE]) AS a",
                dir.resolve("one.parquet"),
                "FORMAT parquet");
        Check check = new Validation(dir).file(file).check("Completeness \"a\" = 1");
        assertEquals(2.0 / 3, (Double) check.observed(), 1e-9, check.message());
    }
}
