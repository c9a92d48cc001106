package io.jenkins.plugins.mlops.steps;

import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.GatePolicy;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import java.io.IOException;
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
    private String label;

    /** The label where it was given as {@code name}, as it was once called. */
    private String oldLabel;

    private String onFailed;
    private String onWarning;
    private String onInconclusive;

    CheckStep(CheckKind kind) {
        this.kind = kind;
    }

    /** Takes over the parameters of a request: what a stored build step shows in its form. */
    final void take(CheckRequest request) {
        options.putAll(request.options());
        label = request.getName();
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
        return new CheckRequest(kind, givenLabel(), options, policy);
    }

    /** The label by the one or the other spelling. */
    private String givenLabel() {
        if (oldLabel != null && label != null && !oldLabel.equals(label)) {
            throw new IllegalArgumentException("label and name are both given; name is the old spelling of label here");
        }
        return eitherLabel();
    }

    private String eitherLabel() {
        return label == null ? oldLabel : label;
    }

    @Override
    public final StepExecution start(StepContext context) throws IOException, InterruptedException {
        if (oldLabel != null) {
            TaskListener listener = context.get(TaskListener.class);
            if (listener != null) {
                listener.getLogger()
                        .println("[mlops] " + kind.step() + ": name is read as the label of the check; write label: "
                                + OneLine.quoted(oldLabel));
            }
        }
        try {
            return new CheckExecution(context, request().settled(), null);
        } catch (IllegalArgumentException x) { // the build has to know of a check that was asked for and not made
            return new CheckExecution(
                    context, CheckRequest.refused(kind, eitherLabel()), kind.step() + ": " + x.getMessage());
        }
    }

    /** What the check is called where a build makes several, or null. */
    public final String getLabel() {
        return label;
    }

    @DataBoundSetter
    public final void setLabel(String label) {
        this.label = blankToNull(label);
    }

    /** Takes a label that was given as {@code name}. */
    final void oldLabel(String name) {
        oldLabel = blankToNull(name);
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
