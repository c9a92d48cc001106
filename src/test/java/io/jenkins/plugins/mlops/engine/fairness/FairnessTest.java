package io.jenkins.plugins.mlops.engine.fairness;

import static io.jenkins.plugins.mlops.engine.performance.Fixtures.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.Fixtures;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Mover;
import io.jenkins.plugins.mlops.engine.slices.Categories;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import io.jenkins.plugins.mlops.engine.slices.Intersections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Fairlearn. */
class FairnessTest {
    /** Every group takes part, as in Fairlearn. */
    private static final FairnessOptions ALL = new FairnessOptions(1, 0.95);

    static Iterator<JsonNode> cases() {
        return Fixtures.read("fairness/fairness.json").elements();
    }

    private static BinaryPredictions predictions(JsonNode one) {
        return BinaryPredictions.decided(
                "y", "no", "yes", Fixtures.ints(one.get("labels")), Fixtures.ints(one.get("predictions")));
    }

    private static Grouping grouping(JsonNode one) {
        List<Grouping> parts = new ArrayList<>();
        one.get("columns")
                .properties()
                .forEach(column -> parts.add(Categories.of(
                        column.getKey(), Fixtures.strings(column.getValue()).toArray(String[]::new), 50)));
        return Intersections.of(parts, 100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void disparities(JsonNode one) {
        Fairness fairness = Fairness.of(predictions(one), grouping(one), ALL);
        assertEquals(one.get("values").size(), fairness.disparities().size());
        for (FairnessMetric metric : fairness.disparities().keySet()) {
            Disparity disparity = fairness.disparities().get(metric);
            JsonNode expected = one.get("values").get(metric.key());
            String what = one.get("name") + " " + metric.key();
            if (expected.isNull()) {
                assertFalse(disparity.defined(), what);
                assertFalse(disparity.notes().isEmpty(), what);
            } else {
                assertEquals(expected.doubleValue(), disparity.value(), SAME, what);
                assertTrue(
                        disparity.interval().low() <= disparity.value()
                                && disparity.value() <= disparity.interval().high(),
                        what);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rates(JsonNode one) {
        Fairness fairness = Fairness.of(predictions(one), grouping(one), ALL);
        assertEquals(one.get("groups").size(), fairness.groups().size());
        for (FairnessGroup group : fairness.groups()) {
            JsonNode expected = one.get("groups").get(group.name());
            assertEquals(expected.get("rows").longValue(), group.rows());
            group.rates()
                    .forEach((rate, estimate) -> assertEquals(
                            expected.get(rate.title()).doubleValue(),
                            estimate.value(),
                            SAME,
                            group.name() + " " + rate));
        }
    }

    @Test
    void withTwoGroupsTheIntervalIsNewcombes() {
        JsonNode one = cases().next();
        Fairness fairness = Fairness.of(predictions(one), grouping(one), ALL);
        Estimate[] rates = fairness.groups().stream()
                .map(g -> g.rates().get(GroupRate.SELECTION_RATE))
                .toArray(Estimate[]::new);
        Estimate difference = Mover.difference(rates[0], rates[1]);
        Disparity disparity = fairness.disparities().get(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE);
        assertEquals(Math.abs(difference.value()), disparity.value(), SAME);
        assertEquals(
                difference.low() > 0 ? difference.low() : Math.max(0, -difference.high()),
                disparity.interval().low(),
                SAME);
        assertEquals("Newcombe", disparity.interval().method());
        Disparity odds = fairness.disparities().get(FairnessMetric.EQUALIZED_ODDS_DIFFERENCE);
        assertEquals("Newcombe, Bonferroni over 2 comparisons", odds.interval().method());
    }

    @Test
    void impactRatiosAreOverTheMostSelectedGroup() {
        JsonNode one = cases().next();
        Fairness fairness = Fairness.of(predictions(one), grouping(one), ALL);
        double least = fairness.groups().stream()
                .mapToDouble(FairnessGroup::impactRatio)
                .min()
                .orElseThrow();
        assertEquals(
                fairness.disparities()
                        .get(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO)
                        .value(),
                least,
                SAME);
        assertEquals(
                1,
                fairness.groups().stream()
                        .mapToDouble(FairnessGroup::impactRatio)
                        .max()
                        .orElseThrow());
    }

    /** 40 rows of each group; the given numbers of them are selected; labels alternate. */
    private static Fairness selected(FairnessOptions options, int rows, int... selected) {
        int[] labels = new int[rows * selected.length];
        int[] predictions = new int[labels.length];
        String[] groups = new String[labels.length];
        for (int i = 0; i < labels.length; i++) {
            groups[i] = "g" + i / rows;
            labels[i] = i % 2;
            predictions[i] = i % rows < selected[i / rows] ? 1 : 0;
        }
        return Fairness.of(
                BinaryPredictions.decided("y", "no", "yes", labels, predictions),
                Categories.of("g", groups, 10),
                options);
    }

    @Test
    void smallGroupsAreShownButNotJudged() {
        int[] labels = new int[70];
        String[] groups = new String[70];
        Arrays.setAll(groups, i -> i < 35 ? "a" : i < 65 ? "b" : "few");
        Arrays.setAll(labels, i -> i % 2);
        int[] predictions = labels.clone();
        Arrays.fill(predictions, 65, 70, 0);
        Fairness fairness = Fairness.of(
                BinaryPredictions.decided("y", "no", "yes", labels, predictions),
                Categories.of("g", groups, 10),
                FairnessOptions.USUAL);
        assertEquals(3, fairness.groups().size());
        assertEquals("fewer than 30 rows", fairness.groups().get(2).why());
        assertTrue(
                fairness.disparities()
                                .get(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE)
                                .value()
                        < 0.1,
                "the small group selects nobody");
        assertEquals(List.of("1 group of \"g\" with fewer than 30 rows is shown but not judged"), fairness.notes());
    }

    @Test
    void nothingToCompare() {
        Fairness small = selected(FairnessOptions.USUAL, 10, 3, 4);
        assertEquals(
                List.of("no group is large enough to be judged"),
                small.disparities().get(FairnessMetric.ACCURACY_RATIO).notes());
        Fairness single = selected(FairnessOptions.USUAL, 40, 3);
        assertEquals(
                List.of("only one group, \"g0\", is large enough to be judged"),
                single.disparities().get(FairnessMetric.ACCURACY_RATIO).notes());
        Fairness nobody = selected(ALL, 40, 0, 0);
        Disparity ratio = nobody.disparities().get(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO);
        assertFalse(ratio.defined());
        assertNull(ratio.interval());
        assertEquals(List.of("the selection rate is 0 in every group, which has no ratio"), ratio.notes());
        assertEquals(
                0,
                nobody.disparities()
                        .get(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE)
                        .value());
        assertTrue(Double.isNaN(nobody.groups().get(0).impactRatio()));
    }

    @Test
    void aGroupWithoutARateIsLeftOutAndTold() {
        String[] groups = new String[90];
        Arrays.setAll(groups, i -> "g" + i / 30);
        int[] labels = new int[90];
        Arrays.setAll(labels, i -> i < 60 ? i % 2 : 0);
        Fairness fairness = Fairness.of(
                BinaryPredictions.decided("y", "no", "yes", labels, labels.clone()),
                Categories.of("g", groups, 10),
                ALL);
        Disparity opportunity = fairness.disparities().get(FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE);
        assertEquals(0, opportunity.value());
        assertEquals(List.of("\"g2\" has no positive rows and so no true positive rate"), opportunity.notes());
        assertFalse(fairness.groups().get(2).rates().containsKey(GroupRate.TRUE_POSITIVE_RATE));
    }

    @Test
    void equalizedOddsRatioWithoutFalsePositivesStaysOpenDownToZero() {
        JsonNode one = Fixtures.read("fairness/fairness.json").get(3);
        Disparity odds = Fairness.of(predictions(one), grouping(one), ALL)
                .disparities()
                .get(FairnessMetric.EQUALIZED_ODDS_RATIO);
        assertTrue(odds.defined());
        assertEquals(0, odds.interval().low());
        assertEquals(List.of("the false positive rate is 0 in every group, which has no ratio"), odds.notes());
    }

    @Test
    void moreGroupsWidenTheInterval() {
        double two = selected(ALL, 200, 100, 60)
                .disparities()
                .get(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE)
                .interval()
                .high();
        double four = selected(ALL, 200, 100, 60, 80, 80)
                .disparities()
                .get(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE)
                .interval()
                .high();
        assertTrue(four > two);
        assertEquals(
                0,
                selected(ALL, 200, 100, 100)
                        .disparities()
                        .get(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE)
                        .interval()
                        .low());
    }

    @Test
    void otherTasksHaveTheirOwnMeasures() {
        Grouping grouping = Categories.of("g", new String[] {"a", "a", "b", "b"}, 5);
        Fairness multi = Fairness.of(
                MulticlassPredictions.decided(
                        "y", List.of("p", "q", "r"), new int[] {0, 1, 2, 0}, new int[] {0, 1, 2, 1}),
                grouping,
                ALL);
        assertEquals(
                Set.of(FairnessMetric.ACCURACY_DIFFERENCE, FairnessMetric.ACCURACY_RATIO),
                multi.disparities().keySet());
        assertEquals(
                0.5, multi.disparities().get(FairnessMetric.ACCURACY_DIFFERENCE).value());
        Fairness number = Fairness.of(
                RegressionPredictions.of("y", new double[] {1, 2, 3, 4}, new double[] {2, 4, 3, 5}), grouping, ALL);
        assertEquals(
                Set.of(FairnessMetric.MAE_DIFFERENCE, FairnessMetric.MAE_RATIO),
                number.disparities().keySet());
        assertEquals(1, number.disparities().get(FairnessMetric.MAE_DIFFERENCE).value());
        assertEquals(1 / 3.0, number.disparities().get(FairnessMetric.MAE_RATIO).value(), SAME);
    }
}
