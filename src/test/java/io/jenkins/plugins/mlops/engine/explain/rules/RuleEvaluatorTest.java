package io.jenkins.plugins.mlops.engine.explain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.fairness.FairnessMetric;
import io.jenkins.plugins.mlops.engine.fairness.FairnessOptions;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.slices.Categories;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import io.jenkins.plugins.mlops.engine.slices.SliceOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleEvaluatorTest {
    private static final int ROWS = 800;
    private static final Set<String> COLUMNS = Set.of("sex", "site", "age", "zip", "income", "id", "y");
    private static final Map<String, Double> SHARES = Map.of("income", 0.6, "age", 0.3, "zip", 0.1);
    private static final String NINETY = "accuracy is 0.9 (95 % interval 0.8773 to 0.9189, Wilson); expected ";

    /** Women are selected in 30 of 100 rows, men in 40 of 100; site 3 has 20 rows only; every tenth decision is wrong, always a man's. */
    private static ModelFacts binary(Map<String, Double> shares, Map<String, Double> champion) {
        int[] labels = new int[ROWS];
        double[] scores = new double[ROWS];
        Arrays.setAll(scores, i -> (i / 2 % 100 < (i % 2 == 0 ? 30 : 40) ? 0.55 : 0.05) + (i % 37) * 0.01);
        Arrays.setAll(labels, i -> (scores[i] >= 0.5 ? 1 : 0) ^ (i % 10 == 7 ? 1 : 0));
        return facts(BinaryPredictions.scored("y", "no", "yes", labels, scores, 0.5), shares, champion);
    }

    private static MeasuredFacts facts(
            Predictions predictions, Map<String, Double> shares, Map<String, Double> champion) {
        String[] sex = new String[ROWS];
        String[] site = new String[ROWS];
        Arrays.setAll(sex, i -> i % 2 == 0 ? "F" : "M");
        Arrays.setAll(site, i -> i < 20 ? "3" : i < 400 ? "2" : "1");
        Map<String, Grouping> groupings = new LinkedHashMap<>();
        groupings.put("sex", Categories.of("sex", sex, 20));
        groupings.put("site", Categories.of("site", site, 20));
        return new MeasuredFacts(
                predictions, COLUMNS, groupings, shares, champion, FairnessOptions.USUAL, SliceOptions.USUAL);
    }

    private static Check check(String rule, ModelFacts facts, RuleDecisions judging) {
        return new RuleEvaluator(facts, judging)
                .checks(List.of(ExplainGrammar.rule(rule, new Source("r", 1, 1))))
                .get(0);
    }

    private static Check check(String rule, ModelFacts facts) {
        return check(rule, facts, RuleDecisions.USUAL);
    }

    private static Check check(String rule) {
        return check(rule, binary(SHARES, null), RuleDecisions.USUAL);
    }

    private static void assertCheck(Verdict verdict, String message, Check check) {
        assertEquals(message, check.message());
        assertEquals(verdict, check.verdict());
    }

    @Test
    void performance() {
        Check held = check("Accuracy >= 0.85");
        assertCheck(Verdict.PASSED, NINETY + "at least 0.85", held);
        assertEquals(0.9, held.observed());
        assertEquals(">= 0.85", held.expected());
        assertEquals("performance", held.dimension());
        assertEquals("accuracy", held.id());
        assertNull(held.column());
        assertCheck(Verdict.FAILED, NINETY + "greater than 0.9", check("Accuracy > 0.9"));
        assertCheck(Verdict.WARNING, NINETY + "greater than 0.95", check("Accuracy > 0.95 : warning"));
        RuleDecisions strict = new RuleDecisions(DecideBy.INTERVAL, DecideBy.INTERVAL, DecideBy.INTERVAL);
        assertCheck(
                Verdict.INCONCLUSIVE,
                NINETY + "at least 0.88, which this interval cannot decide",
                check("Accuracy >= 0.88", binary(SHARES, null), strict));
    }

    @Test
    void measuresOfAnotherTask() {
        assertCheck(
                Verdict.FAILED,
                "Rmse is not defined for two-class classification (\"y\"); there are Auc, PrAuc, LogLoss, Brier, "
                        + "CalibrationError, Accuracy, BalancedAccuracy, Precision, Recall, F1, Specificity, Mcc",
                check("Rmse <= 2"));
        ModelFacts numbers = facts(RegressionPredictions.of("y", new double[ROWS], new double[ROWS]), Map.of(), null);
        assertCheck(
                Verdict.FAILED,
                "Auc is not defined for regression (\"y\"); there are Rmse, Mae, R2, Mape",
                check("Auc >= 0.7", numbers));
        assertCheck(
                Verdict.FAILED,
                "DemographicParityRatio is not defined for regression (\"y\"); there are MaeDifference, MaeRatio",
                check("DemographicParityRatio \"sex\" >= 0.8", numbers));
        assertCheck(
                Verdict.FAILED,
                "WorstSliceAccuracy is not defined for regression (\"y\"); there are WorstSliceMae",
                check("WorstSliceAccuracy \"sex\" >= 0.8", numbers));
        assertCheck(
                Verdict.INCONCLUSIVE, "R2 has no value: \"y\" is the same in all rows", check("R2 >= 0.7", numbers));
    }

    @Test
    void severalClasses() {
        int[] classes = new int[ROWS];
        Arrays.setAll(classes, i -> i % 3);
        ModelFacts multi =
                facts(MulticlassPredictions.decided("y", List.of("a", "b", "c"), classes, classes), Map.of(), null);
        assertCheck(
                Verdict.FAILED,
                "EqualOpportunityRatio is not defined for multi-class classification (\"y\"); there are "
                        + "AccuracyDifference, AccuracyRatio; --positive names the class to compare against all others",
                check("EqualOpportunityRatio \"sex\" >= 0.8", multi));
        assertEquals(
                Verdict.PASSED, check("AccuracyRatio \"sex\" >= 0.8", multi).verdict());
    }

    @Test
    void fairnessByTheWholeInterval() {
        // 120 of 400 against 160 of 400; limits by Donner and Zou's printed formula.
        Check undecided = check("DemographicParityRatio \"sex\" >= 0.8");
        assertCheck(
                Verdict.INCONCLUSIVE,
                "demographic parity ratio by \"sex\" is 0.75 (95 % interval 0.619 to 0.9078, MOVER ratio of Wilson "
                        + "limits), selection rate lowest in \"F\" and highest in \"M\"; expected at least 0.8, which this interval cannot decide",
                undecided);
        assertEquals("sex", undecided.column());
        assertEquals("fairness", undecided.dimension());
        assertEquals("demographicparityratio-sex", undecided.id());
        assertEquals(
                Verdict.PASSED, check("DemographicParityRatio \"sex\" >= 0.6").verdict());
        assertEquals(
                Verdict.FAILED, check("DemographicParityRatio \"sex\" >= 0.95").verdict());
        RuleDecisions points =
                new RuleDecisions(DecideBy.POINT_ESTIMATE, DecideBy.POINT_ESTIMATE, DecideBy.POINT_ESTIMATE);
        assertEquals(
                Verdict.FAILED,
                check("DemographicParityRatio \"sex\" >= 0.8", binary(SHARES, null), points)
                        .verdict());
    }

    @Test
    void fairnessOfIntersectionsAndSmallGroups() {
        Check check = check("DemographicParityDifference \"sex\" \"site\" <= 0.5");
        assertEquals("sex, site", check.column());
        assertEquals(Verdict.PASSED, check.verdict(), check.message());
        assertTrue(check.message().startsWith("demographic parity difference by \"sex & site\" is "), check.message());
        assertTrue(
                check.message()
                        .endsWith("; 2 groups of \"sex & site\" with fewer than 30 rows are shown but not judged"),
                check.message());
    }

    @Test
    void unknownColumns() {
        assertCheck(
                Verdict.FAILED,
                "unknown column \"sexx\"; did you mean \"sex\"?",
                check("EqualizedOddsDifference \"sexx\" <= 0.1"));
        assertCheck(Verdict.FAILED, "rows were not grouped by \"age\"", check("WorstSliceAccuracy \"age\" >= 0.6"));
        assertCheck(
                Verdict.FAILED,
                "unknown feature \"zipp\"; did you mean \"zip\"?",
                check("ImportanceShare \"zipp\" <= 0.05"));
        assertCheck(
                Verdict.FAILED,
                "unknown feature \"incom\"; did you mean \"income\"?",
                check("TopFeatures excludes [\"incom\"]"));
    }

    @Test
    void worstSlices() {
        Check held = check("WorstSliceAccuracy \"site\" >= 0.85");
        assertEquals(Verdict.PASSED, held.verdict());
        assertTrue(
                held.message()
                        .startsWith("accuracy is worst in the slice site = 1 (400 rows) of 2: 0.9 (95 % interval 0."),
                held.message());
        assertTrue(held.message().contains("Bonferroni over 2 slices"), held.message());
        assertTrue(held.message().endsWith("; 1 with fewer than 30 rows not judged"), held.message());
        assertEquals(
                Verdict.FAILED,
                check("WorstSliceAccuracy \"site\" \"sex\" >= 0.85").verdict(),
                "all errors are among men");
        assertEquals(Verdict.PASSED, check("WorstSliceRecall \"site\" >= 0.5").verdict());
        assertEquals(Verdict.PASSED, check("WorstSliceAuc \"site\" >= 0.5").verdict());
    }

    @Test
    void tooFewRowsToJudge() {
        ModelFacts few = new MeasuredFacts(
                BinaryPredictions.decided("y", "no", "yes", new int[] {0, 1}, new int[] {0, 1}),
                COLUMNS,
                Map.of("sex", Categories.of("sex", new String[] {"F", "M"}, 5)),
                Map.of(),
                null,
                FairnessOptions.USUAL,
                SliceOptions.USUAL);
        assertCheck(
                Verdict.INCONCLUSIVE,
                "no slice by \"sex\" has 30 rows, other rows beside it and a value of accuracy",
                check("WorstSliceAccuracy \"sex\" >= 0.5", few));
        assertCheck(
                Verdict.INCONCLUSIVE,
                "accuracy ratio by \"sex\" has no value; no group is large enough to be judged; "
                        + "2 groups of \"sex\" with fewer than 30 rows are shown but not judged",
                check("AccuracyRatio \"sex\" >= 0.5", few));
    }

    @Test
    void shares() {
        assertCheck(
                Verdict.FAILED,
                "\"zip\" has a share of 0.1 in the attributions; expected at most 0.05",
                check("ImportanceShare \"zip\" <= 0.05"));
        assertCheck(
                Verdict.PASSED,
                "\"id\" is not a feature of the model, its share of the attributions is 0; expected at most 0.05",
                check("ImportanceShare \"id\" <= 0.05"));
        assertCheck(
                Verdict.FAILED,
                "\"income\" has the largest share of the attributions, 0.6; expected at most 0.5; does it tell the target?",
                check("LeakageShare <= 0.5"));
        assertCheck(
                Verdict.INCONCLUSIVE,
                "no attributions were computed, so no feature has a share",
                check("LeakageShare <= 0.5", binary(Map.of(), null)));
    }

    @Test
    void topFeatures() {
        assertCheck(
                Verdict.PASSED,
                "the top 3 features are \"income\", \"age\", \"zip\"",
                check("TopFeatures excludes [\"id\"]"));
        assertCheck(
                Verdict.FAILED,
                "\"zip\" is among the top 3 features, \"income\", \"age\", \"zip\"",
                check("TopFeatures excludes [\"id\", \"zip\"]"));
        assertCheck(
                Verdict.PASSED,
                "the top 2 features are \"income\", \"age\"",
                check("TopFeatures \"2\" excludes [\"zip\"]"));
        assertCheck(
                Verdict.FAILED,
                "\"zip\", \"id\" are not among the top 2 features, \"income\", \"age\"",
                check("TopFeatures 2 includes [\"zip\", \"income\", \"id\"]"));
    }

    @Test
    void stability() {
        Map<String, Double> champion = Map.of("income", 0.5, "age", 0.3, "debt", 0.2);
        ModelFacts facts = binary(SHARES, champion);
        // income, age, zip, debt: 0.6 0.3 0.1 0 against 0.5 0.3 0 0.2, so ranks 4 3 2 1 against 4 3 1 2: 1 - 6 * 2 / (4
        // * 15) = 0.8.
        assertCheck(
                Verdict.PASSED,
                "the rank correlation of the features' shares with the champion's is 0.8; expected at least 0.8"
                        + "; features not in the champion: \"zip\"; features only in the champion: \"debt\"",
                check("StabilityRankCorrelation >= 0.8", facts));
        Check shift = check("AttributionShift <= 0.1", facts);
        assertEquals(Verdict.FAILED, shift.verdict());
        assertEquals(0.2, (Double) shift.observed(), 1e-12);
        assertCheck(
                Verdict.INCONCLUSIVE,
                "there is no champion whose attributions could be compared with",
                check("StabilityRankCorrelation >= 0.8"));
        assertCheck(
                Verdict.INCONCLUSIVE,
                "all features have the same share, so their ranks cannot be compared with the champion's",
                check(
                        "StabilityRankCorrelation >= 0.8",
                        binary(Map.of("a", 0.5, "b", 0.5), Map.of("a", 0.7, "b", 0.3))));
    }

    @Test
    void tiedRanks() {
        Map<String, Double> a = Map.of("p", 0.4, "q", 0.4, "r", 0.2);
        Map<String, Double> b = Map.of("p", 0.5, "q", 0.3, "r", 0.2);
        // Ranks 2.5 2.5 1 against 3 2 1; Pearson's correlation of these.
        assertEquals(1.5 / Math.sqrt(1.5 * 2), Ranking.correlation(a, b), 1e-12);
    }

    @Test
    void joinedRules() {
        Check both = check("(Accuracy >= 0.85) and (LeakageShare <= 0.5)");
        assertEquals("and", both.type());
        assertEquals(Verdict.FAILED, both.verdict());
        assertTrue(both.message().startsWith("\"income\" has the largest share"), both.message());
        assertEquals(
                Verdict.PASSED,
                check("(Accuracy >= 0.85) or (LeakageShare <= 0.5)").verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                check("(Accuracy >= 0.85) and (StabilityRankCorrelation > 0.5)").verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                check("(Accuracy >= 0.95) or (StabilityRankCorrelation > 0.5)").verdict());
        assertEquals(
                Verdict.WARNING,
                check("(Accuracy >= 0.95) or (LeakageShare <= 0.5) : warning").verdict());
    }

    @Test
    void checksHaveDifferentNames() {
        List<Rule> rules = ExplainGrammar.document("Auc > 0.5, Auc > 0.6, AccuracyRatio \"sex\" > 0.5", "r");
        List<Check> checks = new RuleEvaluator(binary(SHARES, null), RuleDecisions.USUAL).checks(rules);
        assertEquals(
                List.of("auc", "auc-2", "accuracyratio-sex"),
                checks.stream().map(Check::id).toList());
        assertEquals("r:1:1", checks.get(0).source().toString());
    }

    /** Words that would promise more than a measurement. */
    @Test
    void noVerdictInWordsOfLaw() {
        int measures = 0;
        for (FairnessMetric metric : FairnessMetric.values()) {
            if (metric.suits(Task.BINARY)) {
                String message = check(metric.rule() + " \"sex\" " + (metric.ratio() ? ">=" : "<=") + " 0.1")
                        .message();
                assertFalse(
                        message.matches("(?is).*\\b(un)?(fair|fairly|compliant|compliance|lawful|legal)\\b.*"),
                        message);
                measures++;
            }
        }
        assertEquals(16, measures);
    }
}
