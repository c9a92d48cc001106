package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read is what stands in the files, whatever the first lines suggest. */
class ReadingTest {
    private static final int BEYOND_SAMPLE = 30_000;

    @TempDir
    Path dir;

    private Validation data() {
        return new Validation(dir);
    }

    private static String rows(String header, int count, String row) {
        return header + "\n" + (row + "\n").repeat(count);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> types(ResultDocument document) {
        List<Map<String, Object>> columns = (List<Map<String, Object>>) document.sections().stream()
                .filter(s -> s.type().equals("schema"))
                .findFirst()
                .orElseThrow()
                .data()
                .get("columns");
        return columns.stream().collect(Collectors.toMap(c -> (String) c.get("name"), c -> (String) c.get("type")));
    }

    private static void verdicts(List<Check> checks, Verdict... expected) {
        assertEquals(
                List.of(expected),
                checks.stream().map(Check::verdict).toList(),
                () -> checks.stream().map(Check::message).toList().toString());
    }

    @Test
    void aFractionBehindTheSampleIsNotRounded() {
        Validation v = data().csv("a.csv", rows("a", BEYOND_SAMPLE, "1") + "1.5\n");
        List<Check> checks = v.checks("ColumnDataType \"a\" = \"Integer\"", "Sum \"a\" = 30001.5");
        verdicts(checks, Verdict.FAILED, Verdict.PASSED);
        assertEquals(1, checks.get(0).failing());
        assertEquals(BEYOND_SAMPLE + 1, checks.get(0).examples().get(0).row());
        assertEquals(List.of(), v.logged);
    }

    @Test
    void aTimeOfDayBehindTheSampleIsNotLost() {
        ResultDocument document = data().csv("a.csv", rows("d", BEYOND_SAMPLE, "2024-06-15") + "2024-06-15 11:59:00\n")
                .run("DataFreshness \"d\" > 1 minutes", "ColumnDataType \"d\" = \"Date\"");
        assertEquals("TIMESTAMP", types(document).get("d"));
        verdicts(document.checks(), Verdict.FAILED, Verdict.FAILED);
        assertEquals(1, document.checks().get(0).failing());
        assertEquals(1, document.checks().get(1).failing());
    }

    @Test
    void wordsBehindTheSampleMakeTextOfSeveralColumnsAtOnce() {
        Validation v =
                data().csv("a.csv", rows("a,b,c,d", BEYOND_SAMPLE, "1,2.5,true,2024-01-01") + "x,y,maybe,never\n");
        List<Check> checks = v.checks(
                "ColumnValues \"a\" = 1",
                "ColumnValues \"b\" = 2.5",
                "ColumnDataType \"c\" = \"Boolean\"",
                "ColumnValues \"d\" < \"2025-01-01\"",
                "Mean \"a\" > 0");
        for (Check check : checks.subList(0, 4)) {
            assertEquals(Verdict.FAILED, check.verdict());
            assertEquals(1, check.failing(), check.message());
            assertEquals(BEYOND_SAMPLE + 1, check.examples().get(0).row());
        }
        assertEquals("x", checks.get(0).examples().get(0).values().get("a"));
        assertTrue(
                checks.get(4).message().startsWith("1 of 30,001 values of \"a\" is not a number"),
                checks.get(4).message());
        assertEquals(4, v.logged.size());
    }

    @Test
    void hundredsOfColumnsChangeTheirTypeInOnePass() {
        int width = 300;
        String header = IntStream.range(0, width).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = "1,".repeat(width - 1) + "1";
        Validation v = data().csv("w.csv", rows(header, 21_000, row) + row.replace("1", "x") + "\n");
        String[] rules = IntStream.range(0, width)
                .mapToObj(i -> "ColumnValues \"c" + i + "\" = 1")
                .toArray(String[]::new);
        List<Check> checks = v.checks(rules);
        assertTrue(checks.stream().allMatch(check -> check.failing() == 1));
        assertEquals(width, v.logged.size());
    }

    @Test
    void aMisfitInAColumnThatOnlyCustomSqlReads() {
        verdicts(
                data().csv("a.csv", rows("a,b", BEYOND_SAMPLE, "1,2") + "1,x\n")
                        .checks("CustomSql \"select count(*) from primary where b::varchar = 'x'\" = 1"),
                Verdict.PASSED);
    }

    @Test
    void aMisfitInTheOtherTableOfARule() {
        Validation v = data();
        Path test = v.write("test.csv", rows("id", BEYOND_SAMPLE, "1") + "x7\n");
        verdicts(
                v.csv("train.csv", "id\nx7\n2\n").split("test", test).checks("SplitOverlap \"test\" \"id\" = 1"),
                Verdict.PASSED);
    }

    @Test
    void lettersThatLookLikeBooleansStayLetters() {
        ResultDocument document = data().csv("a.csv", "sex,smoker,flag\nF,yes,true\nF,no,False\n")
                .run(
                        "ColumnValues \"sex\" in [\"F\", \"M\"]",
                        "ColumnValues \"smoker\" in [\"yes\", \"no\"]",
                        "ColumnValues \"flag\" in [\"true\", \"false\"]",
                        "Mean \"flag\" = 0.5");
        verdicts(document.checks(), Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
        assertEquals(Map.of("sex", "VARCHAR", "smoker", "VARCHAR", "flag", "BOOLEAN"), types(document));
    }

    @Test
    void zeroesInFrontAreKeptWhereARuleSpeaksOfText() {
        Validation v = data().csv("a.csv", rows("zip,code", BEYOND_SAMPLE, "12345,7") + "02134,007\n");
        verdicts(
                v.checks(
                        "ColumnLength \"zip\" = 5",
                        "ColumnValues \"zip\" matches \"[0-9]{5}\"",
                        "ColumnValues \"code\" in [\"7\", \"007\"]",
                        "ColumnValues \"zip\" > 2000"),
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED);
        Check bad = v.check("ColumnValues \"code\" != \"007\"");
        assertEquals(1, bad.failing());
    }

    @Test
    void longIntegersAreExact() {
        String ids =
                "id,h\n9007199254740993,123456789012345678901234567890\n9007199254740992,123456789012345678901234567891\n";
        ResultDocument document = data().csv("a.csv", ids)
                .run(
                        "IsUnique \"id\"",
                        "IsUnique \"h\"",
                        "ColumnDataType \"h\" = \"Integer\"",
                        "ColumnValues \"id\" > 9007199254740992",
                        "ColumnValues \"h\" <= 123456789012345678901234567890");
        verdicts(document.checks(), Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.FAILED, Verdict.FAILED);
        assertEquals(1, document.checks().get(3).failing());
        assertEquals(2, document.checks().get(3).examples().get(0).row());
        assertEquals(1, document.checks().get(4).failing());
        assertEquals(
                "123456789012345678901234567891",
                document.checks().get(4).examples().get(0).values().get("h"));
    }

    @Test
    void longIntegersBehindTheSampleAreExact() {
        verdicts(
                data().csv("a.csv", rows("id", BEYOND_SAMPLE, "5") + "9223372036854775808\n9223372036854775807\n")
                        .checks(
                                "ColumnValues \"id\" <= 9223372036854775808",
                                "ColumnValues \"id\" <= 9223372036854775807 with failures = 1"),
                Verdict.PASSED,
                Verdict.PASSED);
    }

    @Test
    void datesOfOtherFormsStayText() {
        ResultDocument document = data().csv("a.csv", "d\n31/12/2023\n30/12/2023\n")
                .run("ColumnDataType \"d\" = \"Date\"", "ColumnValues \"d\" matches \"\\d\\d/\\d\\d/\\d{4}\"");
        verdicts(document.checks(), Verdict.FAILED, Verdict.PASSED);
        assertEquals(2, document.checks().get(0).failing());
    }

    @Test
    void timesWithZonesAreOneMoment() {
        verdicts(
                data().csv("a.csv", "t\n2024-06-15T14:00:00+02:00\n2024-06-15T12:00:00Z\n")
                        .checks(
                                "ColumnValues \"t\" = \"2024-06-15T12:00:00Z\"",
                                "ColumnValues \"t\" = now()",
                                "DistinctValuesCount \"t\" = 1",
                                "DataFreshness \"t\" = 0 minutes"),
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED);
    }

    @Test
    void foldersNamedLikePartitionsAreNoColumns() {
        verdicts(data().csv("year=2024/a.csv", "a\n1\n").checks("ColumnCount = 1"), Verdict.PASSED);
        Path parquet = Duck.copy("SELECT 1 AS a", dir.resolve("year=2024/a.parquet"), "FORMAT parquet");
        verdicts(data().file(parquet).checks("ColumnCount = 1"), Verdict.PASSED);
    }

    @Test
    void allMissingColumns() {
        List<Check> checks = data().csv("a.csv", "a,b\n1,\n2,\n")
                .checks(
                        "Completeness \"b\" = 0",
                        "Mean \"b\" > 0",
                        "IsComplete \"b\"",
                        "DistinctValuesCount \"b\" = 0",
                        "ColumnDataType \"b\" = \"Integer\"",
                        "Entropy \"b\" > 0",
                        "Uniqueness \"b\" > 0",
                        "IsUnique \"b\"");
        verdicts(
                checks,
                Verdict.PASSED,
                Verdict.INCONCLUSIVE,
                Verdict.FAILED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.INCONCLUSIVE,
                Verdict.INCONCLUSIVE,
                Verdict.INCONCLUSIVE);
    }

    @Test
    void strangeColumnNames() {
        String header = "\"a \"\"b\"\"\",\"it's\",\"\u00fc\u4e2d\",\"x,y\",c,g,n,k0,\"two\nlines\",primary";
        Validation v = data().csv("a.csv", header + "\n1,2,3,4,5,6,7,8,9,10\n1,2,3,4,5,6,7,8,9,11\n")
                .slice("c", "g");
        verdicts(
                v.checks(
                        "ColumnValues \"a \\\"b\\\"\" = 1",
                        "ColumnValues \"it's\" = 2",
                        "Entropy \"\u00fc\u4e2d\" = 0",
                        "Entropy \"c\" = 0",
                        "Entropy \"g\" \"n\" \"k0\" = 0",
                        "ColumnValues \"x,y\" = 5",
                        "RowsPerSlice \"c\" \"g\" = 2",
                        "ColumnValues \"two\nlines\" = 9",
                        "IsUnique \"primary\"",
                        "IsUnique \"it's\""),
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.FAILED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.FAILED);
    }

    @Test
    void oneColumnMayHaveNoNameAsThatOfPandasIndex() {
        ResultDocument document = data().csv("a.csv", ",a\n0,1\n1,1\n")
                .run("ColumnCount = 2", "ColumnExists \"\"", "IsUnique \"\"", "Sum \"a\" = 2");
        verdicts(document.checks(), Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> data().csv("b.csv", ",a,\n0,1,2\n").run("RowCount = 1"));
        assertTrue(
                e.getMessage()
                        .endsWith("b.csv:1: the header has several columns without a name; give each column a name"),
                e.getMessage());
    }

    @Test
    void twoThousandColumns() {
        String header =
                IntStream.range(0, 2000).mapToObj(i -> "column_number_" + i).collect(Collectors.joining(","));
        verdicts(
                data().csv("a.csv", rows(header, 3, "1,".repeat(1999) + "2"))
                        .checks(
                                "ColumnCount = 2000",
                                "Sum \"column_number_1999\" = 6",
                                "IsComplete \"column_number_1000\""),
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED);
    }

    @Test
    void filesThatLookAsIfTheyHadNoHeaderAreStillReadWithOne() {
        Check check = data().csv("a.csv", "1,2\n3,4\n5,6\n").check("RowCount = 2");
        assertEquals(Verdict.PASSED, check.verdict());
    }

    @Test
    void namesOfFiles() throws IOException {
        for (String name : new String[] {
            "with space.csv",
            "it's.csv",
            "say \"hi\".csv",
            "\u00fc\u4e2d.csv",
            "-dash.csv",
            "x[1].csv",
            "{a}.csv",
            "q?.csv",
            "st*r.csv"
        }) {
            Validation v = data().csv(name, "a\n1\n");
            ResultDocument document = v.run("ColumnValues \"a\" = 2");
            assertEquals(1, document.subject().rows(), name);
            assertEquals(
                    dir.resolve(name).toString(),
                    document.checks().get(0).examples().get(0).file());
        }
        Validation both = data().csv("d1.csv", "a\n1\n").csv("d[1].csv", "a\n5\n");
        assertEquals(Verdict.PASSED, both.check("Sum \"a\" = 6").verdict());
    }

    @Test
    void gzipOfSeveralMembersAndZstd() throws IOException {
        Path gz = dir.resolve("m.csv.gz");
        try (OutputStream out = Files.newOutputStream(gz)) {
            for (String part : new String[] {"a\n1\n2\n", "3\n", "4\n"}) {
                GZIPOutputStream member = new GZIPOutputStream(out);
                member.write(part.getBytes(StandardCharsets.US_ASCII));
                member.finish();
            }
        }
        verdicts(data().file(gz).checks("RowCount = 4", "Sum \"a\" = 10"), Verdict.PASSED, Verdict.PASSED);
        Path zst = Duck.copy(
                "SELECT range AS a, 'x;y' AS b FROM range(100000)",
                dir.resolve("m.csv.zst"),
                "FORMAT csv, HEADER, COMPRESSION zstd, DELIM ';'");
        verdicts(
                data().file(zst).checks("RowCount = 100000", "ColumnCount = 2", "Sum \"a\" = 4999950000"),
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED);
        Path json = Duck.copy(
                "SELECT range AS a FROM range(10)", dir.resolve("m.jsonl.zst"), "FORMAT json, COMPRESSION zstd");
        verdicts(data().file(json).checks("Sum \"a\" = 45"), Verdict.PASSED);
        Files.write(zst, Files.readAllBytes(zst), StandardOpenOption.APPEND);
        assertThrows(
                BadInputException.class,
                () -> data().file(dir.resolve("none.zst")).run("RowCount > 0"));
    }

    @Test
    void filesOfDifferentTypes() {
        Validation v = data().csv("1.csv", "a,b,c,d,e\n1,1,2024-01-01,1,\n")
                .csv("2.csv", "a,b,c,d,e\n1.5,x,2024-01-01T10:00:00,9223372036854775808,7\n");
        ResultDocument document = v.run(
                "Sum \"a\" = 2.5",
                "ColumnValues \"b\" in [\"1\", \"x\"]",
                "ColumnValues \"c\" >= \"2024-01-01\"",
                "IsUnique \"d\"",
                "Sum \"e\" = 7");
        verdicts(document.checks(), Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
    }

    @Test
    void parquetFilesOfDifferentTypesAndOrder() {
        Path one = Duck.copy(
                "SELECT 1::INTEGER AS a, 'x' AS b, 1.25::DECIMAL(5,2) AS c",
                dir.resolve("1.parquet"),
                "FORMAT parquet");
        Path two = Duck.copy(
                "SELECT 1.125::DECIMAL(9,3) AS c, 'y' AS b, 5000000000::BIGINT AS a",
                dir.resolve("2.parquet"),
                "FORMAT parquet");
        Path three = Duck.copy(
                "SELECT 2::INTEGER AS a, 'z' AS b, 9.99::DECIMAL(5,2) AS c",
                dir.resolve("3.parquet"),
                "FORMAT parquet");
        ResultDocument document = data().file(one)
                .file(two)
                .file(three)
                .run("Sum \"a\" = 5000000003", "Sum \"c\" = 12.365", "ColumnValues \"b\" = \"x\"");
        verdicts(document.checks(), Verdict.PASSED, Verdict.PASSED, Verdict.FAILED);
        assertEquals(
                List.of(two.toString(), three.toString()),
                document.checks().get(2).examples().stream().map(e -> e.file()).toList());
        assertEquals("DECIMAL(9,3)", types(document).get("c"));
    }

    @Test
    void csvFilesOfAnotherOrderOrDelimiterAreOneTable() {
        verdicts(
                data().csv("1.csv", "a,b\n1,x\n")
                        .csv("2.csv", "b;a\ny;2\n")
                        .csv("3.csv", "a\tb\n4\tz\n")
                        .checks("Sum \"a\" = 7", "ColumnValues \"b\" in [\"x\", \"y\", \"z\"]"),
                Verdict.PASSED,
                Verdict.PASSED);
    }

    @Test
    void jsonWithDifferingKeysNestedValuesAndLateTypes() {
        StringBuilder text = new StringBuilder("{\"a\": 1, \"n\": {\"x\": [1, 2]}}\n{\"a\": 2, \"b\": \"z\"}\n");
        for (int i = 0; i < BEYOND_SAMPLE; i++) {
            text.append("{\"a\": 3}\n");
        }
        text.append("{\"a\": 3.5, \"late\": 1}\n");
        Path other = data().write("o.jsonl", "{\"a\": 0.5, \"only\": 1}\n");
        ResultDocument document = data().csv("a.jsonl", text.toString())
                .file(other)
                .run(
                        "RowCount = 30004",
                        "Sum \"a\" = 90007",
                        "ColumnExists \"late\"",
                        "IsComplete \"b\"",
                        "ColumnCount = 5",
                        "Completeness \"n\" > 0");
        verdicts(
                document.checks(),
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.PASSED,
                Verdict.FAILED,
                Verdict.PASSED,
                Verdict.PASSED);
        assertEquals(1, document.checks().get(3).examples().get(0).row());
    }

    @Test
    void jsonArraysAndPrettyPrintedObjects() {
        verdicts(data().csv("a.json", "[{\"a\": 1},\n {\"a\": 2}]\n").checks("Sum \"a\" = 3"), Verdict.PASSED);
        verdicts(data().csv("p.json", "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n").checks("Sum \"a\" = 3"), Verdict.PASSED);
    }

    @Test
    void aHeaderInBracketsIsNoJson() {
        verdicts(data().csv("a.csv", "[a],{b}\n1,2\n").checks("ColumnValues \"[a]\" = 1"), Verdict.PASSED);
    }

    @Test
    void aThousandFilesAreOneTable() {
        Validation v = data();
        for (int i = 0; i < 1000; i++) {
            v.csv("many/f" + i + ".csv", "id,v\n" + i + "," + (i == 777 ? "-1" : "1") + "\n");
        }
        ResultDocument document = v.run("RowCount = 1000", "IsUnique \"id\"", "ColumnValues \"v\" = 1");
        verdicts(document.checks(), Verdict.PASSED, Verdict.PASSED, Verdict.FAILED);
        assertEquals(
                dir.resolve("many/f777.csv").toString(),
                document.checks().get(2).examples().get(0).file());
    }

    @Test
    void aFileThatChangesMeanwhileIsRefused() {
        Path file = data().write("a.csv", "a\n1\n");
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> data().file(file)
                        .atFirstStep(() -> {
                            try {
                                Files.writeString(file, "a\n1\n2\n");
                            } catch (IOException failure) {
                                throw new IllegalStateException(failure);
                            }
                        })
                        .run("RowCount > 0"));
        assertTrue(
                e.getMessage().endsWith("was changed while it was read; run the check again when it is complete"),
                e.getMessage());
    }

    @Test
    void fingerprintKnowsFilesAndTypesButNeitherOrderNorRules() {
        Validation v = data();
        Path a = v.write("a.csv", "x,y\n1,2\n");
        Path b = v.write("b.csv", "y,x\n3,4\n");
        String both = data().file(a).file(b).run("RowCount > 0").subject().fingerprint();
        assertEquals(
                both,
                data().file(b).file(a).run("ColumnLength \"x\" = 1").subject().fingerprint());
        assertNotEquals(both, data().file(a).run("RowCount > 0").subject().fingerprint());
        v.write("b.csv", "y,x\n3,5\n");
        String changed = data().file(a).file(b).run("RowCount > 0").subject().fingerprint();
        assertNotEquals(both, changed);
        Path late = v.write("late.csv", rows("x", BEYOND_SAMPLE, "1") + "word\n");
        assertEquals(
                data().file(late).run("RowCount > 0").subject().fingerprint(),
                data().file(late).run("ColumnValues \"x\" = 1").subject().fingerprint());
    }

    @Test
    void fingerprintKnowsTheTypes() {
        Path one = Duck.copy("SELECT 1::INTEGER AS a", dir.resolve("1.parquet"), "FORMAT parquet");
        Path two = Duck.copy("SELECT 1::BIGINT AS a", dir.resolve("2.parquet"), "FORMAT parquet");
        assertNotEquals(
                data().file(one).run("RowCount > 0").subject().fingerprint(),
                data().file(two).run("RowCount > 0").subject().fingerprint());
    }
}
