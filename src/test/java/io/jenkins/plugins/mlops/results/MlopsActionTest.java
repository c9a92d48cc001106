package io.jenkins.plugins.mlops.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.steps.TestRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlopsActionTest {
    private final MlopsAction action = new MlopsAction();

    @Test
    void idsAreOfTheLabelOrOfTheKindAndNeverTwice() {
        assertEquals("data", action.reserve(TestRequests.named(null), "a"));
        assertEquals("data-2", action.reserve(TestRequests.named(null), "b"));
        assertEquals("data", action.reserve(TestRequests.named(null), "a"), "the same step gets the same id");
        assertEquals("train-data", action.reserve(TestRequests.named("Train data"), "c"));
        assertEquals("train-data-2", action.reserve(TestRequests.named("train.data"), "d"));
        assertEquals(
                "data-3", action.reserve(TestRequests.named("\u00c4\u00d6"), "e"), "a label without plain letters");
    }

    @Test
    void idsOfStoredChecksAreTakenToo() {
        action.put(Checks.summary("data", "before the restart"));
        assertEquals("data-2", action.reserve(TestRequests.named(null), "new"));
    }

    @Test
    void everyIdIsFitForAUrl() {
        for (String name : List.of("x".repeat(64), "A - B", "1.2", "a_b", "z".repeat(60) + " y")) {
            assertTrue(CheckSummary.isId(action.reserve(TestRequests.named(name), name)), name);
        }
    }

    @Test
    void aStepThatStoresAgainReplacesItsCheck() {
        action.put(Checks.summary("data", "a"));
        List<CheckSummary> before = action.getChecks();
        action.put(Checks.summary("data", "a"));
        assertEquals(1, action.getChecks().size());
        assertEquals(1, before.size(), "a list that is being written does not change");
        assertEquals(Verdict.FAILED, action.getWorst());
        assertNull(new MlopsAction().getWorst());
    }

    @Test
    void theMessageNamesTheFirstBrokenRules() {
        CheckSummary check = Checks.summary(
                "data",
                "a",
                Checks.result(
                        "4 of 5 checks failed",
                        List.of(
                                new BrokenCheck(
                                        "CustomSql \"select ': '\" = 1", "FAILED  CustomSql \"select ': '\" = 1: 2"),
                                new BrokenCheck("B", "FAILED  B: b"),
                                new BrokenCheck("C", "WARNING  C: c"),
                                new BrokenCheck("D", "FAILED  D: d"))));
        assertEquals("4 of 5 checks failed: CustomSql \"select ': '\" = 1; B; C; \u2026", check.getMessage());
    }
}
