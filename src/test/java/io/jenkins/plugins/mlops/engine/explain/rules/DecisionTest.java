package io.jenkins.plugins.mlops.engine.explain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
    private static Condition condition(String text) {
        return ((Rule.Statement) ExplainGrammar.rule("Auc " + text, new Source("t", 1, 1))).condition();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 0.8 | 0.8 | 0.9 | HOLDS",
                ">= 0.8 | 0.7 | 0.79 | BROKEN",
                ">= 0.8 | 0.7 | 0.8 | UNDECIDED",
                ">= 0.8 | 0.75 | 0.85 | UNDECIDED",
                "> 0.8 | 0.81 | 0.9 | HOLDS",
                "> 0.8 | 0.8 | 0.9 | UNDECIDED",
                "> 0.8 | 0.7 | 0.8 | BROKEN",
                "<= 0.1 | 0 | 0.1 | HOLDS",
                "<= 0.1 | 0.1 | 0.2 | UNDECIDED",
                "<= 0.1 | 0.11 | 0.2 | BROKEN",
                "< 0.1 | 0 | 0.09 | HOLDS",
                "< 0.1 | 0 | 0.1 | UNDECIDED",
                "< 0.1 | 0.1 | 0.2 | BROKEN",
                "= 0.5 | 0.5 | 0.5 | HOLDS",
                "= 0.5 | 0.4 | 0.6 | UNDECIDED",
                "= 0.5 | 0.6 | 0.7 | BROKEN",
                "!= 0.5 | 0.5 | 0.5 | BROKEN",
                "!= 0.5 | 0.4 | 0.6 | UNDECIDED",
                "!= 0.5 | 0.6 | 0.7 | HOLDS",
                "between 0.2 and 0.8 | 0.3 | 0.7 | HOLDS",
                "between 0.2 and 0.8 | 0.2 | 0.7 | UNDECIDED",
                "between 0.2 and 0.8 | 0.8 | 0.9 | BROKEN",
                "not between 0.2 and 0.8 | 0.3 | 0.7 | BROKEN",
                "not between 0.2 and 0.8 | 0.1 | 0.7 | UNDECIDED",
                "not between 0.2 and 0.8 | 0.8 | 0.9 | HOLDS",
                "in [0.5, 0.6] | 0.6 | 0.6 | HOLDS",
                "in [0.5, 0.6] | 0.55 | 0.58 | BROKEN",
                "in [0.5, 0.6] | 0.55 | 0.7 | UNDECIDED",
                "not in [0.5, 0.6] | 0.6 | 0.6 | BROKEN",
                "not in [0.5, 0.6] | 0.51 | 0.58 | HOLDS"
            })
    void wholeIntervals(String condition, double low, double high, Finding.State expected) {
        Interval interval = new Interval(low, high, 0.95, "test");
        assertEquals(expected, Decision.of(condition(condition), (low + high) / 2, interval, DecideBy.INTERVAL));
    }

    @Test
    void pointEstimates() {
        Interval interval = new Interval(0.7, 0.9, 0.95, "test");
        assertEquals(Finding.State.HOLDS, Decision.of(condition(">= 0.8"), 0.8, interval, DecideBy.POINT_ESTIMATE));
        assertEquals(Finding.State.BROKEN, Decision.of(condition(">= 0.8"), 0.7999, interval, DecideBy.POINT_ESTIMATE));
        assertEquals(Finding.State.UNDECIDED, Decision.of(condition(">= 0.8"), 0.9, null, DecideBy.INTERVAL));
    }

    @Test
    void shownNumbersStayOnTheirSideOfTheLimit() {
        assertEquals("0.79998", FindingText.number(0.79998, condition(">= 0.8")));
        assertEquals("0.8124", FindingText.number(0.81236, condition(">= 0.8")));
        assertEquals("0.7999999999999999", FindingText.number(Math.nextDown(0.8), condition(">= 0.8")));
        assertEquals("0", FindingText.number(0));
        assertEquals("1.235E-9", FindingText.number(1.2346e-9));
        assertEquals("1235000", FindingText.number(1234567));
    }
}
