package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that name rows are not compared value by value, and yet fail when numbers become text or text becomes numbers. */
class MonitorIdentifiersTest {
    private static final String NUMBERS = "i";

    @TempDir
    private Path folder;

    private int tables;

    private String table(String format, String values, int from) {
        String query = "SELECT sin(i * 12.9898) AS calm, " + values + " AS x FROM (SELECT i + " + from
                + " AS i FROM range(600) AS r(i)) ORDER BY i";
        return MonitorRun.table(folder, "t" + tables++, format, query);
    }

    /** Compared with the reference itself and with the reference frozen; both answers are one. */
    private MonitorRun compare(String formatBefore, String before, String formatNow, String now, String... more) {
        String current = table(formatNow, now, 600);
        String base = folder.resolve("base" + tables++ + ".json").toString();
        String reference = table(formatBefore, before, 0);
        MonitorRun run = MonitorRun.of(folder, words(current, "--reference", reference, "--freeze", base, more));
        MonitorRun frozen = MonitorRun.of(folder, words(current, "--baseline", base, null, null, more));
        assertEquals(run.checks(), frozen.checks());
        assertEquals(run.check("column-type-x"), frozen.check("column-type-x"));
        return run;
    }

    private static String[] words(String current, String a, String b, String c, String d, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("--data", current, a, b));
        if (c != null) {
            words.addAll(List.of(c, d));
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static void failed(String expected, MonitorRun run) {
        assertEquals(1, run.exit(), run::toString);
        assertTrue(run.check("column-type-x").startsWith("FAILED: column \"x\" holds " + expected), run::toString);
        assertTrue(run.check("column-type-x").contains("--kind x=identifier"), run::toString);
    }

    private static void onlyTold(MonitorRun run) {
        assertEquals(2, run.exit(), run::toString);
        assertTrue(
                run.check("column-kind-x").startsWith("WARNING: column \"x\" names rows or entities"), run::toString);
    }

    @ParameterizedTest
    @CsvSource({"parquet, parquet", "jsonl, jsonl", "csv, csv", "csv, parquet", "parquet, jsonl", "jsonl, csv"})
    void numbersThatBecomeSomethingElseFail(String before, String now) {
        failed(
                "numbers in the baseline and text (600 of 600 values are not numbers, for example \"u1000\") in the"
                        + " current data; ",
                compare(before, NUMBERS, now, "'u' || i"));
        failed(
                "numbers in the baseline and true and false in the current data; ",
                compare(before, NUMBERS, now, "i % 2 = 0"));
        failed(
                "numbers in the baseline and dates or times in the current data; ",
                compare(
                        before,
                        NUMBERS,
                        now.equals("jsonl") ? "parquet" : now,
                        "DATE '2024-01-01' + CAST(i AS INTEGER)"));
    }

    @ParameterizedTest
    @CsvSource({"parquet, parquet", "jsonl, jsonl", "csv, parquet"})
    void textThatBecomesSomethingElseFails(String before, String now) {
        failed("text in the baseline and numbers in the current data; ", compare(before, "'u' || i", now, NUMBERS));
        failed(
                "text in the baseline and true and false in the current data; ",
                compare(before, "'u' || i", now, "i % 2 = 0"));
        if (!before.equals("csv")) {
            failed(
                    "numbers in the baseline and text that looks like numbers in the current data; ",
                    compare(before, NUMBERS, now, "CAST(i AS VARCHAR)"));
        }
    }

    @Test
    void digitsInCsvAreTextWhereTheBaselineHoldsText() {
        for (String before : List.of("csv", "parquet", "jsonl")) {
            onlyTold(compare(before, "'u' || i", "csv", NUMBERS));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "CAST(i AS INTEGER) # CAST(i AS BIGINT)",
                "CAST(i AS BIGINT) # CAST(i AS DECIMAL(18, 2))",
                "CAST(i AS UINTEGER) # CAST(i AS DOUBLE)",
                "CAST(i AS BIGINT) # CAST(i AS HUGEINT)",
                "md5(i::VARCHAR) # uuid()",
                "'u' || i # 'u' || (i % 7)",
                "i # CASE WHEN i % 2 = 0 THEN i END",
            })
    void anotherTypeOfNumbersOrTextIsTheSame(String before, String now) {
        for (String format : MonitorRun.FORMATS) {
            MonitorRun run = compare(format, before, format, now);
            assertTrue(run.check("column-type-x").startsWith("no such check"), format + run);
        }
    }

    @Test
    void numbersAreNumbersInEveryFormat() {
        for (String format : MonitorRun.FORMATS) {
            onlyTold(compare("csv", NUMBERS, format, "i + 5"));
            onlyTold(compare(format, NUMBERS, "csv", "i + 5"));
        }
    }

    @Test
    void aColumnWithoutAValueIsNoOtherKind() {
        for (String empty : List.of("CAST(NULL AS VARCHAR)", "CAST(NULL AS BIGINT)", "CAST(NULL AS BOOLEAN)")) {
            for (String format : MonitorRun.FORMATS) {
                MonitorRun run = compare(format, NUMBERS, format, empty);
                assertTrue(run.check("column-type-x").startsWith("no such check"), run::toString);
                assertTrue(run.check("column-values-x").startsWith("FAILED"), run::toString);
                MonitorRun before = compare(format, empty, format, NUMBERS);
                assertTrue(before.check("column-type-x").startsWith("no such check"), before::toString);
            }
        }
    }

    @Test
    void whatTheUserCallsAnIdentifierIsOne() {
        for (String format : List.of("parquet", "jsonl")) {
            MonitorRun run = compare(format, NUMBERS, format, "'u' || i", "--kind", "x=identifier");
            assertEquals(0, run.exit(), run::toString);
        }
    }
}
