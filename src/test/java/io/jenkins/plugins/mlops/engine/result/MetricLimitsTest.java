package io.jenkins.plugins.mlops.engine.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricLimitsTest {
    private static final Map<String, Double> METRICS = Map.of("auc", 0.7, "rows", 10.0, "driftedColumns", 2.0);

    private static Check check(String rule, String type, String column, Object observed, String expected) {
        return new Check(
                new CheckedRule(rule, rule, type, null, column, null),
                Severity.ERROR,
                Verdict.PASSED,
                new Observation(observed, expected, ""),
                new FailingRows(null, null, List.of()));
    }

    private static Map<String, List<Double>> limits(Check... checks) {
        ResultDocument any = Documents.mixed();
        return MetricLimits.of(new ResultDocument(
                any.conclusion(),
                any.subject(),
                new ResultDocument.Findings(List.of(checks), METRICS, List.of()),
                any.environment(),
                any.build(),
                any.cut()));
    }

    @Test
    void aComparisonIsOneLimitAndARangeTwo() {
        assertEquals(Map.of("auc", List.of(0.6)), limits(check("Auc >= 0.6", "Auc", null, 0.7, ">= 0.6")));
        assertEquals(
                Map.of("rows", List.of(1.0, 1e6)),
                limits(check("RowCount between 1 and 1e6", "RowCount", null, 10L, "between 1 and 1e6")));
        assertEquals(
                Map.of("driftedColumns", List.of(0.0, 3.0)),
                limits(
                        check("DriftedColumns <= 3", "DriftedColumns", null, 2, "<= 3"),
                        check("DriftedColumns = 0 : warning", "DriftedColumns", null, 2, "= 0")),
                "two rules on one metric");
    }

    /** A history rule compares with what earlier builds had: the number stands in what was expected, not in the rule. */
    @Test
    void whatWasExpectedCountsAndNotHowTheRuleIsWritten() {
        assertEquals(
                Map.of("rows", List.of(8.5)),
                limits(check("RowCount >= avg(last(3)) - 1", "RowCount", null, 10L, ">= 8.5")));
    }

    @Test
    void whereItIsNotCertainThereIsNone() {
        assertEquals(
                Map.of(),
                limits(
                        check("Auc >= 0.6 where \"age > 3\"", "Auc", null, 0.7, ">= 0.6"),
                        check("Auc of \"site\" >= 0.6", "Auc", null, 0.7, ">= 0.6"),
                        check("Auc \"site\" >= 0.6", "Auc", "site", 0.7, ">= 0.6"),
                        check("Auc >= 0.6", "Auc", null, 0.71, ">= 0.6"),
                        check("Auc >= 0.6", "Auc", null, null, ">= 0.6"),
                        check("Auc != 0.6", "Auc", null, 0.7, "!= 0.6"),
                        check("Auc in [0.6, 0.7]", "Auc", null, 0.7, "in [0.6, 0.7]"),
                        check("Auc >= 60 %", "Auc", null, 0.7, ">= 60 %"),
                        check("Auc >= last", "Auc", null, 0.7, ">= last"),
                        check("Auc", "Auc", null, 0.7, ""),
                        check("Auc", "Auc", null, 0.7, null),
                        check("F1 >= 0.6", "F1", null, 0.7, ">= 0.6")));
    }
}
