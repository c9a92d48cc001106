package io.jenkins.plugins.mlops.engine.slices;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {
    @Test
    void categoriesByTheirRows() {
        Grouping grouping = Categories.of("c", new String[] {"b", "a", null, "a", "c", "b", "a"}, 10);
        assertEquals(List.of("a", "b", "c", "(missing)"), grouping.groups());
        assertEquals(List.of("c = a", "c = b", "c = c", "c = (missing)"), grouping.labels());
        assertArrayEquals(new int[] {1, 0, 3, 0, 2, 1, 0}, grouping.codes());
        assertArrayEquals(new int[] {3, 2, 1, 1}, grouping.support());
        assertArrayEquals(new int[] {1, 3, 6}, grouping.rowsOf(0));
        assertTrue(grouping.notes().isEmpty());
    }

    @Test
    void aMillionCategoriesAreBounded() {
        String[] values = new String[1_000_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 500 ? "often" : "v" + i;
        }
        Grouping grouping = Categories.of("id", values, 20);
        assertEquals(21, grouping.groups().size());
        assertEquals("often", grouping.groups().get(0));
        assertEquals("(other)", grouping.groups().get(20));
        assertEquals(500, grouping.support()[0]);
        assertEquals(1_000_000 - 500 - 19, grouping.support()[20]);
        assertTrue(grouping.mixed()[20]);
        assertFalse(grouping.mixed()[19]);
        assertEquals(
                List.of(
                        "\"id\" has 999501 different values; the 20 most frequent are groups of their own, the others are together in \"(other)\""),
                grouping.notes());
    }

    @Test
    void oneValueTooManyIsNoOther() {
        assertEquals(
                List.of("a", "b", "c"),
                Categories.of("c", new String[] {"a", "b", "c"}, 2).groups());
    }

    @Test
    void aValueCalledMissing() {
        Grouping grouping = Categories.of("c", new String[] {"(missing)", null, "(missing)"}, 5);
        assertEquals(List.of("(missing)", "(missing)'"), grouping.groups());
        assertArrayEquals(new int[] {0, 1, 0}, grouping.codes());
    }

    @Test
    void codesWithUnusedNames() {
        Grouping grouping = Categories.of("c", new int[] {2, -1, 2}, List.of("x", "y", "z"), 5);
        assertEquals(List.of("z", "(missing)"), grouping.groups());
        assertArrayEquals(new int[] {0, 1, 0}, grouping.codes());
    }

    @Test
    void numbersAreCutAtQuantiles() {
        double[] values = new double[101];
        Arrays.setAll(values, i -> i == 50 ? Double.NaN : i * 0.5);
        Grouping grouping = Bins.of("n", values, 4);
        assertEquals(5, grouping.groups().size());
        assertEquals("n in [0, 12.5)", grouping.labels().get(0));
        assertEquals("n = (missing)", grouping.labels().get(4));
        assertArrayEquals(new int[] {25, 25, 25, 25, 1}, grouping.support());
        assertEquals(0, grouping.codes()[24]);
        assertEquals(1, grouping.codes()[25]); // 12.5 begins the second group
        assertEquals(3, grouping.codes()[100]);
    }

    @Test
    void tiesAndFewValuesMakeFewerGroups() {
        double[] tied = {1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, -0.0};
        Grouping grouping = Bins.of("n", tied, 4);
        assertEquals(12, Arrays.stream(grouping.support()).sum());
        assertTrue(Arrays.stream(grouping.support()).allMatch(rows -> rows > 0));
        Grouping few = Bins.of("n", new double[] {2, 0.5, 2, -0.0, 0.0}, 4);
        assertEquals(List.of("0", "0.5", "2"), few.groups());
        assertEquals(
                List.of("(missing)"), Bins.of("n", new double[] {Double.NaN}, 4).groups());
    }

    @Test
    void intersectionsKeepOtherAndMissingApart() {
        Grouping a = Categories.of("a", new String[] {"x", "x", "y", "z", null, "x"}, 1);
        Grouping b = Categories.of("b", new String[] {"1", "2", "1", "1", "1", "1"}, 5);
        Grouping both = Intersections.of(List.of(a, b), 10);
        assertEquals("a & b", both.name());
        assertEquals(List.of("(other) & 1", "x & 1", "(missing) & 1", "x & 2"), both.groups());
        assertEquals("a = x & b = 1", both.labels().get(1));
        assertArrayEquals(new boolean[] {true, false, false, false}, both.mixed());
        assertEquals(1, both.notes().size());
        assertEquals(
                List.of("(other) & 1", "x & 1", "(other)"),
                Intersections.of(List.of(a, b), 2).groups());
        Grouping three = Intersections.of(List.of(a, b, b), 10);
        assertEquals("a = x & b = 2 & b = 2", three.labels().get(3));
    }
}
