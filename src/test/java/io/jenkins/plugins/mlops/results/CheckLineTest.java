package io.jenkins.plugins.mlops.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.localizer.LocaleProvider;

class CheckLineTest {
    private final LocaleProvider provider = LocaleProvider.getProvider();
    private Locale language = Locale.ENGLISH;

    @BeforeEach
    void readersHaveALanguage() {
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return language;
            }
        });
    }

    @AfterEach
    void asBefore() {
        LocaleProvider.setProvider(provider);
    }

    private static CheckSummary summary(Map<String, Double> metrics, BrokenCheck... broken) {
        return Checks.summary(
                "data",
                "t",
                new EngineResult(
                        broken.length == 0 ? Verdict.PASSED : Verdict.FAILED,
                        broken.length + " of 9 checks failed",
                        List.of(broken),
                        Map.of(Verdict.FAILED, broken.length, Verdict.PASSED, 9 - broken.length),
                        metrics,
                        null,
                        null));
    }

    private static CheckPoint before(Map<String, Object> metrics) {
        return new CheckPoint(7, "data", "data", "validateData", CheckVerdict.PASSED, 0, Map.of("metrics", metrics));
    }

    private static String metric(Map<String, Double> metrics, CheckPoint before) {
        return new CheckLine(summary(metrics), before).getMetric();
    }

    @Test
    void theSentenceThatMattersComesFirst() {
        BrokenCheck worst = new BrokenCheck("IsComplete \"age\"", "FAILED  ...", "in 1 of 3 rows \"age\" is missing");
        BrokenCheck other = new BrokenCheck("RowCount > 9", "FAILED  ...", "there are 3 rows");
        assertEquals("in 1 of 3 rows \"age\" is missing", new CheckLine(summary(Map.of(), worst), null).getHeadline());
        assertEquals(
                "in 1 of 3 rows \"age\" is missing; 1 more",
                new CheckLine(summary(Map.of(), worst, other), null).getHeadline());
        assertEquals("0 of 9 checks failed", new CheckLine(summary(Map.of()), null).getHeadline());
    }

    @Test
    void aCheckOfAnEarlierVersionHasItsMessage() {
        BrokenCheck old = new BrokenCheck("RowCount > 9", "FAILED  RowCount > 9: 3", null);
        assertEquals("1 of 9 checks failed: RowCount > 9", new CheckLine(summary(Map.of(), old), null).getHeadline());
    }

    @Test
    void theKeyMetricIsTheOneAskedForFirst() {
        assertEquals("AUC 0.7045", metric(Map.of("rows", 4150.0, "accuracy", 0.8, "auc", 0.70446), null));
        assertEquals("drifted columns 2", metric(Map.of("rows", 10.0, "auc", 0.7, "driftedColumns", 2.0), null));
        assertEquals("rows 12,611", metric(Map.of("rows", 12611.0, "other", 1.0), null));
        assertEquals("", metric(Map.of("other", 1.0), null));
    }

    @Test
    void itsChangeIsAgainstTheEarlierBuild() {
        assertEquals("AUC 0.72 (+0.02 since #7)", metric(Map.of("auc", 0.72), before(Map.of("auc", 0.7))));
        assertEquals("rows 900 (-1,100 since #7)", metric(Map.of("rows", 900.0), before(Map.of("rows", 2000L))));
        assertEquals("rows 900 (as in #7)", metric(Map.of("rows", 900.0), before(Map.of("rows", 900))));
        assertEquals("rows 900", metric(Map.of("rows", 900.0), before(Map.of("auc", 0.7))));
        assertEquals("rows 900", metric(Map.of("rows", 900.0), before(Map.of("rows", "many"))));
    }

    @Test
    void numbersAndWordsAreOfTheReadersLanguage() {
        language = Locale.GERMAN;
        assertEquals("AUC 0,72", metric(Map.of("auc", 0.72), null));
        assertEquals("Zeilen 900 (-1.100 seit #7)", metric(Map.of("rows", 900.0), before(Map.of("rows", 2000L))));
        language = Locale.FRENCH;
        assertEquals("rows 900", metric(Map.of("rows", 900.0), null));
    }
}
