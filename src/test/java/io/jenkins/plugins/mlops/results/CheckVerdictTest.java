package io.jenkins.plugins.mlops.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckVerdictTest {
    private static final List<String> ORDER =
            List.of("ERROR", "FAILED", "ABORTED", "INCONCLUSIVE", "WARNING", "PASSED");

    private static String resource(String path) throws IOException {
        try (InputStream in = CheckVerdict.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theWorstComesFirst() {
        List<CheckVerdict> shuffled = new ArrayList<>(List.of(CheckVerdict.values()));
        Collections.rotate(shuffled, 2);
        assertEquals(
                ORDER,
                shuffled.stream()
                        .sorted(CheckVerdict.WORST_FIRST)
                        .map(Enum::name)
                        .toList());
        assertEquals(CheckVerdict.ERROR, CheckVerdict.worst(shuffled));
        assertEquals(CheckVerdict.FAILED, CheckVerdict.worst(List.of(CheckVerdict.ABORTED, CheckVerdict.FAILED)));
        assertEquals(
                CheckVerdict.ABORTED, CheckVerdict.worst(List.of(CheckVerdict.ABORTED, CheckVerdict.INCONCLUSIVE)));
        assertThrows(NoSuchElementException.class, () -> CheckVerdict.worst(List.of()));
    }

    @Test
    void theEngineDecidesFourOfThemInTheSameOrder() {
        List<CheckVerdict> decided =
                Stream.of(Verdict.values()).map(CheckVerdict::of).toList();
        assertEquals(
                decided,
                Stream.of(CheckVerdict.values()).filter(CheckVerdict::isDecided).toList());
        for (Verdict verdict : Verdict.values()) {
            assertEquals(verdict, CheckVerdict.of(verdict).decided());
        }
        assertThrows(IllegalStateException.class, CheckVerdict.ERROR::decided);
        assertThrows(IllegalStateException.class, CheckVerdict.ABORTED::decided);
    }

    @Test
    void pagesHaveTheSameOrderAndALookForEach() throws IOException {
        String values = resource("/io/jenkins/plugins/mlops/report/values.js");
        String script = resource("/io/jenkins/plugins/mlops/report/dom.js");
        Matcher list = Pattern.compile("WORDS = \\{([^}]*)}").matcher(values);
        assertTrue(list.find());
        assertEquals(
                ORDER,
                Stream.of(list.group(1).trim().split(", "))
                        .map(entry -> entry.replaceFirst(":.*", ""))
                        .toList());
        String report = resource("/io/jenkins/plugins/mlops/report/report.css");
        String lists = resource("/io/jenkins/plugins/mlops/results/lists.css");
        Properties words = new Properties();
        words.load(CheckVerdict.class.getResourceAsStream("Messages.properties"));
        for (String verdict : ORDER) {
            assertTrue(script.contains(" " + verdict + ": '"), "mark of " + verdict);
            // Charts, too, ask the style for the colour of the class.
            assertTrue(
                    Pattern.compile("\\.mlops-" + verdict.toLowerCase(Locale.ROOT)
                                    + "(,\\s*\\.mlops-[a-z]+)* \\{ --mlops-verdict: var\\(")
                            .matcher(report)
                            .find(),
                    verdict);
            assertTrue(verdict.equals("PASSED") || lists.contains(".mlops-mark-" + verdict + " {"), verdict);
            assertFalse(words.getProperty("Verdict." + verdict, "").isBlank(), verdict);
        }
    }
}
