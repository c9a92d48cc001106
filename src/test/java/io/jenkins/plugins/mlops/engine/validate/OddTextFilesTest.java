package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV and JSON files that were refused for a wrong reason, or read as what they are not. */
class OddTextFilesTest {
    @TempDir
    Path dir;

    private String refused(String name, String text) {
        return assertThrows(
                        BadInputException.class,
                        () -> new Validation(dir).csv(name, text).run("RowCount > 0"))
                .getMessage();
    }

    /** Numbers below one, of which a double does not give back all, some with an exponent; each is there with all its digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.123456789012345678 5e-7",
                "0.1 1.2345678901234567e-05",
                "0.5 12.5e-5 0.12345678901234567890",
                "1234567.5e-9 0.12345678901234567890",
                "6.5235866138505464e-13 0.1",
                "-0.123456789012345678 -5E-7 +1.5e-3"
            })
    void smallNumbersWithAnExponent(String numbers) {
        List<String> values = List.of(numbers.split(" "));
        BigDecimal sum = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        StringBuilder csv = new StringBuilder("x\n");
        StringBuilder json = new StringBuilder();
        for (String value : values) {
            csv.append(value).append('\n');
            json.append("{\"x\": ").append(value.replace("+", "")).append("}\n");
        }
        String rule =
                "Sum \"x\" between " + sum.subtract(BigDecimal.valueOf(1, 9)).toPlainString() + " and "
                        + sum.add(BigDecimal.valueOf(1, 9)).toPlainString();
        for (Check check : List.of(
                new Validation(dir).csv("a.csv", csv.toString()).check(rule),
                new Validation(dir).csv("a.jsonl", json.toString()).check(rule))) {
            assertEquals(Verdict.PASSED, check.verdict(), check.message());
        }
        for (String value : values) {
            String equal = "ColumnValues \"x\" = " + new BigDecimal(value).toPlainString() + " with threshold >= "
                    + 1.0 / values.size();
            Check found = new Validation(dir).csv("a.csv", csv.toString()).check(equal);
            assertEquals(Verdict.PASSED, found.verdict(), found.message());
        }
    }

    /** The smallest doubles have fewer digits than others. */
    @ParameterizedTest
    @ValueSource(strings = {"5e-324", "4.9e-324", "1e-320", "2.2250738585072014e-308", "1.7976931348623157e308"})
    void doublesAtTheEndsOfTheirRange(String value) {
        for (String name : List.of("a.csv", "a.jsonl")) {
            String text = name.endsWith("csv") ? "x\n" + value + "\n0.1\n" : "{\"x\": " + value + "}\n{\"x\": 0.1}\n";
            Check check = new Validation(dir).csv(name, text).check("ColumnDataType \"x\" = \"Number\"");
            assertEquals(Verdict.PASSED, check.verdict(), check.message());
            assertEquals(
                    Verdict.PASSED,
                    new Validation(dir)
                            .csv(name, text)
                            .check("ColumnValues \"x\" > 0")
                            .verdict());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"sep=;\\na;b\\n1;2\\n ~ ;", "sep=,\\na,b\\n1,2\\n ~ ,", "\"sep=;\"\\r\\na;b;c\\r\\n1;2;3\\r\\n ~ ;"
            })
    void excelsOwnLineIsNoHeader(String text, String sign) {
        String told = refused("a.csv", text.replace("\\n", "\n").replace("\\r", "\r"));
        assertTrue(told.contains("a CSV file with the line sep=" + sign), told);
        assertTrue(told.contains("remove that line"), told);
    }

    @Test
    void aFileOfPythonsDictIsNoCsv() {
        String told = refused("a.jsonl", "{'a': 1, 'b': 'x'}\n{'a': 2, 'b': 'y'}\n");
        assertEquals("write it with json.dumps, one object a line", told.substring(told.indexOf("; ") + 2));
    }

    @Test
    void halfACharacter() {
        String told = refused("a.jsonl", "{\"a\":\"z\",\"b\":\"x\"}\n{\"a\":\"z\",\"b\":\"\\ud83d\"}\n");
        assertTrue(told.contains("a.jsonl: a text holds half of a character"), told);
    }

    @Test
    void thePlaceAndTheReasonOfBrokenJson() {
        assertTrue(refused("a.jsonl", "{\"a\":1}\n// c\n{\"a\":2}\n").contains("a.jsonl:2: not valid JSON"));
        assertTrue(refused("a.jsonl", "{\"a\":1}\n{\"a\":1\n{\"a\":2}\n").contains("a.jsonl:2: not valid JSON"));
        String deep = refused("a.jsonl", "{\"a\":" + "[".repeat(3000) + "]".repeat(3000) + "}\n");
        assertTrue(deep.contains("a.jsonl:1: lists or objects stand in each other more than 1,000 deep"), deep);
    }

    @Test
    void aFileCutOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("a,b\n1,2\n".repeat(50).getBytes(StandardCharsets.UTF_8));
        }
        for (int cut : new int[] {1, 6, 9, 20}) {
            Path file = dir.resolve("a" + cut + ".csv.gz");
            Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() - cut));
            String told = assertThrows(
                            BadInputException.class,
                            () -> new Validation(dir).file(file).run("RowCount > 0"))
                    .getMessage();
            assertTrue(told.contains("cut off or broken; write or copy it again"), told);
            assertTrue(!told.contains("null"), told);
        }
    }

    /** An id of 2^53 + 1 in CSV is not the 2^53 of a column of doubles. */
    @Test
    void splitsOfIntegersAndDoublesAreComparedExactly() {
        Path other = Duck.copy(
                "SELECT * FROM (VALUES (9007199254740992.0::DOUBLE), (7.0), (7.5), (NULL)) v(z)",
                dir.resolve("b.parquet"),
                "FORMAT parquet");
        Check check = new Validation(dir)
                .csv("a.csv", "z\n9007199254740993\n7\n8\n")
                .split("test", other)
                .check("SplitOverlap \"test\" \"z\" = 1");
        assertEquals(Verdict.PASSED, check.verdict(), check.message());
    }
}
