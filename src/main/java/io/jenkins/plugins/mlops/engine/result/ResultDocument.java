package io.jenkins.plugins.mlops.engine.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything a step found: the document {@code mlops-result/1}, which docs/result-format.md and result.schema.json describe.
 *
 * @param step {@code validateData}, {@code explainModel}, {@code registerModel} or {@code monitorModel}
 * @param verdict the worst verdict of the checks
 * @param message one line for a log or a build page
 * @param created when the engine started
 * @param subject what was looked at
 * @param checks one a rule
 * @param metrics numbers worth a trend, by name
 * @param sections data for the report
 * @param environment versions and costs
 * @param build where it was made
 * @param cut what was left out of this document to keep it small, one sentence each
 */
public record ResultDocument(
        String step,
        Verdict verdict,
        String message,
        Instant created,
        Subject subject,
        List<Check> checks,
        Map<String, Double> metrics,
        List<Section> sections,
        Environment environment,
        Origin build,
        List<String> cut) {

    /** The name of this format; the number changes only when an old reader would misread the document. */
    public static final String FORMAT = "mlops-result/1";

    public ResultDocument {
        checks = List.copyOf(checks);
        sections = List.copyOf(sections);
        cut = List.copyOf(cut);
        build = build == null ? Origin.NONE : build;
    }

    /** A document of which nobody said where it was made. */
    public ResultDocument(
            String step,
            Verdict verdict,
            String message,
            Instant created,
            Subject subject,
            List<Check> checks,
            Map<String, Double> metrics,
            List<Section> sections,
            Environment environment,
            List<String> cut) {
        this(step, verdict, message, created, subject, checks, metrics, sections, environment, Origin.NONE, cut);
    }

    /** The same document, made in a build. */
    public ResultDocument from(Origin origin) {
        return new ResultDocument(
                step, verdict, message, created, subject, checks, metrics, sections, environment, origin, cut);
    }

    /** Returns the number of checks with the given verdict. */
    public long count(Verdict wanted) {
        return checks.stream().filter(check -> check.verdict() == wanted).count();
    }
}
