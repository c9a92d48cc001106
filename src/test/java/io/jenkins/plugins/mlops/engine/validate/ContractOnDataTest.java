package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts and the rules of their formats on rows of CSV, JSON and Parquet. */
class ContractOnDataTest {
    @TempDir
    Path dir;

    private static String contract(String... properties) {
        return "version: 1.0.0\nkind: DataContract\napiVersion: v3.1.0\nid: x\nstatus: active\nschema:\n  - name: t\n    properties:\n"
                + String.join(
                        "",
                        List.of(properties).stream()
                                .map(p -> "      - " + p + "\n")
                                .toList());
    }

    private static Check check(ResultDocument document, String rule) {
        return document.checks().stream()
                .filter(check -> check.rule().startsWith(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addressesThatAreNone() {
        ResultDocument document = new Validation(dir)
                .csv("16_data.csv", "i,j,e\n1.2.3.4.,:::::,a..b@c.d\n1.2.3.4,1:2,a@b.co\n,::1,\n")
                .contract(
                        "16_c.yaml",
                        contract(
                                "{name: i, logicalType: string, logicalTypeOptions: {format: ipv4}}",
                                "{name: j, logicalType: string, logicalTypeOptions: {format: ipv6}}",
                                "{name: e, logicalType: string, logicalTypeOptions: {format: email}}"))
                .run();
        assertEquals(1, check(document, "ColumnFormat \"i\"").failing());
        assertEquals(2, check(document, "ColumnFormat \"j\"").failing());
        assertEquals(
                "in 2 of 3 rows \"j\" is not an IPv6 address",
                check(document, "ColumnFormat \"j\"").message());
        assertEquals(1, check(document, "ColumnFormat \"e\"").failing());
        assertEquals(Verdict.FAILED, document.verdict());
    }

    @ParameterizedTest
    @CsvSource({"csv", "jsonl"})
    void theFormatOfATimestamp(String format) {
        String rows = format.equals("csv")
                ? "i,t\n1,2024-01-01T00:00:00\n99,08:30:00\n3,24:00:00\n4,\n"
                : "{\"i\": 1, \"t\": \"2024-01-01T00:00:00\"}\n{\"i\": 99, \"t\": \"08:30:00\"}\n{\"i\": 3, \"t\": \"24:00:00\"}\n{\"i\": 4, \"t\": null}\n";
        Validation v = new Validation(dir)
                .csv("33_data." + format, rows)
                .contract(
                        "33_c.yaml",
                        contract(
                                "{name: i, required: true, relationships: [{type: foreignKey, to: customers.id}]}",
                                "{name: t, logicalType: timestamp, logicalTypeOptions: {format: 'HH:mm:ss'}}"));
        ResultDocument document = v.run();
        Check times = check(document, "ColumnFormat \"t\" = \"HH:mm:ss\"");
        assertEquals(2, times.failing());
        assertEquals("in 2 of 4 rows \"t\" is not written as HH:mm:ss", times.message());
        assertEquals("2024-01-01T00:00:00", times.examples().get(0).values().get("t"));
        String note = v.logged.stream()
                .filter(line -> line.contains("33_c.yaml:9:"))
                .findFirst()
                .orElseThrow();
        assertTrue(note.contains("the relationship of \"i\" to customers.id is not checked"), note);
    }

    @Test
    void theRuleThatANoteAboutARelationshipNames() {
        Validation v = new Validation(dir)
                .csv("orders.csv", "i,id\n1,7\n99,7\n,8\n")
                .contract("c.yaml", contract("{name: i, relationships: [{to: customers.id}]}"));
        v.split("customers", v.write("customers.csv", "id,i\n1,x\n2,99\n"));
        String note = v.run().sections().stream()
                .filter(section -> section.type().equals("contract"))
                .findFirst()
                .orElseThrow()
                .data()
                .get("notes")
                .toString();
        String rule = note.substring(note.indexOf("CustomSql"), note.lastIndexOf(" = 0")) + " = 1";
        assertEquals(Verdict.PASSED, v.checks(rule).get(1).verdict(), rule);
    }

    /** The dates of one column, written in four ways; each is of its own format and of no other. */
    @Test
    void datesAsTheyAreWritten() {
        Validation v = new Validation(dir)
                .csv(
                        "d.csv",
                        "a,b,c,d\n2024-01-31,31.01.2024,20240131,2024-01-31T12:00:00Z\n2024-02-29,29.02.2024,20240229,2024-02-29T12:00:00Z\n");
        String[] formats = {"yyyy-MM-dd", "dd.MM.yyyy", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ssX"};
        String[] columns = {"a", "b", "c", "d"};
        for (int column = 0; column < 4; column++) {
            for (int format = 0; format < 4; format++) {
                assertEquals(
                        column == format ? 0 : 2,
                        v.check("ColumnFormat \"" + columns[column] + "\" = \"" + formats[format] + "\"")
                                .failing(),
                        columns[column] + " as " + formats[format]);
            }
        }
    }

    @Test
    void storedTimesHaveNoText() {
        Path parquet = Duck.copy(
                "SELECT DATE '2024-01-31' AS d, TIMESTAMP '2024-01-31 12:00:00' AS t, TIME '12:00' AS c, 20240131 AS i",
                dir.resolve("t.parquet"),
                "FORMAT parquet");
        Validation v = new Validation(dir).file(parquet);
        for (String column : new String[] {"d", "t", "c"}) {
            assertEquals(
                    0,
                    v.check("ColumnFormat \"" + column + "\" = \"dd.MM.yyyy\"").failing());
            assertEquals(
                    1, v.check("ColumnFormat \"" + column + "\" = \"ipv4\"").failing());
        }
        assertEquals(0, v.check("ColumnFormat \"i\" = \"yyyyMMdd\"").failing());
        assertEquals(1, v.check("ColumnFormat \"i\" = \"dd.MM.yyyy\"").failing());
    }

    @Test
    void multiplesAreExact() {
        ResultDocument document = new Validation(dir)
                .csv("m.csv", "a,b,c\n0.3,10,1\n0.15,5,x\n,7,2\n1e-7,-10,2.5\n")
                .contract(
                        "c.yaml",
                        contract(
                                "{name: a, logicalType: number, logicalTypeOptions: {multipleOf: 0.1}}",
                                "{name: b, logicalType: integer, logicalTypeOptions: {multipleOf: 5}}",
                                "{name: c, logicalType: number, logicalTypeOptions: {multipleOf: 1}}"))
                .run();
        List<Object> observed = document.checks().stream()
                .filter(check -> check.type().equals("CustomSql"))
                .map(Check::observed)
                .toList();
        assertEquals(List.of(2.0, 1.0, 2.0), observed);
    }

    /** A column that is declared a number and holds words breaks its rules, row by row; nothing is refused and nothing fails. */
    @ParameterizedTest
    @CsvSource({"csv", "jsonl"})
    void aDeclaredNumberWithWords(String format) {
        String rows = format.equals("csv")
                ? "n,i\n1.5,1\nabc,2\n1_000,x\n-2,4\n"
                : "{\"n\": \"1.5\", \"i\": 1}\n{\"n\": \"abc\", \"i\": 2}\n{\"n\": \"1_000\", \"i\": \"x\"}\n{\"n\": \"-2\", \"i\": 4}\n";
        ResultDocument document = new Validation(dir)
                .csv("n." + format, rows)
                .contract(
                        "c.yaml",
                        contract(
                                "{name: n, logicalType: number, logicalTypeOptions: {minimum: -1, multipleOf: 0.5}}",
                                "{name: i, logicalType: integer, logicalTypeOptions: {format: u8}}"))
                .run();
        Check number = check(document, "ColumnDataType \"n\"");
        assertEquals(2, number.failing());
        assertEquals(
                List.of(2L, 3L), number.examples().stream().map(e -> e.row()).toList());
        assertEquals(3, check(document, "ColumnValues \"n\" >= -1").failing());
        assertEquals(1, check(document, "ColumnDataType \"i\"").failing());
        assertEquals(1, check(document, "ColumnValues \"i\" <= 255").failing());
    }

    /** One text is a number for all rules or for none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1_000      | false | false
            0x10       | false | false
            1,5        | false | false
            1e         | false | false
            --1        | false | false
            NaN        | false | false
            1d         | false | false
            ١          | false | false
            -          | false | false
            7          | true  | true
            +7         | true  | true
            7.0        | true  | true
            7.         | true  | true
            7e0        | true  | true
            .5         | true  | false
            7.5        | true  | false
            75e-1      | true  | false
            -inf       | true  | false
            Infinity   | true  | false
            0.99999999999999999999 | true | false
            """)
    void oneAnswerAboutANumber(String text, boolean number, boolean whole) {
        // The second row keeps the column a text.
        List<Check> checks = new Validation(dir)
                .csv("12_data.jsonl", "{\"v\": \"" + text + "\"}\n{\"v\": \"?\"}\n")
                .checks(
                        "ColumnDataType \"v\" = \"Number\"",
                        "ColumnDataType \"v\" = \"Integer\"",
                        "ColumnValues \"v\" > -1e400",
                        "Mean \"v\" > -5 where \"v <> '?'\"");
        assertEquals(number ? 1 : 2, checks.get(0).failing());
        assertEquals(whole ? 1 : 2, checks.get(1).failing());
        assertEquals(number && !text.equals("-inf") ? 1 : 2, checks.get(2).failing());
        assertEquals(
                number,
                !checks.get(3).message().contains("not a number"),
                checks.get(3).message());
    }

    /** Digits that a double does not hold count, in a text, too. */
    @Test
    void longNumbersOfTexts() {
        Validation v = new Validation(dir)
                .csv(
                        "n.jsonl",
                        "{\"i\": \"12345678901234567890\", \"d\": \"0.1234567890123456789\"}\n{\"i\": \"12345678901234567891\", \"d\": \"0.1234567890123456788\"}\n");
        List<Long> failing = v
                .checks(
                        "ColumnValues \"i\" = 12345678901234567890",
                        "ColumnValues \"i\" > 12345678901234567890",
                        "ColumnValues \"d\" = 0.1234567890123456789",
                        "ColumnValues \"d\" in [0.1234567890123456788]",
                        "ColumnValues \"d\" < 1e300",
                        "ColumnValues \"i\" between -1e40 and 12345678901234567891")
                .stream()
                .map(Check::failing)
                .toList();
        assertEquals(List.of(1L, 1L, 1L, 1L, 0L, 1L), failing);
    }

    /** Only ISO 8601 in full is a date or a time, for the type, for comparisons and for ages. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2024-01-02                | true  | true
            2024-01-02T00:00:00       | true  | true
            2024-01-02T10:00          | true  | false
            2024-01-02 10:00:00.5     | true  | false
            2024-01-02t10:00:00z      | true  | false
            2024-01-02T10:00:00+02:00 | true  | false
            2024-01-02T10:00:00+0200  | true  | false
            2024-02-30                | false | false
            2024-01-02T24:00:00       | false | false
            2024-01-02 10:00:00 PM    | false | false
            2024-01-02 10:00:00 UTC   | false | false
            2024/1/2                  | false | false
            04-03-24                  | false | false
            1-2-3                     | false | false
            epoch                     | false | false
            infinity                  | false | false
            20240102                  | false | false
            0000-01-01                | false | false
            """)
    void oneAnswerAboutATime(String text, boolean moment, boolean day) {
        List<Check> checks = new Validation(dir)
                .csv("06_data.jsonl", "{\"d\": \"" + text + "\"}\n{\"d\": \"?\"}\n")
                .checks(
                        "ColumnDataType \"d\" = \"Timestamp\"",
                        "ColumnDataType \"d\" = \"Date\"",
                        "ColumnValues \"d\" > \"2023-12-31\"",
                        "DataFreshness \"d\" < 1000 days");
        assertEquals(moment ? 1 : 2, checks.get(0).failing());
        assertEquals(day ? 1 : 2, checks.get(1).failing());
        assertEquals(moment ? 1 : 2, checks.get(2).failing());
        assertEquals(moment ? 1 : 2, checks.get(3).failing());
    }

    @Test
    void anOffsetCountsInATextToo() {
        Validation v = new Validation(dir)
                .csv(
                        "z.jsonl",
                        "{\"d\": \"2024-01-02T10:00:00+02:00\"}\n{\"d\": \"2024-01-02T08:00:00Z\"}\n{\"d\": \"?\"}\n");
        assertEquals(
                1,
                v.check("ColumnValues \"d\" between \"2024-01-02T07:59:59Z\" and \"2024-01-02T08:00:01Z\"")
                        .failing());
    }

    /** The same rows in three formats: what stands for "missing" in the contract is missing for all rules of the column. */
    @ParameterizedTest
    @CsvSource({"csv", "jsonl", "parquet"})
    void valuesThatStandForMissing(String format) {
        Path file = Duck.copy(
                "SELECT * FROM (VALUES ('1', 20, 'N/A'), ('2', -999, 'x'), ('3', 40, NULL), ('4', 60, '-')) AS t(id, age, s)",
                dir.resolve("v." + format),
                format.equals("csv")
                        ? "FORMAT csv, HEADER"
                        : format.equals("jsonl") ? "FORMAT json" : "FORMAT parquet");
        String missing = "quality: [{metric: missingValues, arguments: {missingValues: [%s]}, mustBeLessOrEqualTo: 1}]";
        ResultDocument document = new Validation(dir)
                .file(file)
                .contract(
                        "c.yaml",
                        contract(
                                "{name: age, logicalType: integer, logicalTypeOptions: {minimum: 0}, "
                                        + missing.formatted("null, -999") + "}",
                                "{name: s, logicalType: string, required: true, " + missing.formatted("'N/A', '-'")
                                        + "}"))
                .run(
                        "Mean \"age\" = 40",
                        "DistinctValuesCount \"s\" = 1",
                        "ColumnLength \"s\" <= 1",
                        "IsPrimaryKey \"s\"");
        assertEquals(
                List.of(),
                document.checks().stream()
                        .filter(check -> check.verdict() != Verdict.PASSED)
                        .map(Check::rule)
                        .filter(rule -> !rule.contains("\"s\""))
                        .toList());
        assertEquals(1, check(document, "IsComplete \"age\" with failures").failing());
        assertEquals(3, check(document, "IsComplete \"s\" with failures").failing());
        assertEquals(3, check(document, "IsComplete \"s\"").failing());
        assertEquals(Verdict.PASSED, check(document, "DistinctValuesCount").verdict());
        assertEquals(Verdict.PASSED, check(document, "ColumnLength").verdict());
        assertEquals(3, check(document, "IsPrimaryKey").failing());
    }

    /** A contract that says string keeps digits as letters; the user's own word comes first. */
    @Test
    void kindsOfAContract() {
        Validation v = new Validation(dir)
                .csv("z.csv", "zip,n\n01234,007\n1234,8\n1e3,9\n")
                .contract("c.yaml", contract("{name: zip, logicalType: string}", "{name: n, logicalType: integer}"));
        ResultDocument document = v.run(
                "DistinctValuesCount \"zip\" = 3",
                "ColumnValues \"zip\" != \"1000\"",
                "Sum \"n\" = 24",
                "ColumnValues \"n\" matches \"[0-9]+\"");
        assertEquals(Verdict.PASSED, document.verdict());
        Validation own = v.reading(ReadOptions.automatic().withKinds(DeclaredKinds.parse(List.of("zip=number"))));
        assertEquals(Verdict.PASSED, check(own.run("Sum \"zip\" = 3468"), "Sum").verdict());
    }

    /** Strings of JSON that a contract declares as numbers are numbers, and keep the text they are for rules that look at it. */
    @Test
    void declaredNumbersInStrings() {
        ResultDocument document = new Validation(dir)
                .csv("s.jsonl", "{\"n\": \"1.50\", \"t\": \"2024-01-31\"}\n{\"n\": \"007\", \"t\": \"2024-01-30\"}\n")
                .contract("c.yaml", contract("{name: n, logicalType: number}", "{name: t, logicalType: date}"))
                .run(
                        "Sum \"n\" = 8.5",
                        "ColumnLength \"n\" between 2 and 5",
                        "ColumnValues \"n\" in [\"1.50\", \"007\"]",
                        "ColumnFormat \"t\" = \"dd.MM.yyyy\" with failures = 2",
                        "ColumnValues \"t\" < \"2024-02-01\"");
        assertEquals(
                List.of(),
                document.checks().stream()
                        .filter(check -> check.verdict() != Verdict.PASSED)
                        .map(Check::message)
                        .toList());
    }

    @Test
    void aVariableDefinedTwice() {
        Validation v =
                new Validation(dir).csv("14_data.csv", "s\nActive\nClosed\n").contract("14_r.dqdl", """
                x = ["Active"]
                x = ["Active", "Closed"]
                Rules = [ ColumnValues "s" in $x ]
                """);
        String message = assertThrows(BadInputException.class, v::run).getMessage();
        assertTrue(message.endsWith("14_r.dqdl:2:1: a second definition of \"x\"; the first stands at 1:1"), message);
    }
}
