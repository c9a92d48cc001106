package io.jenkins.plugins.mlops.engine.explain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.fairness.FairnessOptions;
import io.jenkins.plugins.mlops.engine.fairness.FairnessSection;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Performance;
import io.jenkins.plugins.mlops.engine.performance.PerformanceSections;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.slices.Categories;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import io.jenkins.plugins.mlops.engine.slices.SliceOptions;
import io.jenkins.plugins.mlops.engine.slices.SliceSection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shapes that docs/result-format.md promises to the report. */
class SectionsTest {
    private static MeasuredFacts facts() {
        int[] labels = new int[200];
        double[] scores = new double[200];
        String[] sex = new String[200];
        Arrays.setAll(labels, i -> i % 3 == 0 ? 1 : 0);
        Arrays.setAll(scores, i -> (i * 7 % 20) / 20.0);
        Arrays.setAll(sex, i -> i < 80 ? "F" : i < 190 ? "M" : null);
        Map<String, Grouping> groupings = Map.of("sex", Categories.of("sex", sex, 5));
        return new MeasuredFacts(
                BinaryPredictions.scored("y", "no", "yes", labels, scores, 0.5),
                Set.of("sex", "y"),
                groupings,
                Map.of(),
                null,
                FairnessOptions.USUAL,
                SliceOptions.USUAL);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> data, String key) {
        return (List<Map<String, Object>>) data.get(key);
    }

    private static Map<String, Object> data(List<Section> sections, String type) {
        return sections.stream()
                .filter(section -> section.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data();
    }

    @Test
    void performance() {
        MeasuredFacts facts = facts();
        List<Check> checks =
                new RuleEvaluator(facts, RuleDecisions.USUAL).checks(ExplainGrammar.document("Auc >= 0.9", "r"));
        List<Section> sections = new PerformanceSections(facts.performance(), checks, Map.of("auc", 0.7)).all();
        assertEquals(
                List.of("performance", "roc", "precision-recall", "calibration", "confusion"),
                sections.stream().map(Section::type).toList());
        Map<String, Object> auc = list(data(sections, "performance"), "metrics").get(0);
        assertEquals(
                Set.of("name", "key", "value", "low", "high", "method", "better", "limit", "verdict", "champion"),
                auc.keySet());
        assertEquals(">= 0.9", auc.get("limit"));
        assertEquals("FAILED", auc.get("verdict"));
        assertEquals(0.7, auc.get("champion"));
        assertFalse(list(data(sections, "performance"), "metrics").get(1).containsKey("limit"));
        Map<String, Object> roc = list(data(sections, "roc"), "curves").get(0);
        double[] fpr = (double[]) roc.get("fpr");
        assertEquals(0, fpr[0]);
        assertEquals(1, fpr[fpr.length - 1]);
        assertEquals(
                67 / 200.0,
                list(data(sections, "precision-recall"), "curves").get(0).get("base"));
        Map<String, Object> bin = list(
                        list(data(sections, "calibration"), "curves").get(0), "bins")
                .get(0);
        assertEquals(Set.of("predicted", "observed", "low", "high", "rows"), bin.keySet());
        assertEquals(List.of("no", "yes"), data(sections, "confusion").get("classes"));
        assertEquals(0.5, data(sections, "confusion").get("threshold"));
        assertEquals(
                facts.performance().metrics().size(),
                PerformanceSections.trend(facts.performance()).size());
    }

    @Test
    void aRegressionHasNoCurves() {
        Performance performance =
                Performance.of(RegressionPredictions.of("y", new double[] {0, 2, 3}, new double[] {1, 2, 3}), 0.95);
        List<Section> sections = new PerformanceSections(performance, List.of(), Map.of()).all();
        assertEquals(1, sections.size());
        assertEquals(
                List.of("MAPE has no value: \"y\" is 0 in 1 row"),
                sections.get(0).data().get("notes"));
        assertEquals(
                Set.of("rmse", "mae", "r2"),
                PerformanceSections.trend(performance).keySet());
    }

    @Test
    void aLargeMatrixIsBounded() {
        int size = 40;
        int[] labels = IntStream.range(0, 4000).map(i -> i % size).toArray();
        List<String> names = IntStream.range(0, size).mapToObj(k -> "c" + k).toList();
        Performance performance = Performance.of(MulticlassPredictions.decided("y", names, labels, labels), 0.95);
        Map<String, Object> data = data(new PerformanceSections(performance, List.of(), Map.of()).all(), "confusion");
        List<?> matrix = (List<?>) data.get("matrix");
        assertEquals(30, matrix.size());
        assertEquals(11 * 100L, ((List<?>) matrix.get(29)).get(29));
        assertEquals(List.of("the 29 largest of 40 classes are shown each"), data.get("notes"));
    }

    @Test
    void slices() {
        Map<String, Object> data =
                SliceSection.of(facts().slices(List.of("sex"))).data();
        assertEquals("accuracy", data.get("metric"));
        assertEquals("higher", data.get("better"));
        Map<String, Object> slice = list(data, "slices").get(0);
        assertEquals(Set.of("slice", "rows", "value", "low", "high", "rest", "difference", "p", "q"), slice.keySet());
        assertEquals(List.of("1 slice has fewer than 30 rows and is not judged"), data.get("notes"));
    }

    @Test
    void fairness() {
        MeasuredFacts facts = facts();
        List<Check> checks = new RuleEvaluator(facts, RuleDecisions.USUAL)
                .checks(ExplainGrammar.document("DemographicParityDifference \"sex\" <= 0.5", "r"));
        Section section = FairnessSection.of(List.of(facts.fairness(List.of("sex"))), checks);
        Map<String, Object> column = list(section.data(), "columns").get(0);
        assertEquals("sex", column.get("column"));
        List<Map<String, Object>> groups = list(column, "groups");
        assertEquals(
                List.of("M", "F", "(missing)"),
                groups.stream().map(group -> group.get("group")).toList());
        assertEquals("fewer than 30 rows", groups.get(2).get("why"));
        assertTrue(((Map<?, ?>) groups.get(0).get("rates")).containsKey("true positive rate"));
        Map<String, Object> metric = list(column, "metrics").get(0);
        assertEquals("demographic_parity_difference", metric.get("name"));
        assertEquals("<= 0.5", metric.get("limit"));
        assertEquals("PASSED", metric.get("verdict"));
        assertFalse(list(column, "metrics").get(1).containsKey("verdict"));
    }
}
