package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves a comparison in silence: every column is compared as what it is, or stands in a check that says why not. */
class MonitorKindsTest {
    private static final List<String> FORMATS = MonitorRun.FORMATS;
    /** A column of numbers of each side, so that there is always one to compare. */
    private static final String CALM = "sin(i * 12.9898) AS calm";

    @TempDir
    private Path folder;

    /** The tables of so many rows, each of the expression {@code x} over its number {@code i}, as files of a format. */
    private MonitorRun compare(String format, String before, String now, String... more) {
        return across(format, format, before, now, more);
    }

    private MonitorRun across(String formatBefore, String formatNow, String before, String now, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--data",
                table("now", formatNow, now, 600),
                "--reference",
                table("before", formatBefore, before, 900)));
        words.addAll(List.of(more));
        return MonitorRun.of(folder, words.toArray(String[]::new));
    }

    private String table(String name, String format, String expression, int rows) {
        String offset = name.equals("now") ? "10000" : "0";
        return MonitorRun.table(
                folder,
                name,
                format,
                "SELECT " + CALM + ", " + expression + " AS x FROM (SELECT i + " + offset + " AS i FROM range(" + rows
                        + ") AS r(i)) ORDER BY hash(i)");
    }

    private String roles(String json) throws IOException {
        return Files.writeString(folder.resolve("roles.json"), json).toString();
    }

    static final List<String> LOST = List.of(
            "CAST(i % 100 AS DOUBLE)",
            "CASE i % 3 WHEN 0 THEN 'north' WHEN 1 THEN 'south' ELSE 'west' END",
            "i % 2 = 0",
            "DATE '2024-01-01' + CAST(i % 300 AS INTEGER)",
            "TIMESTAMP '2024-01-01 12:00:00' + to_seconds(i * 1000)",
            "'C' || (i * 7)");

    @ParameterizedTest
    @FieldSource("LOST")
    void aFeatureThatLosesItsValuesFailsInEveryFormat(String values) {
        for (String format : FORMATS) {
            MonitorRun run =
                    compare(format, values, "CASE WHEN FALSE THEN " + values + " END", "--rule", "DriftedColumns <= 5");
            assertEquals(1, run.exit(), format + run);
            assertTrue(
                    run.check("column-values-x").startsWith("FAILED: column \"x\" has lost its values"), run::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "numbers # text # i % 100 # CASE WHEN i % 2 = 0 THEN 'low' ELSE 'high' END",
                "numbers # true and false # i % 100 # i % 2 = 0",
                "true and false # numbers # i % 2 = 0 # i % 2",
                "text # true and false # 'c' || (i % 3) # i % 2 = 0"
            })
    void anotherKindFailsInEveryFormat(String before, String now, String old, String present) {
        for (String format : FORMATS) {
            if (format.equals("csv") && before.equals("text")) {
                continue; // what stands in a CSV file is text where the baseline holds text
            }
            MonitorRun run = compare(format, old, present);
            assertEquals(1, run.exit(), format + run);
            String message = run.check("column-type-x");
            assertTrue(
                    message.startsWith("FAILED: column \"x\" holds " + before + " in the baseline and " + now),
                    message);
            assertTrue(message.contains("--kind x=category"), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"T24:00:00", "T12:00:00+25:00", "T12:00:00+16:00", "T12:00:00,5", "T12:00:60Z"})
    void whatOnlyLooksLikeTimesIsText(String end) {
        String moments = "strftime(DATE '2024-01-01' + CAST(i % 300 AS INTEGER), '%Y-%m-%dT12:00:00')";
        String looks = "strftime(DATE '2024-01-01' + CAST(i % 300 AS INTEGER), '%Y-%m-%d" + end + "')";
        for (String format : FORMATS) {
            MonitorRun run = compare(format, moments, looks);
            assertEquals(1, run.exit(), format + run);
            String message = run.check("column-type-x");
            assertTrue(message.startsWith("FAILED: column \"x\" holds "), format + message);
            assertTrue(
                    message.contains("text (600 of 600 values are not dates or times, for example \"2024-01-01" + end),
                    format + message);
            assertEquals(
                    "category PASSED by baseline", compare(format, looks, looks).compared("x"), format);
        }
    }

    @Test
    void whereAFormatHasTypesDigitsAreNoText() {
        for (String format : List.of("parquet", "jsonl")) {
            MonitorRun run = compare(format, "(10001 + i % 3)::VARCHAR", "10001 + i % 3");
            assertEquals(
                    "FAILED: column \"x\" holds text in the baseline and numbers in the current data;"
                            + " write text, or have the values of both sides taken as names with --kind x=category (in a Pipeline kinds: 'x=category')",
                    run.check("column-type-x"));
            MonitorRun said = compare(format, "(10001 + i % 3)::VARCHAR", "10001 + i % 3", "--kind", "x=category");
            assertEquals("category PASSED by user", said.compared("x"), said::toString);
        }
        for (String text : List.of("csv", "parquet", "jsonl")) {
            MonitorRun run = across(text, "csv", "'0' || (1001 + i % 3)", "'0' || (1001 + i % 3)");
            assertEquals("category PASSED by baseline", run.compared("x"), run::toString);
            MonitorRun digits =
                    across(text, "csv", "CASE i % 3 WHEN 0 THEN 'A' ELSE (i % 3)::VARCHAR END", "1 + i % 2");
            assertEquals("category FAILED by baseline", digits.compared("x"), digits::toString);
        }
    }

    @Test
    void listsAndObjectsAreNamedAndTheirMissingValuesCompared() {
        for (String format : List.of("parquet", "jsonl")) {
            MonitorRun same = compare(format, "[i, i + 1]", "[i, i + 1]");
            assertEquals(2, same.exit(), same::toString);
            assertTrue(
                    same.check("column-kind-x")
                            .startsWith("WARNING: column \"x\" holds lists or objects (kind nested, by the content of"
                                    + " the baseline), so only its missing values are compared; "),
                    same::toString);
            assertEquals("nested PASSED by baseline", same.compared("x"));
            MonitorRun fewer = compare(format, "[i, i + 1]", "CASE WHEN i % 3 > 0 THEN [i, i + 1] END");
            assertEquals("nested FAILED by baseline", fewer.compared("x"));
            MonitorRun other = compare(format, "[i, i + 1]", "i % 100");
            assertTrue(other.check("column-type-x").startsWith("FAILED"), other::toString);
        }
    }

    @Test
    void aColumnWithoutAValueOnEitherSideIsTold() {
        for (String format : FORMATS) {
            MonitorRun run = compare(format, "CAST(NULL AS DOUBLE)", "CAST(NULL AS DOUBLE)");
            assertEquals(2, run.exit(), run::toString);
            assertTrue(
                    run.check("column-values-x")
                            .startsWith("WARNING: column \"x\" has no value, neither in the baseline nor in the current"
                                    + " data, so there is nothing to compare"),
                    run::toString);
        }
    }

    @Test
    void valuesWhereThereWereNoneAreAChange() {
        for (String format : FORMATS) {
            MonitorRun run = compare(format, "CAST(NULL AS DOUBLE)", "i % 7");
            assertEquals(1, run.exit(), run::toString);
            assertTrue(
                    String.valueOf(run.column("drift", "x").get("message"))
                            .startsWith("missing values of \"x\" went from 100 % to 0 %"),
                    run::toString);
        }
    }

    static final List<String> NAMES = List.of(
            "i",
            "1000000 + i * 3",
            "CASE WHEN i % 50 = 0 THEN NULL ELSE CAST(i AS DOUBLE) END",
            "7000000000000000 + i * 1234567",
            "CAST(9000000000000000000 AS HUGEINT) + i * 123457",
            "md5(i::VARCHAR)",
            "CAST(uuid() AS VARCHAR)",
            "'C' || lpad(i::VARCHAR, 7, '0')",
            "'user' || i || '@example.org'",
            "CAST(md5((i % 200)::VARCHAR) AS VARCHAR)");

    @ParameterizedTest
    @FieldSource("NAMES")
    void identifiersAreRecognisedWhateverTheirForm(String names) {
        for (String format : FORMATS) {
            if (names.contains("HUGEINT") && format.equals("parquet")) {
                continue; // no type of its holds such numbers exactly
            }
            MonitorRun run = compare(format, names, names);
            assertEquals(2, run.exit(), format + run);
            assertEquals("identifier PASSED by baseline", run.compared("x"), format);
            String message = run.check("column-kind-x");
            assertTrue(
                    message.startsWith(
                            "WARNING: column \"x\" names rows or entities (kind identifier, by the content of the"
                                    + " baseline), so only its missing values are compared; if the model does not read it, give it"
                                    + " the role id or ignore it in the roles; if it does, say what it is"),
                    message);
            assertFalse(run.column("drift", "x").containsKey("value"));
        }
    }

    @Test
    void missingIdentifiersAreDrift() {
        for (String format : FORMATS) {
            MonitorRun run = compare(format, "'C' || i", "CASE WHEN i % 4 > 0 THEN 'C' || i END");
            assertEquals(1, run.exit(), run::toString);
            assertEquals("identifier FAILED by baseline", run.compared("x"));
            assertTrue(run.check("driftedcolumns").startsWith("FAILED: 1 of 2 columns drifted: \"x\""), run::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'the parcel number ' || i || ' came late and broken'",
                "CASE WHEN i % 2 = 0 THEN 'good' ELSE 'I would buy number ' || i || ' again' END",
                "'Order ' || i || ', please call me back; my street is ' || (i % 90) || ' Elm Road'"
            })
    void freeTextIsRecognised(String sentences) {
        for (String format : FORMATS) {
            MonitorRun run = compare(format, sentences, sentences);
            assertEquals(2, run.exit(), run::toString);
            assertEquals("text PASSED by baseline", run.compared("x"));
            assertTrue(
                    run.check("column-kind-x")
                            .startsWith("WARNING: column \"x\" holds free text (kind text, by the content"),
                    run::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sin(i) * 1e5",
                "round(sin(i) * 1e9)",
                "CAST(50000 * (1 + sin(i)) AS BIGINT)",
                "CAST(sin(i) AS FLOAT)"
            })
    void measurementsStayNumbersThoughNoneOccursTwice(String measured) {
        for (String format : FORMATS) {
            MonitorRun run = compare(format, measured, measured);
            assertEquals("number PASSED by baseline", run.compared("x"), format + run);
        }
    }

    @Test
    void aDeclaredKindHoldsForBothSidesAndIsNoWarning() throws IOException {
        for (String format : FORMATS) {
            MonitorRun said = compare(format, "'C' || i", "'C' || i", "--kind", "x=identifier");
            assertEquals(0, said.exit(), said::toString);
            assertEquals(
                    "PASSED: column \"x\" names rows or entities (kind identifier, said by the user), so only its missing"
                            + " values are compared",
                    said.check("column-kind-x"));
            MonitorRun listed = compare(format, "i", "i", "--roles", roles("{\"kinds\": {\"x\": \"number\"}}"));
            assertEquals("number FAILED by user", listed.compared("x"), "dense numbers move on");
            MonitorRun both = compare(
                    format, "i", "i", "--roles", roles("{\"kinds\": {\"x\": \"number\"}}"), "--kind", "x=identifier");
            assertEquals("identifier PASSED by user", both.compared("x"), "the option counts before the file");
        }
        MonitorRun wrong = compare("csv", "i", "i", "--kind", "y=number");
        assertEquals(3, wrong.exit());
        assertEquals("a kind is given for \"y\", but there is no such column; did you mean \"x\"?", wrong.line());
        assertEquals(
                "roles.json: unknown kind \"nubmer\"; did you mean \"number\"? (kinds are number, category, boolean, time,"
                        + " identifier, text, nested)",
                compare("csv", "i", "i", "--roles", roles("{\"kinds\": {\"x\": \"nubmer\"}}"))
                        .line()
                        .replaceFirst("^\\S*(?=roles.json)", ""));
    }

    @Test
    void datesThatMoveOnWithTheCalendarAreTold() {
        String before = "DATE '2024-01-01' + CAST(i % 300 AS INTEGER)";
        String now = "DATE '2024-04-01' + CAST(i % 300 AS INTEGER)";
        for (String format : FORMATS) {
            MonitorRun run = compare(format, before, now);
            assertEquals(2, run.exit(), format + run);
            assertTrue(
                    run.check("column-calendar-x")
                            .startsWith(
                                    "WARNING: the dates of \"x\" moved on with the calendar, from 2024-01-01..2024-10-26"
                                            + " to 2024-04-01..2025-01-25, and have the same shape, which is not drift"),
                    run::toString);
            assertEquals("time PASSED by baseline", run.compared("x"));
            assertEquals("PASSED: 0 of 2 columns drifted", run.check("driftedcolumns"));
            MonitorRun same = compare(format, before, before);
            assertEquals("time PASSED by baseline", same.compared("x"), same::toString);
            assertEquals(0, same.exit(), same::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "stands still # DATE '2024-12-30'",
                "stands still ahead # DATE '9999-12-31'",
                "goes back # DATE '2023-01-01' + CAST(i % 365 AS INTEGER)",
                "is nearly always one day # CASE WHEN i % 10 = 0 THEN DATE '2024-06-01' + CAST(i % 365 AS INTEGER) ELSE DATE '2025-01-01' END",
                "is an epoch that was never set # CASE WHEN i % 3 = 0 THEN DATE '1970-01-01' ELSE DATE '2024-01-01' + CAST(i % 365 AS INTEGER) END"
            })
    void datesThatDoNotAreDrift(String what, String now) {
        for (String format : FORMATS) {
            MonitorRun run = compare(format, "DATE '2024-01-01' + CAST(i % 365 AS INTEGER)", now);
            assertEquals(1, run.exit(), what + format + run);
            assertEquals("time FAILED by baseline", run.compared("x"), what);
        }
    }

    @Test
    void missingDatesAreDriftAlsoWhereTheRestMovedOn() {
        for (String format : FORMATS) {
            MonitorRun run = compare(
                    format,
                    "DATE '2024-01-01' + CAST(i % 365 AS INTEGER)",
                    "CASE WHEN i % 4 > 0 THEN DATE '2024-04-01' + CAST(i % 365 AS INTEGER) END");
            assertEquals(1, run.exit(), run::toString);
            String message = String.valueOf(run.column("drift", "x").get("message"));
            assertTrue(message.contains("; and missing values of \"x\" went from 0 % to 25 %"), message);
        }
    }

    @Test
    void theTimestampIsNotCompared() throws IOException {
        String roles = roles("{\"timestamp\": \"x\"}");
        for (String format : FORMATS) {
            MonitorRun run = compare(
                    format,
                    "TIMESTAMP '2024-01-01 00:00:00' + to_minutes(i)",
                    "TIMESTAMP '2024-03-01 00:00:00' + to_minutes(i)",
                    "--roles",
                    roles,
                    "--since",
                    "2024-03-08",
                    "--rule",
                    "RowCount between 1 and 601");
            assertEquals(0, run.exit(), format + run);
            assertEquals("PASSED: not compared: \"x\" (it has the role timestamp)", run.check("columns-left-out"));
            assertEquals("not compared", run.compared("x"));
        }
    }

    /** One table of all kinds, each with its verdict, in every pair of formats. */
    private static final Map<String, String> ALL_KINDS = Map.of(
            "n", "sin(i) * 100",
            "k", "i % 40",
            "f", "(i % 5) / 10",
            "c", "CASE i % 3 WHEN 0 THEN 'north' WHEN 1 THEN 'south' ELSE 'the far west' END",
            "z", "'0' || (1001 + i % 4)",
            "b", "i % 2 = 0",
            "d", "DATE '2024-01-01' + CAST(i % 300 AS INTEGER)",
            "t", "TIMESTAMP '2024-01-01 12:00:00' + to_minutes(i % 500 * 31)",
            "u", "md5(i::VARCHAR)",
            "m", "CASE WHEN i % 3 = 0 THEN i % 11 END");

    private String kinds(String name, String format, int from, int rows) {
        String columns = String.join(
                ", ",
                new java.util.TreeMap<>(ALL_KINDS)
                        .entrySet().stream()
                                .map(entry -> entry.getValue() + " AS " + entry.getKey())
                                .toList());
        return MonitorRun.table(
                folder,
                name,
                format,
                "SELECT " + columns + " FROM (SELECT i + " + from + " AS i FROM range(" + rows
                        + ") AS r(i)) ORDER BY hash(i)");
    }

    private static List<String> verdicts(MonitorRun run) {
        return new java.util.TreeSet<>(ALL_KINDS.keySet())
                .stream().map(name -> name + " " + run.compared(name)).toList();
    }

    @Test
    void anyTwoFormatsGiveTheSameAnswer() {
        List<String> right = List.of(
                "b boolean PASSED by baseline",
                "c category PASSED by baseline",
                "d time PASSED by baseline",
                "f number PASSED by baseline",
                "k number PASSED by baseline",
                "m number PASSED by baseline",
                "n number PASSED by baseline",
                "t time PASSED by baseline",
                "u identifier PASSED by baseline",
                "z category PASSED by baseline");
        for (String before : FORMATS) {
            String reference = kinds("kinds-before", before, 0, 3000);
            Path base = folder.resolve(before + "-base.json");
            for (String now : FORMATS) {
                String current = kinds("kinds-now", now, 9000, 1500);
                MonitorRun run =
                        MonitorRun.of(folder, "--data", current, "--reference", reference, "--freeze", base.toString());
                assertEquals(right, verdicts(run), before + " and " + now);
                assertEquals(Verdict.WARNING, run.verdict(), run::toString);
                MonitorRun frozen = MonitorRun.of(folder, "--data", current, "--baseline", base.toString());
                assertEquals(right, verdicts(frozen), "frozen " + before + " and " + now);
                assertEquals(run.checks(), frozen.checks());
            }
        }
    }

    @Test
    void whatTheRolesTakeOutIsNamed() throws IOException {
        String before = MonitorRun.table(
                folder,
                "a",
                "csv",
                "SELECT i AS id, i % 5 AS n, i % 3 AS g, i % 7 AS unused, i % 2 AS extra FROM range(900) AS r(i)");
        String now = MonitorRun.table(
                folder,
                "b",
                "csv",
                "SELECT i AS id, i % 5 AS n, i % 3 AS g, i % 7 AS unused, i % 2 AS extra FROM range(500) AS r(i)");
        MonitorRun run = MonitorRun.of(
                folder,
                "--data",
                now,
                "--reference",
                before,
                "--roles",
                roles("{\"id\": \"id\", \"group\": \"g\", \"ignore\": \"unused\", \"features\": [\"n\"]}"));
        assertEquals(0, run.exit(), run::toString);
        assertEquals(
                "PASSED: not compared: \"id\" (it has the role id), \"g\" (it has the role group), \"unused\" (the roles say to"
                        + " ignore it), \"extra\" (it is not one of the features that the roles list)",
                run.check("columns-left-out"));
        assertEquals("identifier", run.column("schema", "id").get("kind"));
        assertEquals("user", run.column("schema", "id").get("kindBy"));
    }

    @Test
    void everyNameOfManyIsTold() {
        String before = MonitorRun.table(
                folder, "a", "parquet", "SELECT i % 5 AS n, " + names("old") + " FROM range(900) AS r(i)");
        String now = MonitorRun.table(
                folder, "b", "parquet", "SELECT i % 5 AS n, " + names("new") + " FROM range(500) AS r(i)");
        MonitorRun run = MonitorRun.of(folder, "--data", now, "--reference", before);
        String told = run.document().checks().toString();
        for (int k = 0; k < 45; k++) {
            assertTrue(told.contains("\"old" + k + "\"") && told.contains("\"new" + k + "\""), "column " + k);
        }
        assertTrue(run.checks().contains("FAILED columns-present-3"), run.checks()::toString);
        assertTrue(run.checks().contains("WARNING columns-known-3"), run.checks()::toString);
    }

    private static String names(String prefix) {
        return String.join(
                ", ",
                Stream.iterate(0, k -> k + 1)
                        .limit(45)
                        .map(k -> "i % 7 AS " + prefix + k)
                        .toList());
    }

    @Test
    void anAnswerThatIsGoneFailsAndLabelsMayComeLate() throws IOException {
        String roles = roles("{\"score\": \"p\", \"label\": \"y\"}");
        String before = MonitorRun.table(
                folder, "a", "csv", "SELECT i % 50 AS n, (i % 90) / 100 AS p, i % 2 AS y FROM range(900) AS r(i)");
        for (String columns : List.of("i % 50 AS n", "i % 50 AS n, NULL AS p")) {
            MonitorRun gone = MonitorRun.of(
                    folder,
                    "--data",
                    MonitorRun.table(folder, "b", "csv", "SELECT " + columns + " FROM range(500) AS r(i)"),
                    "--reference",
                    before,
                    "--roles",
                    roles);
            assertEquals(1, gone.exit(), gone::toString);
        }
        MonitorRun late = MonitorRun.of(
                folder,
                "--data",
                MonitorRun.table(folder, "b", "csv", "SELECT i % 50 AS n, (i % 90) / 100 AS p FROM range(500) AS r(i)"),
                "--reference",
                before,
                "--roles",
                roles);
        assertEquals(0, late.exit(), late::toString);
        assertEquals(
                "PASSED: not compared: \"y\" (the current data has no such column)", late.check("columns-left-out"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "(1 + i % 3) / 10.0::DOUBLE # CAST(CAST((1 + i % 3) / 10.0::DOUBLE AS FLOAT) AS DOUBLE)",
                "0.1::DOUBLE * (1 + i % 7) # (1 + i % 7) / 10.0::DOUBLE",
                "CASE i % 2 WHEN 0 THEN 0.3::DOUBLE ELSE 0.5 END # CASE i % 2 WHEN 0 THEN 0.1::DOUBLE + 0.2::DOUBLE ELSE 0.5 END",
                "CASE i % 3 WHEN 0 THEN 0.0::DOUBLE ELSE 0.25 END # CASE i % 3 WHEN 0 THEN 0.1::DOUBLE + 0.2::DOUBLE - 0.3::DOUBLE ELSE 0.25 END",
                "(i % 50) / 100.0::DOUBLE # CAST((i % 50) / 100.0::DOUBLE AS FLOAT)"
            })
    void fewNumbersThatDifferByRoundingOnlyAreTheSame(String before, String now) throws IOException {
        for (String format : FORMATS) {
            Path base = folder.resolve("base.json");
            Files.deleteIfExists(base);
            MonitorRun run = compare(format, before, now, "--freeze", base.toString(), "--rule", "Ks \"x\" < 0.1");
            assertEquals("number PASSED by baseline", run.compared("x"), format + run);
            assertTrue(run.check("ks-x").startsWith("PASSED"), run.check("ks-x"));
            MonitorRun frozen =
                    MonitorRun.of(folder, "--data", table("now", format, now, 600), "--baseline", base.toString());
            assertEquals("number PASSED by baseline", frozen.compared("x"), format + frozen);
        }
    }

    @Test
    void fewWholeNumbersAreNeverJoined() {
        MonitorRun run = compare(
                "parquet",
                "CASE i % 2 WHEN 0 THEN 100000001 ELSE 5 END",
                "CASE i % 2 WHEN 0 THEN 100000002 ELSE 5 END");
        assertEquals("number FAILED by baseline", run.compared("x"), run::toString);
    }
}
