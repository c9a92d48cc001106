package io.jenkins.plugins.mlops.engine.result;

import io.jenkins.plugins.mlops.engine.result.Subject.SubjectFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Result documents for tests. */
public final class Documents {
    /** What an attacker would put into a column name or a value. */
    public static final String HOSTILE =
            "</script><img src=x onerror=alert(1)>]]>&'\"|`<!--\u0000\u0007\u2028\uD800\uFFFE \uD83D\uDE00";

    private Documents() {}

    /** One check of each verdict. */
    public static ResultDocument mixed() {
        return document(
                Verdict.FAILED,
                List.of(
                        check("rows", Verdict.PASSED, "RowCount > 0", 10L, List.of()),
                        check(
                                "age-complete",
                                Verdict.FAILED,
                                "IsComplete \"age\"",
                                0.9,
                                List.of(example("data/a.csv", 7, "age", null))),
                        check("income", Verdict.WARNING, "Mean \"income\" < 5", 7.25, List.of()),
                        check("drift", Verdict.INCONCLUSIVE, "Drift \"site\" < 0.1", null, List.of())));
    }

    /** The hostile text in every place that holds text. */
    public static ResultDocument hostile() {
        String x = HOSTILE;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(x, x);
        Check check = new Check(
                new CheckedRule(x, x, x, x, x, new Source(x, 1, 2)),
                Severity.ERROR,
                Verdict.FAILED,
                new Observation(x, x, x),
                new FailingRows(1L, 10L, List.of(new Example(x, 1, values))));
        List<Check> checks = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            checks.add(new Check(
                    new CheckedRule(x + verdict, x, x, x, x, check.source()),
                    Severity.ERROR,
                    verdict,
                    new Observation(x, x, x),
                    new FailingRows(1L, 10L, check.examples())));
        }
        return new ResultDocument(
                new ResultDocument.Conclusion(x, Verdict.FAILED, x, Instant.parse("2026-01-31T12:00:00Z")),
                new Subject(x, x, x, new Subject.Size(1, 1L, 1), List.of(new SubjectFile(x, 1, 1L, x))),
                new ResultDocument.Findings(
                        checks, Map.of(x, 1.0), List.of(new Section(x, x, Map.of(x, List.of(x, Map.of(x, x)))))),
                new Environment(Map.of(x, x), x, 1, 1, 1, 1),
                new Origin(x, x, x, x),
                List.of(x));
    }

    public static ResultDocument document(Verdict verdict, List<Check> checks, Section... sections) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rows", 10.0);
        metrics.put("checks", (double) checks.size());
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        "validateData", verdict, "1 of 4 checks failed", Instant.parse("2026-01-31T12:00:00Z")),
                new Subject(
                        "dataset",
                        "data/*.csv",
                        "sha256:ab12",
                        new Subject.Size(1234, 10L, 3),
                        List.of(new SubjectFile("data/a.csv", 1234, 10L, "sha256:cd"))),
                new ResultDocument.Findings(checks, metrics, List.of(sections)),
                new Environment(Map.of("mlops", "1", "java", "17"), "Linux amd64", 2, 0.9, 1.4, 180_000_000),
                new Origin("https://ci.example/job/train/7/", "train #7", null, "main"),
                List.of());
    }

    public static Check check(String id, Verdict verdict, String rule, Object observed, List<Example> examples) {
        String type = rule.substring(0, rule.indexOf(' '));
        return new Check(
                new CheckedRule(id, rule, type, "completeness", "age", new Source("contract.dqdl", 7, 5)),
                verdict == Verdict.WARNING ? Severity.WARNING : Severity.ERROR,
                verdict,
                new Observation(observed, "= 1", "found something about " + id),
                new FailingRows(verdict == Verdict.FAILED ? 1L : null, 10L, examples));
    }

    public static Example example(String file, long row, String column, Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(column, value);
        return new Example(file, row, values);
    }
}
