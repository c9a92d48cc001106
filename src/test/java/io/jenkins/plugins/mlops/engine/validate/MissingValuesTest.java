package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a missing value, an empty text and a blank one mean to each rule type: the table "Missing values" of docs/rules.md. */
class MissingValuesTest {
    @TempDir
    Path dir;

    /**
     * Seven rows: numbers 1, 1, 3, two texts that repeat, one empty, one blank; two rows miss everything, one the number, one the text.
     */
    private Validation rows() {
        Path file = Duck.copy(
                "SELECT * FROM (VALUES (1, 'x', TIMESTAMP '2024-06-15 11:00:00'), (1, 'x', NULL), (3, '', NULL), (4, ' ', NULL), (NULL, 'y', NULL),"
                        + " (NULL, NULL, NULL), (NULL, NULL, NULL)) AS t(n, s, t)",
                dir.resolve("m.parquet"),
                "FORMAT parquet");
        return new Validation(dir).file(file);
    }

    /** Rules on each row, with the rows that break them. */
    @Test
    void rulesOnEachRow() {
        each("""
                IsComplete "n"                                    | 3
                IsComplete "s"                                    | 2
                ColumnValues "n" = 1                              | 5
                ColumnValues "n" > 0                              | 3
                ColumnValues "n" >= 0                             | 3
                ColumnValues "n" < 9                              | 3
                ColumnValues "n" <= 9                             | 3
                ColumnValues "n" between 0 and 9                  | 3
                ColumnValues "n" not between 7 and 9              | 3
                ColumnValues "n" in [1, 3, 4]                     | 3
                ColumnValues "n" != 1                             | 2
                ColumnValues "n" not in [1]                       | 2
                ColumnValues "n" not in [1, NULL]                 | 5
                ColumnValues "n" in [1, NULL]                     | 2
                ColumnValues "n" = NULL                           | 4
                ColumnValues "n" != NULL                          | 3
                ColumnValues "s" = EMPTY                          | 6
                ColumnValues "s" != EMPTY                         | 1
                ColumnValues "s" = WHITESPACES_ONLY               | 6
                ColumnValues "s" != WHITESPACES_ONLY              | 1
                ColumnValues "s" matches ".*"                     | 2
                ColumnValues "s" not matches "q"                  | 2
                ColumnValues "s" != "x"                           | 2
                ColumnValues "s" not in ["x", EMPTY, NULL]        | 5
                ColumnLength "s" < 6                              | 0
                ColumnLength "s" > 0                              | 3
                ColumnLength "s" = 0                              | 4
                ColumnLength "s" not in [1]                       | 4
                ColumnLength "s" between 0 and 6                  | 3
                ColumnDataType "n" = "Integer"                    | 0
                ColumnDataType "s" = "String"                     | 0
                ColumnDataType "s" = "Integer"                    | 5
                ColumnFormat "s" = "ipv4"                         | 5
                DataFreshness "t" < 2 hours                       | 6
                IsUnique "n"                                      | 1
                IsUnique "s"                                      | 1
                IsUnique "n" "s"                                  | 2
                IsPrimaryKey "n"                                  | 4
                IsPrimaryKey "s"                                  | 3
                IsPrimaryKey "n" "s"                              | 4
                """, (check, wanted) -> assertEquals(Long.parseLong(wanted), check.failing(), check.rule()));
    }

    /** Rules on one number, with the number. */
    @Test
    void rulesOnOneNumber() {
        each(
                """
                RowCount > 0                          | 7
                Completeness "n" > 0                  | 0.5714285714285714
                Completeness "s" > 0                  | 0.7142857142857143
                Mean "n" > 0                          | 2.25
                Sum "n" > 0                           | 9
                StandardDeviation "n" > 0             | 1.299038105676658
                Variance "n" > 0                      | 1.6875
                DistinctValuesCount "n" > 0           | 3
                DistinctValuesCount "s" > 0           | 4
                DistinctValuesCount "n" "s" > 0       | 5
                Uniqueness "n" > 0                    | 0.5
                Uniqueness "s" > 0                    | 0.6
                Uniqueness "n" "s" > 0                | 0.42857142857142855
                UniqueValueRatio "n" > 0              | 0.6666666666666666
                UniqueValueRatio "n" "s" > 0          | 0.6
                Entropy "n" > 0                       | 1.0397207708399179
                Diversity "n" > 0                     | 2.8284271247461903
                ClassBalance "s" > 0                  | 0.2
                RowsPerSlice "s" > 0                  | 1
                RowsPerSlice "n" "s" > 0              | 1
                """,
                (check, wanted) -> assertEquals(
                        Double.parseDouble(wanted), ((Number) check.observed()).doubleValue(), 1e-12, check.rule()));
    }

    private void each(String table, BiConsumer<Check, String> expected) {
        List<String[]> lines =
                table.lines().map(line -> line.strip().split("\\s*\\|\\s*")).toList();
        List<Check> checks = rows().checks(lines.stream().map(line -> line[0]).toArray(String[]::new));
        for (int i = 0; i < lines.size(); i++) {
            expected.accept(checks.get(i), lines.get(i)[1]);
        }
    }

    /** AWS's own example: mean, sum and deviation of 0, missing, 20, missing, 40. */
    @Test
    void theExampleOfGlue() {
        Validation v =
                new Validation(dir).csv("u.csv", "id,units1,units2\n100,0,0\n101,,0\n102,20,20\n103,,0\n104,40,40\n");
        assertEquals(20.0, v.check("Mean \"units1\" > 0").observed());
        assertEquals(60.0, v.check("Sum \"units1\" > 0").observed());
        assertEquals(16.33, (Double) v.check("StandardDeviation \"units1\" > 0").observed(), 0.005);
        assertEquals(16.0, (Double) v.check("StandardDeviation \"units2\" > 0").observed(), 1e-12);
        assertEquals(
                1.0,
                (Double) v.check("ColumnCorrelation \"units1\" \"units2\" > 0").observed(),
                1e-12);
    }

    @Test
    void nothingButMissingValuesIsUndecided() {
        Validation v = new Validation(dir).csv("e.csv", "a,b\n1,\n2,\n");
        List<Check> checks = v.checks(
                "Mean \"b\" > 0",
                "Sum \"b\" = 0",
                "StandardDeviation \"b\" = 0",
                "Variance \"b\" = 0",
                "ColumnCorrelation \"a\" \"b\" = 0",
                "Uniqueness \"b\" = 0",
                "UniqueValueRatio \"b\" = 0",
                "Entropy \"b\" = 0",
                "Diversity \"b\" = 0",
                "ClassBalance \"b\" = 0",
                "RowsPerSlice \"b\" = 0",
                "IsUnique \"b\"");
        for (Check check : checks) {
            assertEquals("INCONCLUSIVE", check.verdict().toString(), check.rule());
            assertNull(check.observed(), check.rule());
        }
        assertEquals(0.0, v.check("DistinctValuesCount \"b\" = 0").observed());
        assertEquals(0.0, v.check("Completeness \"b\" = 0").observed());
    }

    /** In CSV an empty field is missing, quoted or not; in JSON an empty text is a text, and an absent key is missing. */
    @Test
    void emptyFieldsAndEmptyTexts() {
        Validation csv = new Validation(dir).csv("f.csv", "a,b\nx,1\n,2\n\"\",3\n\" \",4\n");
        assertEquals(2, csv.check("IsComplete \"a\"").failing());
        assertEquals(4, csv.check("ColumnValues \"a\" = EMPTY").failing());
        assertEquals(2, csv.check("ColumnLength \"a\" > 0").failing());
        Validation json = new Validation(dir)
                .csv(
                        "f.jsonl",
                        "{\"a\": \"x\", \"b\": 1}\n{\"b\": 2}\n{\"a\": \"\", \"b\": 3}\n{\"a\": null, \"b\": 4}\n");
        assertEquals(2, json.check("IsComplete \"a\"").failing());
        assertEquals(3, json.check("ColumnValues \"a\" = EMPTY").failing());
        assertEquals(3, json.check("ColumnLength \"a\" > 0").failing());
    }

    /** NaN is missing in every format; an infinity is a number. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void notANumberIsMissing(String format) {
        Validation v = new Validation(dir);
        if (format.equals("csv")) {
            v.csv("nan.csv", "id,label,x\n1,0,inf\n2,NaN,1\n3,1,nan\n4,nan,2\n");
        } else {
            v.file(Duck.copy(
                    "SELECT * FROM (VALUES (1, 0::DOUBLE, 'inf'::DOUBLE), (2, 'NaN'::DOUBLE, 1), (3, 1, 'NaN'::DOUBLE), (4, 'NaN'::DOUBLE, 2)) AS t(id, label, x)",
                    dir.resolve("nan.parquet"),
                    "FORMAT parquet"));
        }
        v.contract("req.yaml", """
                apiVersion: v3.1.0
                kind: DataContract
                id: nan
                version: 1.0.0
                status: active
                schema:
                  - name: t
                    physicalType: table
                    properties:
                      - name: label
                        logicalType: number
                        required: true
                        quality:
                          - type: library
                            metric: nullValues
                            mustBe: 0
                """);
        List<Check> checks = v.checks(
                "IsComplete \"label\"",
                "IsPrimaryKey \"id\" \"label\"",
                "Mean \"label\" = 0.5",
                "Completeness \"label\" = 0.5",
                "DistinctValuesCount \"label\" = 2",
                "ColumnValues \"label\" != 7",
                "ColumnValues \"label\" >= 0",
                "ColumnValues \"x\" > 0",
                "ColumnDataType \"x\" = \"Number\"",
                "ColumnDataType \"x\" = \"Integer\"",
                "Mean \"x\" > 0");
        assertEquals(
                List.of("2 2 2 2", "PASSED PASSED PASSED PASSED 2", "1 0 1 Infinity"),
                List.of(
                        failing(checks, 1, 3, 4, 5),
                        checks.subList(6, 10).stream()
                                        .map(check -> check.verdict().toString())
                                        .collect(Collectors.joining(" "))
                                + " " + checks.get(10).failing(),
                        failing(checks, 11, 12, 13) + " " + checks.get(14).observed()));
    }

    private static String failing(List<Check> checks, int... indices) {
        return IntStream.of(indices)
                .mapToObj(i -> String.valueOf(checks.get(i).failing()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void everyRuleTypeOnColumnsStandsInTheTable() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("mlops.project", "."), "docs", "rules.md"));
        int from = text.indexOf("## Missing values");
        String section = text.substring(from, text.indexOf("\n## ", from + 5));
        List<String> left = new ArrayList<>(DataGrammar.catalog().types());
        left.removeIf(type -> section.contains("`" + type + "`"));
        left.removeAll(List.of(
                "ColumnCount", "ColumnExists", "ColumnNamesMatchPattern", "RowCountMatch", "SchemaMatch", "CustomSql"));
        assertEquals(List.of(), left);
        assertTrue(from > 0);
    }
}
