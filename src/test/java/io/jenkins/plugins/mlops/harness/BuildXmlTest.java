package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.VersionIdentity;
import io.jenkins.plugins.mlops.engine.registry.VersionOrigin;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.Attempt;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.results.Place;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import io.jenkins.plugins.mlops.steps.TestRequests;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a check adds to build.xml, whatever it found: little, and nothing that Jenkins could not read again. */
@WithJenkins
class BuildXmlTest {
    private static final int MOST = 4096;

    /** Ordinary letters, what is more than a byte in XML, what is several in UTF-8, and what is no character. */
    private static final List<String> ALPHABETS = List.of(
            "a",
            "&",
            "\"",
            "<>&\"'",
            "\u00e9",
            "\u4e16",
            "\ud83d\udc31",
            "\u0001\n\r\u001b",
            "\ud800",
            "\udc00x",
            "\uffff\ufffe\ufdd0",
            "\u202e\u2028",
            "a b&\ud83d\udc31\u4e16\"<\u0000]]>",
            "\ud83f\udfff",
            "\u0378");

    private final Random random = new Random(6);

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        int[] all = alphabet.codePoints().toArray();
        while (text.length() < length) {
            text.appendCodePoint(all[random.nextInt(all.length)]);
        }
        return text.substring(0, length);
    }

    private EngineResult extreme(String alphabet, int rules, int longest) {
        List<BrokenCheck> broken = new ArrayList<>();
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < rules; i++) {
            broken.add(new BrokenCheck(
                    text(alphabet, longest), "FAILED  " + text(alphabet, longest), text(alphabet, longest)));
            metrics.put(
                    i + text(alphabet, longest),
                    i % 2 == 0 ? -Double.MIN_NORMAL * (1 + 1e-15 * i) : Double.NEGATIVE_INFINITY);
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, Integer.MIN_VALUE);
        }
        return new EngineResult(
                Verdict.INCONCLUSIVE,
                text(alphabet, longest),
                broken,
                counts,
                metrics,
                text(alphabet, longest),
                text(alphabet, longest));
    }

    private RegisteredVersion version(String alphabet, int longest, String page) {
        String name = text(alphabet, longest).strip();
        return new RegisteredVersion(
                new ModelVersion(
                        new VersionIdentity(
                                name.isEmpty() ? "x" : name, Integer.MAX_VALUE, "sha256:" + "f".repeat(64), "", ""),
                        new VersionOrigin(Instant.EPOCH, "", BuildInfo.NONE),
                        List.of(),
                        ModelDescription.NONE,
                        List.of(),
                        List.of()),
                "r".repeat(64),
                page);
    }

    private static long size(FreeStyleBuild build) throws Exception {
        return Files.size(build.getRootDir().toPath().resolve("build.xml"));
    }

    @Test
    void everyCheckIsSmallAndComesBack(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("small"));
        new BuildResults(build).store(TestRequests.named(null), "first", extreme("a", 1, 1));
        List<CheckSummary> expected = new ArrayList<>(MlopsAction.checksOf(build));
        long largest = 0;
        for (String alphabet : ALPHABETS) {
            for (int[] shape : new int[][] {{0, 0}, {5_000, 40}, {50, 5_000}, {24, 80}}) {
                for (String page : new String[] {
                    null, "https://mlflow.example/#/" + "&".repeat(70), "https://mlflow.example/#/" + "m".repeat(3_000)
                }) {
                    if (page != null && shape[0] != 24) {
                        continue;
                    }
                    long before = size(build);
                    String label = alphabet.length() % 2 == 0 ? "\u4e16".repeat(64) : "\ud835\udd38".repeat(32);
                    boolean named =
                            "a&\"<>&\"'\u00e9\u4e16\ud83d\udc31".contains(alphabet); // others cannot be a model's name
                    String token = "token-" + before + "-" + "0".repeat(30);
                    new BuildResults(build)
                            .reserve(
                                    TestRequests.named(label),
                                    token,
                                    new Place(
                                            Attempt.of(List.of("10:" + before), List.of("\"".repeat(48))),
                                            List.of(new Place.Surrounding("\"".repeat(48), true))));
                    CheckSummary check = new BuildResults(build)
                            .store(
                                    TestRequests.named(label),
                                    token,
                                    extreme(alphabet, shape[0], shape[1]),
                                    page == null ? null : version(named ? alphabet : "&", 256, page));
                    long growth = size(build) - before;
                    largest = Math.max(largest, growth);
                    assertTrue(growth < MOST, growth + " bytes for " + alphabet + " " + shape[0] + " " + shape[1]);
                    assertTrue(
                            shape[0] == 0
                                    || (page != null || !check.getMetrics().isEmpty())
                                            && !check.getMessage().isEmpty(),
                            "something is kept");
                    expected.add(check);
                }
                long before = size(build);
                expected.add(new BuildResults(build)
                        .storeUndecided(
                                TestRequests.named(null),
                                "error-" + before,
                                CheckVerdict.ERROR,
                                text(alphabet, shape[1])));
                assertTrue(size(build) - before < MOST, "an error of " + alphabet);
            }
        }
        assertTrue(largest > MOST / 2, "the largest is " + largest);
        build.reload();
        List<CheckSummary> read = MlopsAction.checksOf(build);
        assertEquals(expected.size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            assertEquals(facts(expected.get(i)), facts(read.get(i)));
        }
    }

    private static List<Object> facts(CheckSummary check) {
        List<Object> facts = new ArrayList<>(List.of(
                check.getId(),
                check.getStep(),
                String.valueOf(check.getName()),
                check.getVerdict(),
                check.getMessage(),
                check.getMetrics(),
                check.getFailed(),
                String.valueOf(check.getFingerprint()),
                String.valueOf(check.getSubject())));
        if (check.getRegistered() != null) {
            facts.add(check.getRegistered().getUri()
                    + check.getRegistered().getRegistry()
                    + check.getRegistered().getPage());
        }
        return facts;
    }

    @Test
    void ordinaryChecksKeepWhatTheyMeasured(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("usual"));
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String name : List.of(
                "auc",
                "logLoss",
                "accuracy",
                "precision",
                "recall",
                "f1",
                "brier",
                "demographicParityRatio.sex",
                "equalizedOddsDifference.sex",
                "share.income",
                "share.age",
                "share.education",
                "share.health",
                "share.site",
                "rows")) {
            metrics.put(name, 0.123456789012345);
        }
        EngineResult usual = new EngineResult(
                Verdict.FAILED,
                "2 of 8 checks failed",
                List.of(new BrokenCheck("Auc >= 0.75", "FAILED  Auc >= 0.75: 0.71", "0.71")),
                Map.of(),
                metrics,
                "sha256:" + "0".repeat(64),
                "model.json");
        CheckSummary check = new BuildResults(build).store(TestRequests.named("Explanation"), "token", usual, null);
        assertEquals(metrics, check.getMetrics());
        assertEquals("2 of 8 checks failed: Auc >= 0.75", check.getMessage());
        RegisteredVersion far = version("m", 20, "https://mlflow.example/#/models/credit-risk/versions/3");
        assertNotNull(far.getPage());
        assertNull(version("m", 20, "javascript:alert(1)").getPage());
        assertEquals(
                metrics.keySet(),
                new BuildResults(build)
                        .store(TestRequests.named(null), "other", usual, far)
                        .getMetrics()
                        .keySet());
    }
}
