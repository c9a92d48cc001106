package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.GatePolicy;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Common part of the steps of all checks: a label, what a verdict does to the build, and the options that become the request.
 *
 * <p>Parameters that take one value or several are declared as {@code Object}: that is the one type which Declarative accepts for a
 * string and for a list alike, and which a form and the Snippet Generator bind without help.
 */
public abstract class CheckStep extends Step {
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final CheckKind kind;
    private String name;
    private String onFailed;
    private String onWarning;
    private String onInconclusive;

    CheckStep(CheckKind kind) {
        this.kind = kind;
    }

    /** Takes over the parameters of a request: what a stored build step shows in its form. */
    final void take(CheckRequest request) {
        options.putAll(request.options());
        name = request.getName();
        onFailed = name(request.getPolicy().getOnFailed());
        onWarning = name(request.getPolicy().getOnWarning());
        onInconclusive = name(request.getPolicy().getOnInconclusive());
    }

    private static String name(Reaction reaction) {
        return reaction == null ? null : reaction.name();
    }

    /** Returns the baseline of an earlier result, or null; only some checks have it. */
    String baseline() {
        return null;
    }

    /**
     * The request these parameters make; a form may leave it incomplete.
     *
     * @throws IllegalArgumentException in one line, when a parameter is not acceptable
     */
    final CheckRequest request() {
        GatePolicy policy = new GatePolicy(
                Reaction.of("onFailed", onFailed, null),
                Reaction.of("onWarning", onWarning, null),
                Reaction.of("onInconclusive", onInconclusive, null),
                baseline());
        return new CheckRequest(kind, name, options, policy);
    }

    @Override
    public final StepExecution start(StepContext context) {
        try {
            return new CheckExecution(context, request().settled(), null);
        } catch (IllegalArgumentException x) { // the build has to know of a check that was asked for and not made
            return new CheckExecution(context, CheckRequest.refused(kind, name), kind.step() + ": " + x.getMessage());
        }
    }

    /** The label of the check; a step whose name is that of a model has its own. */
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = blankToNull(name);
    }

    /** Null where the configuration of Jenkins decides, like the two after it. */
    public final String getOnFailed() {
        return onFailed;
    }

    @DataBoundSetter
    public final void setOnFailed(String onFailed) {
        this.onFailed = blankToNull(onFailed);
    }

    public final String getOnWarning() {
        return onWarning;
    }

    @DataBoundSetter
    public final void setOnWarning(String onWarning) {
        this.onWarning = blankToNull(onWarning);
    }

    public final String getOnInconclusive() {
        return onInconclusive;
    }

    @DataBoundSetter
    public final void setOnInconclusive(String onInconclusive) {
        this.onInconclusive = blankToNull(onInconclusive);
    }

    /** For the form: the values of a parameter, one a line. */
    public final String lines(Object value) {
        return OptionText.inForm(value);
    }

    final void put(String option, List<String> values) {
        options.put(option, values);
    }

    final void put(String option, String value) {
        options.put(option, value == null || value.isBlank() ? List.of() : List.of(value.trim()));
    }

    /** A number in a Pipeline, a text from a form. */
    final void putNumber(String option, Object value) {
        put(option, value == null ? null : value.toString());
    }

    /** A value in which a blank means something; a number in a Pipeline, if it is one. */
    final void putExact(String option, Object value) {
        String text = value == null ? "" : value.toString();
        options.put(option, text.isEmpty() ? List.of() : List.of(text));
    }

    final Object shown(String option) {
        return OptionText.shown(values(option));
    }

    final String single(String option) {
        return values(option).isEmpty() ? null : values(option).get(0);
    }

    private List<String> values(String option) {
        return options.getOrDefault(option, new ArrayList<>());
    }

    static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
