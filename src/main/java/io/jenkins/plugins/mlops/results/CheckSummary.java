package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The totals of one check: all that build.xml holds of it, at most a few kilobytes. The details are in the file result.json.
 *
 * <p>Exported one level deeper than usual, so that it is there whenever its build's checks are. Immutable, but for that it becomes an earlier attempt. What is read back from build.xml is checked, because its id becomes a URL and a file name.
 */
@ExportedBean(defaultVisibility = 2)
public final class CheckSummary implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MAX_BASE = 56;
    private static final int MAX_METRICS = 24;
    private static final int MAX_BROKEN = 3;
    private static final int MAX_RULE = 80;
    private static final int MAX_TEXT = 2_000;

    /** Limit of texts and metrics in build.xml, in bytes; with the names of the fields around them a check stays below 4 KiB. */
    private static final int ROOM = 3_300;

    private static final int MAX_MESSAGE = 900;
    private static final int MAX_FINDING = 300;
    private static final int MAX_OTHER = 240;

    /** Size of the text around a metric's name in build.xml, its value included. */
    private static final int AROUND_METRIC = 152;

    /** Size of the text around the place of an attempt, and around the id of the check that was made before. */
    private static final int AROUND_ATTEMPT = 240;

    /** Size of the text around the names of a branch in build.xml. */
    private static final int AROUND_BRANCH = 110;

    private final String id;
    private final String token;
    private final String step;
    private final String name;
    private final CheckVerdict verdict;
    private final String message;
    private final String finding;
    private final int passed;
    private final int warnings;
    private final int inconclusive;
    private final int failed;
    private final LinkedHashMap<String, Double> metrics;
    private final String fingerprint;
    private final String subject;

    /** For the trend alone, which is written when the check is made: build.xml does not hold them. */
    private final transient Map<String, List<Double>> limits;

    private final long time;
    private final RegisteredVersion registered;
    private final Attempt attempt;
    private final String attemptOf;
    private final Branch branch;

    /** Set once, when another attempt at the same check has its result. */
    private boolean earlier;

    /**
     * A check with a result.
     *
     * @param called what the check is called in this build
     * @param token identifies the step that made it
     * @param request what was asked
     * @param result what was found
     * @param time when, in milliseconds since 1970
     * @param registered the version of a model that came of it, or null
     */
    CheckSummary(
            CheckName called,
            String token,
            CheckRequest request,
            EngineResult result,
            long time,
            RegisteredVersion registered) {
        this(called, new Step(token, request, time), CheckVerdict.of(result.verdict()), result, registered);
    }

    /**
     * A check that ended without a result.
     *
     * @param called what the check is called in this build
     * @param token identifies the step that made it
     * @param request what was asked
     * @param verdict one that is no decision
     * @param message why there is none
     * @param time when, in milliseconds since 1970
     */
    CheckSummary(
            CheckName called, String token, CheckRequest request, CheckVerdict verdict, String message, long time) {
        this(
                called,
                new Step(token, request, time),
                verdict,
                new EngineResult(null, message, List.of(), Map.of(), Map.of(), null, null),
                null);
    }

    private CheckSummary(
            CheckName called, Step made, CheckVerdict verdict, EngineResult result, RegisteredVersion registered) {
        this.id = called.id();
        this.attempt = called.attempt();
        this.attemptOf = called.attemptOf();
        this.branch = called.branch();
        this.token = made.token();
        this.step = made.request().getKind().step();
        this.name = made.request().getName();
        this.verdict = verdict;
        this.registered = registered;
        BuildXmlBudget room = new BuildXmlBudget(ROOM
                - (name == null ? 0 : BuildXmlBudget.bytes(name))
                - (attempt == null ? 0 : attempt.xmlBytes() + AROUND_ATTEMPT)
                - (branch == null ? 0 : branch.xmlBytes() + AROUND_BRANCH)
                - (registered == null ? 0 : registered.xmlBytes()));
        this.fingerprint = room.cut(line(result.fingerprint()), MAX_OTHER);
        this.message = room.cut(line(message(result)), MAX_MESSAGE);
        this.finding = room.cut(line(finding(result)), MAX_FINDING);
        this.subject = room.cut(line(result.subject()), MAX_OTHER);
        this.passed = result.counts().getOrDefault(Verdict.PASSED, 0);
        this.warnings = result.counts().getOrDefault(Verdict.WARNING, 0);
        this.inconclusive = result.counts().getOrDefault(Verdict.INCONCLUSIVE, 0);
        this.failed = result.counts().getOrDefault(Verdict.FAILED, 0);
        this.metrics = new LinkedHashMap<>();
        for (Map.Entry<String, Double> metric : result.metrics().entrySet()) {
            String known = OneLine.of(metric.getKey(), MAX_RULE);
            if (metrics.size() < MAX_METRICS && !metrics.containsKey(known) && room.take(known, AROUND_METRIC)) {
                metrics.put(known, metric.getValue());
            }
        }
        this.limits = new LinkedHashMap<>(result.limits());
        this.limits.keySet().retainAll(metrics.keySet());
        this.time = made.time();
    }

    /** A step that made a check, and when. */
    private record Step(String token, CheckRequest request, long time) {}

    /** Tells whether a text may be the id of a check: lower-case letters, digits and hyphens. */
    static boolean isId(String text) {
        return text != null && ID.matcher(text).matches();
    }

    private Object readResolve() {
        if (!isId(id)
                || attemptOf != null && !isId(attemptOf)
                || step == null
                || verdict == null
                || message == null
                || metrics == null) {
            throw new IllegalArgumentException("a build holds a check that is not whole");
        }
        return this;
    }

    /** The engine's message, and the rules of the first few checks that did not pass. */
    private static String message(EngineResult result) {
        StringBuilder message = new StringBuilder(result.message());
        String before = ": ";
        int named = 0;
        for (BrokenCheck broken : result.broken()) {
            if (broken.rule() != null && named < MAX_BROKEN) {
                message.append(before).append(OneLine.of(broken.rule(), MAX_RULE));
                before = "; ";
                named++;
            }
        }
        return result.broken().size() > MAX_BROKEN ? message.append("; \u2026").toString() : message.toString();
    }

    /** What was found by the worst check that did not pass, or null. */
    private static String finding(EngineResult result) {
        return result.broken().isEmpty() ? null : result.broken().get(0).found();
    }

    /** Part of what is here is what a server answered. */
    private static String line(String text) {
        return text == null ? null : OneLine.of(text, MAX_TEXT);
    }

    @Exported
    public String getId() {
        return id;
    }

    /** Tells whether a step made it. */
    public boolean isOf(String step) {
        return step.equals(token);
    }

    /** Identifies the step that made it, over restarts of Jenkins. */
    String getToken() {
        return token;
    }

    @Exported
    public String getStep() {
        return step;
    }

    @Exported
    public String getName() {
        return name;
    }

    /** Where it was made, when that may be done again; or null. */
    Attempt getAttempt() {
        return attempt;
    }

    /** Id of the first attempt at this check: another one's only where a {@code retry} made it again. */
    public String getFirstAttempt() {
        return attemptOf == null ? id : attemptOf;
    }

    /** Tells whether a {@code retry} made the check again: what is here was found, and does not count any more. */
    @Exported(name = "earlierAttempt")
    public boolean isEarlierAttempt() {
        return earlier;
    }

    /** Tells whether it is not the first attempt at its check that has a result. */
    public boolean isLaterAttempt() {
        return attemptOf != null;
    }

    /** Makes it an earlier attempt. */
    void supersede() {
        earlier = true;
    }

    /** Name of the check, the same for all attempts at it: the label, or the id of the first; with the branch that made it. */
    public String getLabel() {
        if (branch == null || branch.names().isEmpty()) {
            return name == null ? getFirstAttempt() : name;
        }
        return (name == null ? CheckKind.of(step).id() : name) + " (" + branch.names() + ")";
    }

    /** Returns the beginning of messages about it: its step, and which check, where the step alone does not say that. */
    public String getHeading() {
        return name == null && branch == null ? step : step + " " + getLabel();
    }

    /** The branch that made it, or null. */
    Branch getBranch() {
        return branch;
    }

    /** Returns its name without the branch, as part of an address: the label, or what its kind is called. */
    String base() {
        return base(CheckKind.of(step), name);
    }

    /** The letters and digits of a text that an id may have, with hyphens between; empty where there are none. */
    static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The name of a check of a kind and a label, which may be null, as part of an address. */
    static String base(CheckKind kind, String label) {
        String slug = label == null ? "" : slug(label);
        return slug.isEmpty() ? kind.id() : slug.length() > MAX_BASE ? slug.substring(0, MAX_BASE) : slug;
    }

    /** Returns the heading for readers: the label, and that a later attempt counts. */
    public String getTitle() {
        return earlier ? Messages.CheckSummary_earlierAttempt(getLabel()) : getLabel();
    }

    public CheckVerdict getVerdict() {
        return verdict;
    }

    @Exported(name = "verdict")
    public String getVerdictName() {
        return verdict.name();
    }

    @Exported
    public String getMessage() {
        return message;
    }

    /** What the worst rule that did not pass found, in a sentence; null when all passed, and in results of earlier versions of the plugin. */
    @Exported
    public String getFinding() {
        return finding;
    }

    @Exported
    public int getPassed() {
        return passed;
    }

    @Exported
    public int getWarnings() {
        return warnings;
    }

    @Exported
    public int getInconclusive() {
        return inconclusive;
    }

    @Exported
    public int getFailed() {
        return failed;
    }

    @Exported
    public Map<String, Double> getMetrics() {
        return Collections.unmodifiableMap(metrics);
    }

    /** The limits that rules set to metrics; none in a check that was read back. */
    Map<String, List<Double>> getLimits() {
        return limits == null ? Map.of() : limits;
    }

    @Exported
    public String getFingerprint() {
        return fingerprint;
    }

    @Exported
    public String getSubject() {
        return subject;
    }

    /** When the check was made, in milliseconds since 1970. */
    @Exported
    public long getTime() {
        return time;
    }

    /** The version of a model that came of it, or null. */
    @CheckForNull
    @Exported
    public RegisteredVersion getRegistered() {
        return registered;
    }

    /** Picture of the verdict. */
    public String getIcon() {
        return VerdictView.icon(verdict);
    }

    /** The verdict in the reader's language. */
    public String getVerdictText() {
        return VerdictView.text(verdict);
    }
}
