package io.jenkins.plugins.mlops.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.steps.TestRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlopsActionTest {
    private final MlopsAction action = new MlopsAction();

    private String reserve(String label, String token) {
        return reserve(label, token, null);
    }

    private String reserve(String label, String token, Attempt attempt) {
        return action.reserve(TestRequests.named(label), token, new Place(attempt, List.of()))
                .id();
    }

    /** The place of a check in a round of a block that is done again. */
    private static Attempt round(int round, String... path) {
        return Attempt.of(List.of("10:" + round), List.of(path));
    }

    /** A step as it goes: it gets its name, and ends with a result or without. */
    private String made(String token, CheckVerdict verdict, Attempt attempt) {
        CheckRequest request = TestRequests.named(null);
        CheckName name = action.reserve(request, token, new Place(attempt, List.of()));
        action.put(
                verdict == CheckVerdict.FAILED
                        ? new CheckSummary(name, token, request, Checks.result("broken", List.of()), 0, null)
                        : new CheckSummary(name, token, request, verdict, "no file", 0));
        return name.id();
    }

    private List<String> stored() {
        return action.getChecks().stream()
                .map(check -> check.getId() + " " + check.getVerdict() + " of " + check.getFirstAttempt())
                .toList();
    }

    @Test
    void anAttemptWithoutAResultUsesUpNoName() {
        assertEquals("data", made("a", CheckVerdict.ERROR, round(11)));
        assertEquals("data", made("b", CheckVerdict.ABORTED, round(12)));
        assertEquals(List.of("data ABORTED of data"), stored(), "the newest attempt stands for all");
        assertEquals("data", made("c", CheckVerdict.FAILED, round(13)));
        assertEquals("data-2", made("d", CheckVerdict.ERROR, round(14)), "what was found stays to be seen");
        assertEquals("data-2", made("e", CheckVerdict.FAILED, round(15)));
        assertEquals(List.of("data FAILED of data", "data-2 FAILED of data"), stored());
        assertEquals("data-3", made("f", CheckVerdict.FAILED, round(16)));
        assertEquals("data-3 FAILED of data", stored().get(2));
    }

    @Test
    void onlyTheNewestAttemptCounts() {
        made("a", CheckVerdict.FAILED, round(11));
        assertEquals(CheckVerdict.FAILED, action.getWorst());
        CheckRequest request = TestRequests.named(null);
        CheckName again = action.reserve(request, "b", new Place(round(12), List.of()));
        assertEquals(CheckVerdict.FAILED, action.getWorst(), "what is at work has not mended it yet");
        action.put(new CheckSummary(again, "b", request, Checks.passed(), 0, null));
        made("c", CheckVerdict.FAILED, Attempt.of(List.of("20:21"), List.of()));
        assertEquals(
                List.of("data-3 data-3", "data-2 data", "data data (earlier attempt)"),
                action.getWorstFirst().stream()
                        .map(check -> check.getId() + " " + check.getTitle())
                        .toList());
        assertEquals(
                List.of("data-2", "data-3"),
                action.getNewestAttempts().stream().map(CheckSummary::getId).toList());
    }

    @Test
    void theBuildWaitsForTheLastAttempt() {
        made("a", CheckVerdict.FAILED, round(11));
        action.pend(new PendingWarning("data", "15", "10", true));
        assertFalse(action.settle("20"), "another block");
        CheckRequest request = TestRequests.named(null);
        CheckSummary mended = new CheckSummary(
                action.reserve(request, "b", new Place(round(12), List.of())), "b", request, Checks.passed(), 0, null);
        action.put(mended);
        assertEquals(List.of("15"), action.mended(mended));
        assertEquals(List.of(), action.mended(mended));
        assertFalse(action.settle("10"));

        made("c", CheckVerdict.FAILED, round(13));
        action.pend(new PendingWarning("data-3", "19", "10", true));
        assertTrue(action.settle("10"));
        assertFalse(action.settle("10"), "once");
        action.pend(new PendingWarning("data-3", "19", "10", false));
        assertFalse(action.settle("10"), "the stage alone");
    }

    @Test
    void onlyTheSameCheckMadeAgainTakesAName() {
        assertEquals("data", made("a", CheckVerdict.ERROR, null));
        assertEquals("data-2", made("b", CheckVerdict.FAILED, null), "two checks of a loop, or one after the other");
        assertEquals("data-3", made("c", CheckVerdict.ERROR, round(11, "left")));
        assertEquals("data-4", made("d", CheckVerdict.ERROR, round(11, "right")), "branches of one round");
        assertEquals("data-4", made("e", CheckVerdict.FAILED, round(12, "right")));
        assertEquals("data-3", made("f", CheckVerdict.FAILED, round(12, "left")));
        assertEquals(
                "data-5",
                made("g", CheckVerdict.FAILED, Attempt.of(List.of("20:21"), List.of("left"))),
                "another block");
        assertEquals("data-6", made("h", CheckVerdict.FAILED, round(13, "elsewhere")));
    }

    @Test
    void checksOfOneRoundBelongToThoseOfTheRoundBeforeInTheirOrder() {
        assertEquals("data", made("train", CheckVerdict.FAILED, round(11)));
        assertEquals("data-2", made("test", CheckVerdict.ERROR, round(11)));
        assertEquals("data-3", reserve(null, "train again", round(12)));
        assertEquals("data-2", reserve(null, "test again", round(12)), "also while the first is at work");
        assertEquals("data-4", reserve(null, "one more", round(12)));
    }

    @Test
    void whatEndedWithoutAResultGetsNoneLater() {
        made("a", CheckVerdict.ABORTED, null);
        assertFalse(action.put(Checks.summary("data", "a")), "a process that nobody waits for any more");
        assertEquals(List.of("data ABORTED of data"), stored());
        action.put(Checks.summary("other", "b"));
        CheckSummary late = new CheckSummary(
                CheckName.of("other"), "b", TestRequests.named(null), CheckVerdict.ERROR, "copies failed", 0);
        assertFalse(action.putUndecided(late), "a result stays a result");
        assertEquals("other FAILED of other", stored().get(1));
    }

    @Test
    void theWorstComesFirst() {
        for (CheckVerdict verdict : List.of(CheckVerdict.FAILED, CheckVerdict.ABORTED, CheckVerdict.ERROR)) {
            made(verdict.name(), verdict, null);
        }
        made("later", CheckVerdict.ERROR, null);
        assertEquals(
                List.of("data-3", "data-4", "data", "data-2"),
                action.getWorstFirst().stream().map(CheckSummary::getId).toList());
        assertEquals(CheckVerdict.ERROR, action.getWorst());
    }

    @Test
    void idsAreOfTheLabelOrOfTheKindAndNeverTwice() {
        assertEquals("data", reserve(null, "a"));
        assertEquals("data-2", reserve(null, "b"));
        assertEquals("data", reserve(null, "a"), "the same step gets the same id");
        assertEquals("train-data", reserve("Train data", "c"));
        assertEquals("train-data-2", reserve("train.data", "d"));
        assertEquals("data-3", reserve("\u00c4\u00d6", "e"), "a label without plain letters");
    }

    @Test
    void idsOfStoredChecksAreTakenToo() {
        action.put(Checks.summary("data", "before the restart"));
        assertEquals("data-2", reserve(null, "new"));
    }

    private String in(String token, String label, Place.Surrounding... around) {
        CheckName name = action.reserve(TestRequests.named(label), token, new Place(null, List.of(around)));
        action.put(new CheckSummary(name, token, TestRequests.named(label), Checks.passed(), 0, null));
        return name.id() + " | " + action.byId(name.id()).getTitle();
    }

    private static Place.Surrounding stage(String name) {
        return new Place.Surrounding(name, false);
    }

    private static Place.Surrounding branch(String name) {
        return new Place.Surrounding(name, true);
    }

    @Test
    void whatRunsBesideOthersIsNamedByItsBranch() {
        assertEquals("data | data", in("a", null, stage("Data")));
        assertEquals("data-checks-left | data (Checks / left)", in("b", null, stage("Checks"), branch("left")));
        assertEquals(
                "data-checks-right | data (Checks / right)",
                in("c", null, stage("Checks"), branch("right"), stage("right")),
                "a parallel stage is a branch and a stage");
        assertEquals(
                "data-checks-left-2 | data (Checks / left, 2)",
                in("d", null, stage("Checks"), branch("left")),
                "one after the other");
        String cell = "Matrix - OS = 'linux', ARCH = 'arm 64'";
        assertEquals(
                "data-linux-arm-64-test | data (OS = 'linux', ARCH = 'arm 64' / Test)",
                in("e", null, branch(cell), stage(cell), stage("Test")));
        assertEquals("both-left | Both (left)", in("f", "Both", stage("Checks"), branch("left")));
        assertEquals("both-right | Both (right)", in("g", "Both", stage("Checks"), branch("right")));
        assertEquals("right-side | Right side", in("h", "Right side", branch("right")), "the label tells it");
        assertEquals("bright-right | Bright (right)", in("i", "Bright", branch("right")), "in whole words");
        String other = in("j", null, branch("\u00c4\u00d6"));
        assertTrue(other.matches("data-[0-9a-f]{8} \\| data \\(\u00c4\u00d6\\)"), other);
    }

    @Test
    void longBranchesKeepTheirNames() {
        String first = in("a", null, branch("x".repeat(80) + "1"));
        String second = in("b", null, branch("x".repeat(80) + "2"));
        assertTrue(CheckSummary.isId(first.replaceFirst(" .*", "")), first);
        assertEquals(first, new MlopsActionTest().in("b", null, branch("x".repeat(80) + "1")), "in any order");
        assertFalse(first.equals(second), first);
        assertFalse(second.contains("-2 "), "by name and not by number: " + second);
    }

    private static List<String> found(NamedChecks named, String name) {
        return named.find(name).stream().map(CheckSummary::getId).toList();
    }

    @Test
    void aNameMeansTheNearest() {
        in("a", null, branch("left"));
        in("b", null, branch("right"));
        in("c", "Both", branch("left"));
        in("d", "Both", branch("right"), branch("deep"));
        List<CheckSummary> known = action.getChecks();
        assertEquals(List.of("data-left"), found(new NamedChecks(known, "left"), "data"));
        assertEquals(List.of("both-right-deep"), found(new NamedChecks(known, "right/deep"), "Both"));
        assertEquals(
                List.of("data-right"), found(new NamedChecks(known, "right/deep"), "data"), "of a branch around it");
        assertEquals(List.of("data-left", "data-right"), found(new NamedChecks(known), "data"), "nobody can tell");
        assertEquals(List.of("both-left", "both-right-deep"), found(new NamedChecks(known, "middle"), "both"));
        assertEquals(List.of("data-right"), found(new NamedChecks(known, "left"), "data-right"), "by its id");
        in("e", null);
        assertEquals(List.of("data"), found(new NamedChecks(action.getChecks()), "data"));
        assertEquals(List.of("data-left"), found(new NamedChecks(action.getChecks(), "left"), "data"));
    }

    @Test
    void aFolderHoldsTheCopiesOfOneCheck() {
        assertNull(action.claim("f", "data"));
        assertEquals("data", action.claim("f", "data-2"), "also while that one is at work");
        assertNull(action.claim("f", "data"), "the same check, made again");
        assertNull(action.claim("g", "data-2"));
        made("a", CheckVerdict.ERROR, null);
        assertNull(action.claim("f", "other"), "a check without a result left nothing there");
    }

    @Test
    void everyIdIsFitForAUrl() {
        for (String name : List.of("x".repeat(64), "A - B", "1.2", "a_b", "z".repeat(60) + " y")) {
            assertTrue(CheckSummary.isId(reserve(name, name)), name);
        }
    }

    @Test
    void aStepThatStoresAgainReplacesItsCheck() {
        action.put(Checks.summary("data", "a"));
        List<CheckSummary> before = action.getChecks();
        action.put(Checks.summary("data", "a"));
        assertEquals(1, action.getChecks().size());
        assertEquals(1, before.size(), "a list that is being written does not change");
        assertEquals(CheckVerdict.FAILED, action.getWorst());
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
                                        "CustomSql \"select ': '\" = 1",
                                        "FAILED  CustomSql \"select ': '\" = 1: 2",
                                        "2"),
                                new BrokenCheck("B", "FAILED  B: b", "b"),
                                new BrokenCheck("C", "WARNING  C: c", "c"),
                                new BrokenCheck("D", "FAILED  D: d", "d"))));
        assertEquals("4 of 5 checks failed: CustomSql \"select ': '\" = 1; B; C; \u2026", check.getMessage());
        assertEquals("2", check.getFinding());
    }
}
