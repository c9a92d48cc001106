package io.jenkins.plugins.mlops.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdcsContractTest {
    private static final String HEAD = "kind: DataContract\napiVersion: v3.1.0\nschema:\n  - name: t\n";

    @TempDir
    Path dir;

    private Contract read(String text) {
        return read(text, null);
    }

    private Contract read(String text, String object) {
        try {
            Path file = Files.writeString(dir.resolve("c.yaml"), text);
            return ContractReader.read(new InputFile("c.yaml", file, Files.size(file)), object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refusal(String text) {
        String message = assertThrows(BadInputException.class, () -> read(text)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    private List<String> rules(String text) {
        return read(text).rules().stream().map(Rule::text).toList();
    }

    /** A contract of one column "a" with the given lines below it. */
    private static String column(String... lines) {
        return HEAD + "    properties:\n      - name: a\n"
                + Arrays.stream(lines).map(line -> "        " + line + "\n").reduce("", String::concat);
    }

    @Test
    void aWholeContract() {
        Contract contract = read("""
                apiVersion: v3.0.2
                kind: DataContract
                id: x
                name: people
                version: 1.2.0
                status: active
                description: {purpose: test}
                servers: [{server: s, type: local}]
                slaProperties: [{property: latency, value: 4}]
                schema:
                  - name: people
                    physicalName: people_v1
                    quality:
                      - type: sql
                        query: "SELECT COUNT(*) FROM ${table} WHERE a > 3;"
                        mustBeLessThan: 5
                        severity: warning
                        id: few
                      - type: text
                        description: be good
                      - metric: duplicateValues
                        arguments: {properties: [a, b]}
                        mustBe: 0
                    properties:
                      - {name: a, logicalType: integer, primaryKey: true, primaryKeyPosition: 2}
                      - {name: b, logicalType: string, primaryKey: true, primaryKeyPosition: 1, classification: PII}
                      - {name: c, physicalName: cc, logicalType: timestamp, required: true, unique: true}
                """);
        assertEquals("people 1.2.0", contract.name());
        assertEquals("ODCS v3.0.2", contract.format());
        assertEquals(List.of("b"), contract.sensitive());
        assertEquals(2, contract.notes().size());
        assertEquals(
                List.of(
                        "ColumnExists \"a\"",
                        "ColumnDataType \"a\" = \"Integer\"",
                        "ColumnExists \"b\"",
                        "ColumnDataType \"b\" = \"String\"",
                        "ColumnExists \"cc\"",
                        "IsComplete \"cc\"",
                        "IsUnique \"cc\"",
                        "ColumnDataType \"cc\" = \"Timestamp\"",
                        "IsPrimaryKey \"b\" \"a\"",
                        "CustomSql \"SELECT COUNT(*) FROM primary WHERE a > 3\" < 5",
                        "IsUnique \"a\" \"b\""),
                contract.rules().stream().map(Rule::text).toList());
        Rule few = contract.rules().get(9);
        assertEquals("few", few.id());
        assertEquals(Severity.WARNING, few.severity());
        assertEquals("c.yaml:14:9", few.source().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            metric: nullValues, mustBe: 0                                                   | IsComplete "a"
            metric: nullValues, mustBeLessThan: 5                                           | IsComplete "a" with failures < 5
            metric: nullValues, unit: rows, mustBeLessOrEqualTo: 5                          | IsComplete "a" with failures <= 5
            metric: nullValues, unit: percent, mustBeLessThan: 5                            | IsComplete "a" with threshold > 0.95
            metric: nullValues, unit: percent, mustBe: 0                                    | IsComplete "a" with threshold = 1
            metric: duplicateValues, unit: percent, mustBeGreaterOrEqualTo: 2.5             | IsUnique "a" with threshold <= 0.975
            rule: duplicateCount, mustBe: 0                                                 | IsUnique "a"
            metric: nullValues, mustBeBetween: [1, 5]                                       | IsComplete "a" with failures between 1 and 5
            metric: nullValues, mustNotBeBetween: [1, 5]                                    | IsComplete "a" with failures not between 1 and 5
            metric: nullValues, unit: percent, mustBeBetween: [1, 5]                        | IsComplete "a" with threshold between 0.95 and 0.99
            metric: nullValues, unit: percent, mustNotBeBetween: [1, 5]                     | IsComplete "a" with threshold not between 0.95 and 0.99
            metric: rowCount, mustBeBetween: [100, 120]                                     | RowCount between 100 and 120
            metric: rowCount, mustNotBe: 7                                                  | RowCount != 7
            metric: missingValues, arguments: {missingValues: [null, '', N/A, 9]}, mustBe: 0 | IsComplete "a"
            metric: missingValues, arguments: {missingValues: [N/A]}, unit: percent, mustBeLessThan: 5 | IsComplete "a" with threshold > 0.95
            metric: invalidValues, arguments: {validValues: [x, 'a "b"']}, mustBe: 0        | ColumnValues "a" in ["x", "a \\"b\\""] where "a is not null"
            metric: invalidValues, arguments: {validValues: [x, null]}, mustBe: 0           | ColumnValues "a" in ["x", NULL]
            metric: invalidValues, arguments: {pattern: '^[a-z]{2}$'}, mustBe: 0            | ColumnValues "a" matches "[a-z]{2}" where "a is not null"
            type: sql, query: 'select count({column}) from t', mustBe: 0                    | CustomSql "select count(\\"a\\") from primary" = 0
            type: sql, query: 'select x.a from s join T x on t.b = 1', mustBe: 0            | CustomSql "select x.a from s join primary x on primary.b = 1" = 0
            type: sql, query: 'select true', mustBe: true                                   | CustomSql "select true"
            type: custom, engine: dqdl, implementation: 'Mean "a" > 1'                      | Mean "a" > 1
            """)
    void quality(String entry, String rule) {
        List<String> rules = rules(column("quality:", "  - {" + entry + "}"));
        assertEquals(List.of("ColumnExists \"a\"", rule), rules);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            number, minimum: 1.5       | ColumnValues "a" >= 1.5
            number, exclusiveMaximum: 3 | ColumnValues "a" < 3
            date, maximum: '2024-01-01' | ColumnValues "a" <= "2024-01-01"
            string, maxLength: 3       | ColumnLength "a" <= 3
            string, minLength: 1       | ColumnLength "a" >= 1
            string, pattern: ab        | ColumnValues "a" matches "(?s:.*)(?:ab)(?s:.*)"
            integer, format: u8        | ColumnValues "a" >= 0
            number, format: i8         | ColumnValues "a" >= -128
            number, exclusiveMaximum: true, maximum: 3 | ColumnValues "a" < 3
            number, exclusiveMaximum: false, maximum: 3 | ColumnValues "a" <= 3
            number, minimum: 1, exclusiveMinimum: true | ColumnValues "a" > 1
            date, exclusiveMinimum: '2024-01-01', format: yyyy-MM-dd | ColumnValues "a" > "2024-01-01"
            timestamp, minimum: '2020-01-01 00:00:00+10:00', format: 'yyyy-MM-dd HH:mm:ssZ' | ColumnValues "a" >= "2020-01-01 00:00:00+10:00"
            time, maximum: '23:59:59', format: 'HH:mm:ss' | ColumnValues "a" <= "23:59:59"
            """)
    void options(String option, String rule) {
        int comma = option.indexOf(',');
        List<String> rules = rules(column(
                "logicalType: " + option.substring(0, comma),
                "logicalTypeOptions: {" + option.substring(comma + 1).strip() + "}"));
        assertEquals(rule + " where \"a is not null\"", rules.get(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            string    | email          | ColumnDataType "a" = "String";ColumnFormat "a" = "email"
            string    | ipv6           | ColumnDataType "a" = "String";ColumnFormat "a" = "ipv6"
            string    | date-time      | ColumnDataType "a" = "String";ColumnFormat "a" = "date-time"
            string    | byte           | ColumnDataType "a" = "String";ColumnFormat "a" = "base64"
            date      |                | ColumnDataType "a" = "Date"
            timestamp |                | ColumnDataType "a" = "Timestamp"
            time      |                | ColumnFormat "a" = "time-of-day"
            date      | dd.MM.yyyy     | ColumnFormat "a" = "dd.MM.yyyy"
            timestamp | HH:mm:ss       | ColumnFormat "a" = "HH:mm:ss"
            timestamp | date-time      | ColumnFormat "a" = "date-time"
            timestamp | ISO 8601       | ColumnDataType "a" = "Timestamp"
            timestamp | YYYY-MM-DDTHH:mm:ss.SSSZ | ColumnDataType "a" = "Timestamp"
            timestamp | yyyy-MM-ddTHH:mm:ssZ | ColumnFormat "a" = "yyyy-MM-ddTHH:mm:ssZ"
            """)
    void formats(String type, String format, String rules) {
        List<String> lines = new ArrayList<>(List.of("logicalType: " + type));
        if (format != null) {
            lines.add("logicalTypeOptions: {format: '" + format + "'}");
        }
        assertEquals(List.of(("ColumnExists \"a\";" + rules).split(";")), rules(column(lines.toArray(String[]::new))));
    }

    /** What is said about the data and not checked is told by name, with its place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            relationships: [{to: customers.id}]          | the relationship of "a" to customers.id is not checked; give that table with --split customers=FILE and add the rule CustomSql "select count(*) from primary as own where own.a is not null and not exists (select 1 from customers as other where other.id = own.a)" = 0
            relationships: [{type: foreignKey, to: schema/cust_tbl/properties/id}] | the relationship of "a" to schema/cust_tbl/properties/id is not checked; give that table with --split cust_tbl=FILE
            relationships: [{to: 'https://example.com/c.yaml#profiles.user_id'}] | the relationship of "a" to https://example.com/c.yaml#profiles.user_id is not checked; give that table with --split profiles=FILE
            encryptedName: enc_a                         | the encrypted column "enc_a" of "a" is not checked
            physicalType: varchar(18)                    | physicalType is not checked, logicalType is (a)
            logicalTypeOptions: {format: password}       | string format password of "a" says how it is shown and is not checked
            logicalType: array                           | logicalType array of "a" is not checked
            quality: [{metric: nullValues, mustBeBetween: [1, 5]}] | mustBeBetween excludes both ends
            """)
    void notes(String line, String note) {
        List<String> notes = read(column(line)).notes();
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).startsWith("c.yaml") && notes.get(0).contains(": " + note), notes.get(0));
    }

    @Test
    void kindsOfColumns() {
        Contract contract = read(HEAD + """
                    properties:
                      - {name: zip, logicalType: string}
                      - {name: id, logicalType: string, unique: true}
                      - {name: n, logicalType: number, physicalName: N}
                      - {name: i, logicalType: integer, primaryKey: true}
                      - {name: b, logicalType: boolean}
                      - {name: d, logicalType: date}
                      - {name: t, logicalType: timestamp, logicalTypeOptions: {format: ISO 8601}}
                      - {name: f, logicalType: timestamp, logicalTypeOptions: {format: 'HH:mm:ss'}}
                      - {name: c, logicalType: time}
                      - {name: x}
                """);
        Map<String, String> kinds = new TreeMap<>();
        contract.kinds().byColumn().forEach((column, kind) -> kinds.put(column, kind.kind() + " by " + kind.by()));
        assertEquals(
                Map.of(
                        "zip", "category by contract",
                        "id", "identifier by contract",
                        "N", "number by contract",
                        "i", "number by contract",
                        "b", "boolean by contract",
                        "d", "time by contract",
                        "t", "time by contract"),
                kinds);
        assertEquals(Map.of(), read("Rules = [ RowCount > 1 ]").kinds().byColumn());
    }

    @Test
    void valuesThatStandForMissing() {
        String list = "  - {metric: missingValues, arguments: {missingValues: %s}, mustBe: 0}";
        Contract contract = read(column("quality:", list.formatted("[null, '', N/A, -999]")));
        assertEquals(Map.of("a", Set.of("", "N/A", "-999")), contract.missing().byColumn());
        assertEquals(
                List.of("c.yaml:8:64: \"\", \"N/A\", \"-999\" in column \"a\" are read as missing"), contract.notes());
        assertTrue(read(column("quality:", list.formatted("[null]"))).missing().isEmpty());
        assertEquals(
                Map.of("a", Set.of("x")),
                read(column("quality:", list.formatted("[x]"), list.formatted("[null, x]")))
                        .missing()
                        .byColumn());
        assertTrue(refusal(column("quality:", list.formatted("[x]"), list.formatted("[y]")))
                .startsWith("c.yaml:9:64: a second list of missing values of \"a\""));
    }

    @Test
    void relationshipsOfATable() {
        String head = HEAD + "    properties: [{name: a}, {name: b}]\n    relationships:\n";
        List<String> notes =
                read(head + "      - {from: [t.a, t.b], to: [u.c, u.d]}\n").notes();
        assertTrue(
                notes.get(0)
                        .contains("own.a is not null and own.b is not null and not exists"
                                + " (select 1 from u as other where other.c = own.a and other.d = own.b)"),
                notes.get(0));
        assertTrue(
                refusal(head + "      - {to: u.c}\n").contains("c.yaml:7:9: a relationship of a table needs \"from\""));
        assertTrue(refusal(head + "      - {from: t.a, to: [u.c, u.d]}\n")
                .contains("\"from\" has 1 property, \"to\" has 2"));
        assertTrue(refusal(head + "      - {from: t.a, to: u.c, type: x}\n").contains("expected foreignKey"));
        assertTrue(refusal(column("relationships: [{from: t.a, to: u.c}]")).contains("leave \"from\" out"));
        assertTrue(refusal(column("relationships: [{tu: u.c}]"))
                .contains("unknown field \"tu\" of a relationship; did you mean \"to\"?"));
    }

    @Test
    void keysKeepAllTheirColumns() {
        String properties = HEAD + "    properties:\n";
        assertEquals(
                "IsPrimaryKey \"b\" \"a\" \"c\"",
                rules(properties + "      - {name: a, primaryKey: true, primaryKeyPosition: -1}\n"
                                + "      - {name: b, primaryKey: true, primaryKeyPosition: 1}\n"
                                + "      - {name: c, primaryKey: true, primaryKeyPosition: -1}\n")
                        .get(3));
        assertTrue(refusal(properties + "      - {name: a, primaryKey: true, primaryKeyPosition: 1}\n"
                        + "      - {name: b, primaryKey: true, primaryKeyPosition: 1}\n")
                .contains("\"a\" and \"b\" have the same primaryKeyPosition"));
        assertTrue(refusal(properties + "      - {name: a, primaryKeyPosition: 1}\n")
                .contains("primaryKeyPosition without primaryKey: true"));
        assertTrue(refusal(properties + "      - {name: a}\n      - {name: x, physicalName: a}\n")
                .startsWith("c.yaml:7:9: a second property of column \"a\"; the first stands at c.yaml:6:9"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            info    | WARNING
            warning | WARNING
            low     | WARNING
            error   | ERROR
            high    | ERROR
            critical| ERROR
            """)
    void severities(String word, Severity severity) {
        assertEquals(
                severity,
                read(column("quality:", "  - {metric: nullValues, mustBe: 0, severity: " + word + "}"))
                        .rules()
                        .get(1)
                        .severity());
    }

    @Test
    void misindentedArgumentsGetAHint() {
        String text = column(
                "quality:",
                "  - metric: invalidValues",
                "    arguments:",
                "    pattern: '^DE[0-9]{20}$'",
                "    mustBe: 0");
        assertEquals("c.yaml:10:13: \"pattern\" belongs below \"arguments\": indent it further", refusal(text));
        assertTrue(refusal(column("quality:", "  - {metric: invalidValues, mustBe: 0}"))
                .contains("needs arguments.validValues or arguments.pattern"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {metric: nullValue, mustBe: 0}                                  | unknown metric "nullValue"; did you mean "nullValues"?
            {metric: nullValues}                                            | a quality entry needs an operator, for example mustBe: 0
            {metric: nullValues, mustBe: 0, mustNotBe: 3}                   | a quality entry has one operator, found mustBe, mustNotBe
            {metric: nullValues, mustBe: x}                                 | expected a number, found "x"
            {metric: nullValues, mustBe: 1e999999999}                       | expected a number, found "1e999999999"
            {metric: nullValues, mustBeBetween: [5, 1]}                     | mustBeBetween needs two numbers, the smaller one first; both ends are excluded
            {metric: nullValues, mustBeBetween: [5, 5]}                     | mustBeBetween needs two numbers, the smaller one first; both ends are excluded
            {metric: nullValues, mustNotBeBetween: [5, 5.0]}                | mustNotBeBetween needs two numbers, the smaller one first; both ends are excluded
            {metric: nullValues, mustBeBetween: 5}                          | expected a list
            {metric: nullValues, unit: rowz, mustBe: 0}                     | unknown unit "rowz"; expected rows or percent
            {metric: nullValues, mustBe: 0, severty: error}                 | unknown field "severty" of a quality entry; did you mean "severity"?
            {metric: rowCount, unit: percent, mustBe: 0}                    | rowCount has no percent
            {mustBe: 0}                                                     | a quality entry needs a metric
            {query: select 1, mustBe: 0}                                    | a quality entry with a query needs type: sql
            {metric: nullValues, rule: nullValues, mustBe: 0}               | "rule" is the old name of "metric"; leave it out
            {metric: nullValues, mustBe: 0, arguments: {missingValues: [x]}} | unknown field "missingValues" of the arguments of nullValues
            {metric: duplicateValues, mustBe: 0, arguments: {properties: [a]}} | unknown field "properties" of the arguments of duplicateValues
            {metric: invalidValues, mustBe: 0, arguments: {validValue: [x]}} | unknown field "validValue" of the arguments of invalidValues; did you mean "validValues"?
            {metric: missingValues, mustBe: 0, arguments: {missingValues: [x], pattern: y}} | unknown field "pattern" of the arguments of missingValues
            {metric: nullValues, mustBe: 0, engine: soda}                   | a quality entry with an engine needs type: custom
            {type: sql, query: select 1, mustBe: 0, metric: nullValues}     | a quality entry of type sql has no "metric"
            {type: custom, engine: dqdl, implementation: 'Mean "a" > 1', mustBe: 0} | a quality entry of type custom has no "mustBe"
            {type: text, description: x, mustBe: 0}                         | a quality entry of type text has no "mustBe"
            {metric: nullValues, mustBe: 0, column: a}                      | unknown field "column" of a quality entry
            {type: sql, mustBe: 0}                                          | quality of type sql needs a query
            {type: sqll, query: x, mustBe: 0}                               | unknown quality type "sqll"; did you mean "sql"?
            {type: custom, engine: soda, implementation: x}                 | custom quality for engine "soda" is not supported
            {type: custom, engine: dqdl, implementation: 'Men "a" > 1'}     | unknown rule "Men"
            {metric: invalidValues, mustBe: 0, arguments: {validValues: []}} | the list of values is empty
            [1]                                                             | expected fields
            """)
    void refusedQuality(String entry, String message) {
        String refusal = refusal(column("quality:", "  - " + entry));
        assertTrue(refusal.contains(message), refusal);
        assertTrue(refusal.startsWith("c.yaml:8:"), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            logicalType: strin                        | unknown logicalType "strin"; did you mean "string"?
            requird: true                             | unknown field "requird" of a property; did you mean "required"?
            required: maybe                           | "required" has to be true or false
            logicalTypeOptions: {minItems: 1}         | logicalTypeOptions.minItems is not supported yet
            logicalTypeOptions: {multipleOf: 0}       | multipleOf has to be greater than 0
            items: {logicalType: string}              | nested properties and items are not supported yet
            logicalTypeOptions: {format: emial}       | string format "emial" is not supported yet; did you mean "email"?
            logicalTypeOptions: {format: iri}         | string format "iri" is not supported yet; did you mean "uri"?
            logicalTypeOptions: {format: idn-email}   | string format "idn-email" is not supported yet
            `logicalType: date\n        logicalTypeOptions: {format: YYYY-MM-DD}` | "Y" is the year of the week's calendar; the year is y
            `logicalType: date\n        logicalTypeOptions: {format: '%Y-%m-%d'}` | a "%" belongs to the patterns of strptime
            `logicalType: date\n        logicalTypeOptions: {format: ipv4}` | "ipv4" is not a format of a date; expected a pattern
            `logicalType: date\n        logicalTypeOptions: {minimum: soon}` | expected a date or time in ISO 8601
            `logicalType: date\n        logicalTypeOptions: {minimum: 01.01.2024, format: dd.MM.yyyy}` | a limit for values written as "dd.MM.yyyy" is not supported
            `logicalType: time\n        logicalTypeOptions: {minimum: 8:30, format: HH:mm}` | a limit of times of day is written like the values
            `logicalType: time\n        logicalTypeOptions: {minimum: '08:30', format: 'hh:mm a'}` | a limit of times of day is written like the values
            `logicalType: string\n        logicalTypeOptions: {minimum: 3}` | minimum has no meaning for a string
            `logicalType: boolean\n        logicalTypeOptions: {format: email}` | format has no meaning for a boolean
            `logicalType: number\n        logicalTypeOptions: {minimum: many}` | expected a number, found "many"
            `logicalType: number\n        logicalTypeOptions: {format: decimal}` | unknown number format "decimal"; expected i8 to i128 or u8 to u128, f32 or f64
            `logicalType: number\n        logicalTypeOptions: {minimum: 5, maximum: 3}` | maximum 3 is below minimum 5, so no value is allowed; write the smaller value as minimum
            `logicalType: number\n        logicalTypeOptions: {minimum: 10, exclusiveMaximum: 9}` | exclusiveMaximum 9 is below minimum 10
            `logicalType: string\n        logicalTypeOptions: {maxLength: 2, minLength: 3}` | maxLength 2 is below minLength 3
            `logicalType: date\n        logicalTypeOptions: {minimum: '2024-06-01', maximum: '2024-05-31'}` | maximum "2024-05-31" is below minimum "2024-06-01"
            `logicalType: time\n        logicalTypeOptions: {minimum: '18:00:00', maximum: '08:30:00'}` | maximum "08:30:00" is below minimum "18:00:00"
            `logicalType: number\n        logicalTypeOptions: {exclusiveMinimum: true}` | exclusiveMinimum: true needs a minimum
            """)
    void refusedProperties(String line, String message) {
        String refusal = refusal(column(line.replace("\\n", "\n")));
        assertTrue(refusal.contains(message), refusal);
    }

    @Test
    void refusedContracts() {
        assertTrue(refusal("kind: DataContract\napiVersion: v2.2.2\nschema: []\n")
                .startsWith("c.yaml:2:13: this is ODCS v2.2.2, expected apiVersion v3.0.x or v3.1.x; rename "));
        assertTrue(refusal("kind: DataContract\nschema: []\n").contains("found none"));
        assertTrue(refusal("kind: Product\napiVersion: v3.1.0\nschema: []\n")
                .contains("expected kind DataContract, found \"Product\""));
        assertTrue(refusal("kind: DataContract\napiVersion: v3.1.0\n").contains("the contract has no schema"));
        assertTrue(
                refusal(HEAD + "  - name: u\n").contains("describes 2 tables (t, u); choose one with --object NAME"));
        assertTrue(refusal(HEAD + "    propertys: []\n")
                .contains("unknown field \"propertys\" of a schema object; did you mean \"properties\"?"));
        assertTrue(refusal(HEAD + "onwer: me\n").contains("c.yaml:5:1: unknown field \"onwer\" of the contract"));
        assertTrue(assertThrows(BadInputException.class, () -> read(HEAD, "T2"))
                .getMessage()
                .contains("no schema object \"T2\""));
        assertEquals("t", read(HEAD + "  - name: u\n", "t").name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: [1, 2                | not valid YAML
            a: b: c                 | not valid YAML
            a: 1\\na: 2             | "a" is given twice
            x: &x {a: 1, a: 2}      | "a" is given twice
            ? [a] : 1               | Non scalar key
            a: *none                | not valid YAML
            --- 1\\n--- 2           | not valid YAML
            {}                      | not a contract this version reads
            just words              | not a contract this version reads
            """)
    void refusedYaml(String text, String message) {
        String refusal = refusal(text.replace("\\n", "\n"));
        assertTrue(refusal.contains(message), refusal);
    }

    @Test
    void aliasBombsDeepNestingHugeFilesAndTags() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertTrue(refusal(bomb + HEAD).contains("c.yaml"), refusal(bomb + HEAD));
        assertTrue(refusal("a: &a [*a]\n").contains("c.yaml"));
        assertTrue(refusal("a: " + "[".repeat(100_000)).contains("c.yaml"));
        assertTrue(refusal("a: " + "[".repeat(100) + "]".repeat(100)).contains("nested deeper than 60"));
        assertTrue(
                refusal("a: " + "{b: ".repeat(5_000) + "1" + "}".repeat(5_000)).contains("c.yaml"));
        assertTrue(refusal("# " + "x".repeat(5 << 20)).contains("is too large for a contract"));
        assertTrue(refusal(" ".repeat(1 << 20) + "\n".repeat(1 << 20)).contains("the contract is empty"));
        assertTrue(refusal("# c\n".repeat(200_000) + "a: 1").contains("not a contract"));
        assertTrue(refusal(HEAD.replace("name: t", "name: !!javax.script.ScriptEngineManager [x]"))
                .contains("expected a plain value"));
        assertEquals(
                "t",
                read(HEAD.replace("name: t", "name: !!java.lang.Runtime t")).name());
    }

    @Test
    void formatsOfOthersAreCalledByTheirName() {
        assertTrue(refusal("{\"expectations\": [], \"expectation_suite_name\": \"x\"}")
                .contains("is a Great Expectations suite, which this version does not read"));
        assertTrue(refusal("checks for t:\n  - row_count > 0\n").contains("is a SodaCL file"));
        assertTrue(refusal("{\"fields\": [{\"name\": \"a\"}]}").contains("is a Frictionless Table Schema"));
        assertTrue(refusal("schema_type: dataframe\n").contains("is a pandera schema"));
    }

    @Test
    void dqdlIsKnownByItsContent() {
        assertEquals("DQDL", read("Rules = [ RowCount > 1 ]").format());
        assertEquals(
                "DQDL",
                read("# twin\n\nsites = [\"a\"]\nRules = [ ColumnValues \"s\" in $sites ]")
                        .format());
        assertEquals(0, read("Rules = []").rules().size());
    }

    @Test
    void jsonIsYaml() {
        assertEquals(
                List.of("ColumnExists \"a\""),
                rules(
                        "{\"kind\": \"DataContract\", \"apiVersion\": \"v3.1.0\", \"schema\": [{\"name\": \"t\", \"properties\": [{\"name\": \"a\"}]}]}"));
    }

    @Test
    void brokenContractsAreRefusedInOneLineAndNothingElse() {
        String whole = column(
                "logicalType: string",
                "required: true",
                "quality:",
                "  - metric: invalidValues",
                "    arguments: {validValues: [x, y]}",
                "    mustBe: 0");
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int n = 0; n <= random.nextInt(3); n++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "\n:{}[]&*!|>'\"%@`#,?- ".charAt(random.nextInt(21)));
                    default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                }
            }
            try {
                read(text.toString());
            } catch (BadInputException e) {
                refused++;
                assertTrue(
                        e.getMessage().startsWith("c.yaml") && !e.getMessage().contains("\n"),
                        () -> text + " -> " + e.getMessage());
            }
        }
        assertTrue(refused > 100);
    }
}
