package io.jenkins.plugins.mlops.engine.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultBoundsTest {
    private static final ResultBounds SMALL =
            new ResultBounds(20, new ResultBounds.CheckBounds(3, 2, 2), 1, new ResultBounds.SectionBounds(3, 5, 30, 4));

    @Test
    void aSmallDocumentStaysAsItIs() {
        assertEquals(Documents.mixed(), ResultBounds.DEFAULT.apply(Documents.mixed()));
    }

    @Test
    void passedChecksGoFirstAndTheOrderStays() {
        List<Check> checks = new ArrayList<>(
                Collections.nCopies(4, Documents.check("p", Verdict.PASSED, "RowCount > 0", 1L, List.of())));
        checks.add(Documents.check("w", Verdict.WARNING, "RowCount > 1", 1L, List.of()));
        checks.add(Documents.check("f", Verdict.FAILED, "RowCount > 2", 1L, List.of()));
        ResultDocument bounded = SMALL.apply(Documents.document(Verdict.FAILED, checks));
        assertEquals(
                List.of("p", "w", "f"), bounded.checks().stream().map(Check::id).toList());
        assertTrue(
                bounded.cut().contains("3 of 6 checks are left out, passed ones first"),
                bounded.cut().toString());
    }

    @Test
    void textsAreCutBetweenCharacters() {
        Section section = new Section("x", "a".repeat(18) + "\uD83D\uDE00 and more", Map.of());
        ResultDocument bounded = SMALL.apply(Documents.document(Verdict.PASSED, List.of(), section));
        assertEquals("a".repeat(18) + "\u2026", bounded.sections().get(0).title());
        assertTrue(
                bounded.cut().stream().anyMatch(note -> note.endsWith("texts are cut to 20 characters")),
                bounded.cut().toString());
    }

    @Test
    void listsDepthAndBudgetOfSectionsAreBounded() {
        Section wide = new Section("x", "Wide", Map.of("list", new double[12]));
        Section deep = new Section("x", "Deep", Map.of("a", Map.of("b", Map.of("c", Map.of("d", Map.of("e", 1))))));
        Section full = new Section("x", "Full", Map.of("list", new double[40], "b", 1));
        ResultDocument bounded = SMALL.apply(Documents.document(Verdict.PASSED, List.of(), wide, deep, full));
        assertEquals(5, ((double[]) bounded.sections().get(0).data().get("list")).length);
        assertTrue(
                bounded.cut().contains("1 lists of section \"Wide\" are cut to 5 entries"),
                bounded.cut().toString());
        assertTrue(
                bounded.cut().contains("the data of section \"Deep\" is cut below level 4"),
                bounded.cut().toString());
        assertTrue(
                bounded.cut().contains("the data of section \"Full\" is cut: the document is full"),
                bounded.cut().toString());
    }

    @Test
    void examplesAreBoundedAndCounted() {
        List<Example> rows = Collections.nCopies(9, Documents.example("f", 1, "a", 1L));
        ResultDocument bounded = SMALL.apply(Documents.document(
                Verdict.FAILED, List.of(Documents.check("f", Verdict.FAILED, "RowCount > 2", 1L, rows))));
        assertEquals(2, bounded.checks().get(0).examples().size());
        assertTrue(
                bounded.cut().contains("7 examples of failing rows are left out"),
                bounded.cut().toString());
    }

    @Test
    void aMetricThatIsNoNumberIsToldNotKept() {
        ResultDocument plain = Documents.mixed();
        ResultDocument document = new ResultDocument(
                new ResultDocument.Conclusion(plain.step(), plain.verdict(), plain.message(), plain.created()),
                plain.subject(),
                new ResultDocument.Findings(plain.checks(), Map.of("auc", Double.NaN), plain.sections()),
                plain.environment(),
                Origin.NONE,
                plain.cut());
        ResultDocument bounded = ResultBounds.DEFAULT.apply(document);
        assertEquals(Map.of(), bounded.metrics());
        assertEquals(List.of("metric \"auc\" is left out: its value is NaN"), bounded.cut());
        assertSame(Verdict.FAILED, bounded.verdict());
    }
}
