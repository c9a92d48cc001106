package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carries out docs/reading.md: each value in the tables of numbers, booleans and times is read, and has to be what its line says. */
class WhatIsReadHowTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`|<code>([^<]+)</code>");

    @TempDir
    Path dir;

    private int files;

    /** A line of a table. */
    private record Line(List<String> values, String csv, String json) {}

    private static List<Line> lines(String... sections) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("mlops.project", ".")).resolve("docs/reading.md"));
        List<Line> lines = new ArrayList<>();
        for (String section : sections) {
            String text = page.split("## " + section + "\n", 2)[1].split("\n## ", 2)[0];
            for (String row : text.split("\n")) {
                String[] cells = row.split(" \\| |^\\| | \\|$", -1);
                if (row.startsWith("| ") && !cells[1].equals("written as") && cells.length >= 4) {
                    List<String> values = new ArrayList<>();
                    for (Matcher code = CODE.matcher(cells[1]); code.find(); ) {
                        values.add(
                                code.group(1) != null
                                        ? code.group(1)
                                        : code.group(2).replace("&nbsp;", " "));
                    }
                    lines.add(new Line(values, first(cells[2]), first(cells[3])));
                }
            }
        }
        return lines;
    }

    private static String first(String cell) {
        return cell.strip().split("[ ,;:]", 2)[0];
    }

    @Test
    void csv() throws IOException {
        int read = 0;
        for (Line line : lines("Numbers", "True and false", "Dates and times")) {
            for (String value : line.values()) {
                assertRead(line.csv(), "v;w\n" + value + ";1\n", ".csv", value);
                read++;
            }
        }
        assertTrue(read > 40, "only " + read + " values were found");
    }

    @Test
    void json() throws IOException {
        int read = 0;
        for (Line line : lines("Numbers", "Dates and times")) {
            for (String value : line.values()) {
                String expected =
                        line.json().equals("the") ? line.csv().matches("date|time") ? "text" : line.csv() : line.json();
                String written = expected.matches("number|refused|missing") ? value : '"' + value + '"';
                if (expected.matches("number|refused|missing|text")) {
                    assertRead(expected, "{\"v\": " + written + ", \"w\": 1}\n", ".jsonl", value);
                    read++;
                }
            }
        }
        assertTrue(read > 20, "only " + read + " values were found");
    }

    private void assertRead(String expected, String text, String ending, String value) {
        Validation validation = new Validation(dir).csv(++files + ending, text);
        if (expected.equals("refused")) {
            assertThrows(BadInputException.class, () -> validation.run("RowCount = 1"), value);
            return;
        }
        ResultDocument document = validation.run("Completeness \"v\" >= 0");
        Column column = new Column("v", type(document));
        switch (expected) {
            case "number" -> assertTrue(column.kind().isNumber(), value + " is " + column.type());
            case "text" -> assertEquals(Column.Kind.TEXT, column.kind(), value);
            case "true" -> assertEquals(Column.Kind.BOOLEAN, column.kind(), value);
            case "date" -> assertEquals(Column.Kind.DATE, column.kind(), value);
            case "time" -> assertEquals(Column.Kind.TIMESTAMP, column.kind(), value);
            case "missing" ->
                assertEquals(0.0, ((Number) document.checks().get(0).observed()).doubleValue(), value);
            default -> throw new AssertionError("the page says \"" + expected + "\" of " + value);
        }
    }

    @SuppressWarnings("unchecked")
    private static String type(ResultDocument document) {
        Section schema = document.sections().stream()
                .filter(section -> section.type().equals("schema"))
                .findFirst()
                .orElseThrow();
        return ((List<Map<String, Object>>) schema.data().get("columns"))
                .stream()
                        .filter(column -> column.get("name").equals("v"))
                        .map(column -> (String) column.get("type"))
                        .findFirst()
                        .orElseThrow();
    }
}
