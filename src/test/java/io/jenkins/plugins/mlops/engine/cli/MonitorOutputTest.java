package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What label and answer of a model mean is said by somebody who knows, or asked for in one line. */
class MonitorOutputTest {
    private static final String WHICH =
            "which class of \"y\" is the positive one? The values are %s; say so with --positive CLASS (in a Pipeline positive: 'CLASS') or in the roles";
    private static final String TASK =
            "are the labels of \"y\" classes or quantities? They are whole numbers, and may be either; say so with"
                    + " --task classification (in a Pipeline task: 'classification') or --task regression (in a Pipeline task: 'regression')";

    @TempDir
    private Path folder;

    private String format = "csv";

    /** Rows of a score (or an answer) and a label, made of their number {@code i} and a chance {@code u} between 0 and 1. */
    private MonitorRun run(String answer, String label, String roles, String... more) throws IOException {
        return since(answer, label, label, roles, more);
    }

    private MonitorRun since(String answer, String label, String labelBefore, String roles, String... more)
            throws IOException {
        String query =
                "SELECT i %% 97 AS n, %s AS p, %s AS y FROM (SELECT i, (i * 7919 %% 1000) / 1000 AS u FROM range(%d, %d) AS r(i))";
        List<String> words = new ArrayList<>(List.of(
                "--data", MonitorRun.table(folder, "now", format, String.format(query, answer, label, 2000, 3000)),
                "--reference",
                        MonitorRun.table(folder, "before", format, String.format(query, answer, labelBefore, 0, 900)),
                "--roles",
                        Files.writeString(folder.resolve("roles.json"), roles).toString()));
        words.addAll(List.of(more));
        return MonitorRun.of(folder, words.toArray(String[]::new));
    }

    private static final String SCORE = "{\"score\": \"p\", \"label\": \"y\"}";
    private static final String ANSWER = "{\"prediction\": \"p\", \"label\": \"y\"}";

    /** Positive with a probability that rises with the score. */
    private static String label(String positive, String negative) {
        return "CASE WHEN (i * 104729 % 1000) / 1000 < u THEN " + positive + " ELSE " + negative + " END";
    }

    private static double metric(MonitorRun run, String name) {
        return run.document().metrics().getOrDefault(name, Double.NaN);
    }

    private static String notes(MonitorRun run) {
        return String.valueOf(run.section("performance").orElseThrow().data().get("notes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "'fraud' # 'legit' # \"fraud\" and \"legit\" # fraud",
                "'yes' # 'no' # \"no\" and \"yes\" # yes",
                "2 # 1 # \"1\" and \"2\" # 2",
                "2 # 0 # \"0\" and \"2\" # 2",
                "1 # -1 # \"-1\" and \"1\" # 1",
                "'a rather bad one' # 'good' # \"a rather bad one\" and \"good\" # a rather bad one"
            })
    void aScoreSpeaksForAClassThatIsNamed(String positive, String negative, String values, String name)
            throws IOException {
        double auc = Double.NaN;
        for (String each : MonitorRun.FORMATS) {
            format = each;
            MonitorRun asked = run("u", label(positive, negative), SCORE);
            assertEquals(3, asked.exit(), asked::toString);
            assertEquals(String.format(WHICH, values), asked.line());
            MonitorRun told = run("u", label(positive, negative), SCORE, "--positive", name, "--rule", "Auc >= 0.7");
            assertTrue(told.check("auc").startsWith("PASSED"), told::toString);
            assertTrue(told.check("auc").endsWith("positive class \"" + name + "\""), told.check("auc"));
            assertTrue(
                    notes(told).contains("The positive class of \"y\" is \"" + name + "\", by the option positive."));
            assertEquals(
                    Double.isNaN(auc) ? metric(told, "auc") : auc, metric(told, "auc"), "one answer in all formats");
            auc = metric(told, "auc");
        }
        MonitorRun listed = run(
                "u", label(positive, negative), "{\"score\": \"p\", \"label\": \"y\", \"positive\": \"" + name + "\"}");
        assertEquals(auc, metric(listed, "auc"));
        assertTrue(notes(listed).contains("roles.json."), notes(listed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "1 # 0 # 1",
                "TRUE # FALSE # true",
                "'True' # 'False' # ?",
                "1.0 # 0.0 # 1",
                "1.0::DOUBLE # 0.0::DOUBLE # 1"
            })
    void zeroAndOneAndFalseAndTrueNeedNoName(String positive, String negative, String name) throws IOException {
        for (String each : MonitorRun.FORMATS) {
            format = each;
            MonitorRun run = run("u", label(positive, negative), SCORE, "--rule", "Auc >= 0.7");
            String shown = !name.equals("?") ? name : each.equals("csv") ? "true" : "True";
            assertTrue(run.check("auc").endsWith("positive class \"" + shown + "\""), each + run);
            assertTrue(run.check("auc").startsWith("PASSED"), run::toString);
        }
    }

    @Test
    void theBaselineKnowsClassesThatAWindowLacks() throws IOException {
        MonitorRun asked = since("u", "'ok'", label("'fraud'", "'ok'"), SCORE);
        assertEquals(String.format(WHICH, "\"fraud\" and \"ok\""), asked.line());
        MonitorRun told =
                since("u", "'ok'", label("'fraud'", "'ok'"), SCORE, "--positive", "fraud", "--rule", "Auc >= 0.7");
        assertTrue(told.check("auc").startsWith("INCONCLUSIVE"), told::toString);
    }

    @Test
    void aNameThatIsNoClassIsRefused() throws IOException {
        assertEquals(
                "positive class \"frod\" (by the option positive) is not a value of \"y\"; did you mean \"fraud\"? (\"fraud\" and \"ok\")",
                run("u", label("'fraud'", "'ok'"), SCORE, "--positive", "frod").line());
        assertEquals(
                "a positive class was named (by the option positive), but \"y\" has 3 classes and there is no score; leave it"
                        + " away, or name the score in the roles",
                run("['a','b','c'][1 + i % 3]", "['a','b','c'][1 + i // 3 % 3]", ANSWER, "--positive", "a")
                        .line());
        MonitorRun hidden = run("u", label("'fraud'", "'ok'"), SCORE, "--sensitive", "y");
        assertEquals(
                "which class of \"y\" is the positive one? Say so with --positive CLASS (in a Pipeline positive: 'CLASS') or in the roles",
                hidden.line());
    }

    @Test
    void aScoreForOneOfManyClasses() throws IOException {
        String label = "CASE WHEN (i * 104729 % 1000) / 1000 < u THEN 'fraud' WHEN i % 2 = 0 THEN 'ok' ELSE 'open' END";
        MonitorRun run = run("u", label, SCORE, "--positive", "fraud", "--rule", "Auc >= 0.7");
        assertTrue(run.check("auc").startsWith("PASSED"), run::toString);
        MonitorRun unnamed = run("u", label, SCORE, "--rule", "Auc >= 0.7");
        assertTrue(
                unnamed.check("auc")
                        .startsWith("INCONCLUSIVE: Auc cannot be told: a score speaks for one class, and \"y\" has 3;"
                                + " name that class with --positive CLASS"),
                unnamed::toString);
    }

    @Test
    void answersOfTwoClassesNeedThePositiveOneThoseOfMoreDoNot() throws IOException {
        String two = "CASE WHEN u < 0.5 THEN 'no' ELSE 'yes' END";
        assertEquals(
                String.format(WHICH, "\"no\" and \"yes\""),
                run(two, label("'yes'", "'no'"), ANSWER).line());
        MonitorRun told = run(two, label("'yes'", "'no'"), ANSWER, "--positive", "no", "--rule", "Recall >= 0");
        assertTrue(told.check("recall").endsWith("positive class \"no\""), told::toString);
        MonitorRun three =
                run("['a','b','c'][1 + i % 3]", "['a','b','c'][1 + i // 2 % 3]", ANSWER, "--rule", "Accuracy >= 0");
        assertTrue(three.check("accuracy").startsWith("PASSED: Accuracy is 0.3"), three::toString);
        assertTrue(notes(three).contains("The task is classification, by the values of \"y\", which are names."));
    }

    @Test
    void classesAreOneHoweverANumberIsWritten() throws IOException {
        MonitorRun run =
                run("CAST(i % 2 AS DOUBLE)", "i % 2", ANSWER, "--task", "classification", "--rule", "Accuracy >= 1");
        assertTrue(run.check("accuracy").startsWith("PASSED"), run::toString);
        assertEquals(
                "the predictions in \"p\" and the labels in \"y\" have no value in common, so nothing can be counted as right;"
                        + " write the classes alike, or give the column with the score the role score",
                run("'class ' || (i % 2)", "i % 2", ANSWER, "--task", "classification")
                        .line());
    }

    @Test
    void wholeNumbersMayBeClassesOrCounts() throws IOException {
        String[] counts = {"CAST(floor(6 * u) AS BIGINT)", "CAST(floor(6 * u) AS BIGINT) + i % 2"};
        for (String each : MonitorRun.FORMATS) {
            format = each;
            MonitorRun asked = run(counts[0], counts[1], ANSWER);
            assertEquals(TASK, asked.line());
        }
        assertEquals(
                TASK,
                run(counts[0], counts[1], ANSWER, "--rule", "Rmse < 9", "--rule", "Accuracy > 0")
                        .line());
        assertEquals(TASK, run("u", label("1", "0"), ANSWER).line(), "a probability in the wrong place");
        // Half of the labels are larger by 1: the root mean square error is the root of a half.
        String[][] regressions = {
            {"the option task", "--task", "regression"},
            {"the rule Rmse <= 9", "--rule", "Rmse <= 9"},
            {"the kind of \"y\", which is number", "--kind", "y=number"}
        };
        for (String[] said : regressions) {
            MonitorRun run = run(counts[0], counts[1], ANSWER, said[1], said[2]);
            assertEquals(Math.sqrt(0.5), metric(run, "rmse"), 1e-12, run::toString);
            assertTrue(notes(run).contains("The task is regression, by " + said[0] + "."), notes(run));
        }
        String[][] classifications = {
            {"the option task", "--task", "classification"},
            {"the rule Accuracy >= 0", "--rule", "Accuracy >= 0"},
            {"the kind of \"y\", which is category", "--kind", "y=category"}
        };
        for (String[] said : classifications) {
            MonitorRun run = run(counts[0], counts[1], ANSWER, said[1], said[2]);
            assertEquals(0.5, metric(run, "accuracy"), 1e-12, run::toString);
            assertTrue(notes(run).contains("The task is classification, by " + said[0] + "."), notes(run));
        }
        MonitorRun listed =
                run(counts[0], counts[1], "{\"prediction\": \"p\", \"label\": \"y\", \"task\": \"regression\"}");
        assertEquals(Math.sqrt(0.5), metric(listed, "rmse"), 1e-12);
    }

    @Test
    void valuesThatLeaveNoChoiceDecide() throws IOException {
        MonitorRun fractions = run("u * 10", "u * 10 + i % 2", ANSWER);
        assertTrue(notes(fractions).contains("which are numbers with fractions"), notes(fractions));
        assertEquals(Math.sqrt(0.5), metric(fractions, "rmse"), 1e-9);
        MonitorRun prices = run("100000 * u + 0.5", "CAST(100000 * u AS BIGINT) + i % 2", ANSWER);
        assertTrue(
                notes(prices).contains("by the values of \"p\", which have fractions and are not probabilities"),
                notes(prices));
    }

    @Test
    void theThresholdIsNamed() throws IOException {
        String label = label("1", "0");
        MonitorRun usual = run("u", label, SCORE);
        assertTrue(
                notes(usual)
                        .contains(
                                "A row is predicted positive from a score of 0.5 on, the usual threshold of a probability"),
                notes(usual));
        MonitorRun said = run("u", label, SCORE, "--threshold", "0.2");
        assertTrue(notes(said).contains("from a score of 0.2 on, by the option threshold."), notes(said));
        assertTrue(metric(said, "recall") > metric(usual, "recall"));
        assertEquals(metric(usual, "auc"), metric(said, "auc"));
        MonitorRun listed = run("u", label, "{\"score\": \"p\", \"label\": \"y\", \"threshold\": 0.2}");
        assertEquals(metric(said, "recall"), metric(listed, "recall"));
        String logit = "ln((u + 0.001) / (1.001 - u))";
        assertEquals(
                "from which score on is a row positive? The scores in \"p\" reach beyond 0 and 1, so they are not probabilities;"
                        + " say so, for example for log-odds with --threshold 0 (in a Pipeline threshold: '0')",
                run(logit, label, SCORE).line());
        MonitorRun odds = run(logit, label, SCORE, "--threshold", "0");
        assertEquals(metric(usual, "recall"), metric(odds, "recall"));
    }

    @Test
    void loggedDecisionsCountBeforeAThreshold() throws IOException {
        String query = "SELECT u AS p, CASE WHEN u >= 0.2 THEN 'bad' ELSE 'good' END AS a, "
                + label("'bad'", "'good'").replace("%", "%%")
                + " AS y FROM (SELECT i, (i * 7919 %% 1000) / 1000 AS u FROM range(%d, %d) AS r(i))";
        String roles = Files.writeString(
                        folder.resolve("roles.json"),
                        "{\"score\": \"p\", \"prediction\": \"a\", \"label\": \"y\", \"positive\": \"bad\"}")
                .toString();
        String[] words = {
            "--data", MonitorRun.table(folder, "now", "csv", String.format(query, 2000, 3000)),
            "--reference", MonitorRun.table(folder, "before", "csv", String.format(query, 0, 900)),
            "--roles", roles
        };
        MonitorRun run = MonitorRun.of(folder, words);
        assertTrue(notes(run).contains("The decisions are the predictions in \"a\"."), notes(run));
        List<String> more = new ArrayList<>(List.of(words));
        more.addAll(List.of("--threshold", "0.2"));
        MonitorRun same = MonitorRun.of(folder, more.toArray(String[]::new));
        for (String metric : List.of("recall", "precision", "accuracy", "auc")) {
            assertEquals(metric(same, metric), metric(run, metric), metric);
        }
        assertFalse(Double.isNaN(metric(run, "recall")));
    }

    @Test
    void whatContradictsItselfIsRefused() throws IOException {
        String[][] cases = {
            {
                "the task is regression (by the option task), but the roles name a score, which belongs to a classification; name"
                        + " the column with the predicted numbers as prediction",
                SCORE,
                "--task",
                "regression"
            },
            {
                "a positive class was named (by the option positive), but the task is regression; leave it away",
                "{\"prediction\": \"p\", \"label\": \"y\", \"task\": \"regression\"}",
                "--positive",
                "1"
            },
            {
                "a threshold was named (by the option threshold), but no column has the role score; name it in the roles",
                "{\"prediction\": \"p\", \"label\": \"y\", \"task\": \"classification\"}",
                "--threshold",
                "0.3"
            },
            {
                "unknown task \"regresion\"; did you mean \"regression\"? (tasks are classification, regression)",
                SCORE,
                "--task",
                "regresion"
            },
            {"option --threshold needs a number, found \"half\"", SCORE, "--threshold", "half"}
        };
        for (String[] one : cases) {
            MonitorRun run = run("CAST(u > 0.5 AS INTEGER)", label("1", "0"), one[1], one[2], one[3]);
            assertEquals(3, run.exit());
            assertEquals(one[0], run.line());
        }
    }
}
