package io.jenkins.plugins.mlops.engine.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything a step found: the document {@code mlops-result/1}, which docs/result-format.md and result.schema.json describe.
 *
 * @param conclusion what came of it, in short
 * @param subject what was looked at
 * @param findings everything that was found
 * @param environment versions and costs
 * @param build where it was made
 * @param cut what was left out of this document to keep it small, one sentence each
 */
public record ResultDocument(
        Conclusion conclusion,
        Subject subject,
        Findings findings,
        Environment environment,
        Origin build,
        List<String> cut) {

    /** The name of this format; the number changes only when an old reader would misread the document. */
    public static final String FORMAT = "mlops-result/1";

    public ResultDocument {
        cut = List.copyOf(cut);
        build = build == null ? Origin.NONE : build;
    }

    /** A document of which nobody said where it was made, and nothing is left out. */
    public ResultDocument(Conclusion conclusion, Subject subject, Findings findings, Environment environment) {
        this(conclusion, subject, findings, environment, Origin.NONE, List.of());
    }

    /**
     * Result of a step, in short.
     *
     * @param step {@code validateData}, {@code explainModel}, {@code registerModel} or {@code monitorModel}
     * @param verdict the worst verdict of the checks
     * @param message one line for a log or a build page
     * @param created when the engine started
     */
    public record Conclusion(String step, Verdict verdict, String message, Instant created) {}

    /**
     * Everything a step found.
     *
     * @param checks one a rule
     * @param metrics numbers worth a trend, by name
     * @param sections data for the report
     */
    public record Findings(List<Check> checks, Map<String, Double> metrics, List<Section> sections) {
        public Findings {
            checks = List.copyOf(checks);
            sections = List.copyOf(sections);
        }
    }

    public String step() {
        return conclusion.step;
    }

    public Verdict verdict() {
        return conclusion.verdict;
    }

    public String message() {
        return conclusion.message;
    }

    public Instant created() {
        return conclusion.created;
    }

    public List<Check> checks() {
        return findings.checks;
    }

    public Map<String, Double> metrics() {
        return findings.metrics;
    }

    public List<Section> sections() {
        return findings.sections;
    }

    /** The same document, made in a build. */
    public ResultDocument from(Origin origin) {
        return new ResultDocument(conclusion, subject, findings, environment, origin, cut);
    }

    /** Returns the number of checks with the given verdict. */
    public long count(Verdict wanted) {
        return checks().stream().filter(check -> check.verdict() == wanted).count();
    }
}
