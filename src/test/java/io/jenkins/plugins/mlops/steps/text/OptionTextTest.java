package io.jenkins.plugins.mlops.steps.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionTextTest {
    @Test
    void aStringIsSplitAndAListIsNot() {
        assertEquals(List.of("a.csv", "b.csv", "c.csv"), OptionText.linesAndCommas("a.csv, b.csv\r\n c.csv \n"));
        assertEquals(
                List.of("with, comma.csv", "b.csv"), OptionText.linesAndCommas(List.of("with, comma.csv", " b.csv ")));
    }

    @Test
    void rulesKeepTheirCommas() {
        String rule = "ColumnValues \"x\" in [\"a\", \"b\"]";
        assertEquals(List.of(rule, "RowCount > 0"), OptionText.lines(rule + "\nRowCount > 0"));
    }

    @Test
    void nothingAndBlanksAreNothing() {
        assertEquals(List.of(), OptionText.lines(null));
        assertEquals(List.of(), OptionText.lines(" \n , \n".replace(",", "")));
        List<String> withNull = new ArrayList<>();
        withNull.add(null);
        assertEquals(List.of(), OptionText.linesAndCommas(withNull));
    }

    @Test
    void aMapBecomesAssignments() {
        Map<String, Object> splits = new LinkedHashMap<>();
        splits.put("train", List.of("a.csv", "b.csv"));
        splits.put("test", "c.csv");
        assertEquals(List.of("train=a.csv", "train=b.csv", "test=c.csv"), OptionText.assignments(splits));
        assertEquals(List.of("train=a.csv"), OptionText.assignments("train=a.csv"));
    }

    @Test
    void whatIsShownMakesTheSameListAgain() {
        assertNull(OptionText.shown(List.of()));
        assertEquals("a.csv", OptionText.shown(List.of("a.csv")));
        assertEquals(
                List.of("a, b.csv"),
                OptionText.shown(List.of("a, b.csv")),
                "one value with a comma has to stay a list");
        assertEquals(List.of("a", "b"), OptionText.shown(List.of("a", "b")));
    }

    @Test
    void numbersAndGroovyStringsAreText() {
        assertEquals(List.of("42"), OptionText.lines(42));
        assertEquals(List.of("built"), OptionText.lines(new StringBuilder("built")));
    }
}
