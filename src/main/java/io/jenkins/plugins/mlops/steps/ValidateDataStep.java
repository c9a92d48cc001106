package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.Extension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The Pipeline step {@code validateData}: is this data fit to train or score on?
 *
 * <p>Parameters that take one value or several are declared as {@code Object}: that is the one type which Declarative accepts for a
 * string and for a list alike, and which a form and the Snippet Generator bind without help.
 */
public final class ValidateDataStep extends Step {
    static final String FUNCTION = "validateData";

    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private String name;
    private String baseline;
    private String onFailed = Reaction.FAILURE.name();
    private String onWarning = Reaction.UNSTABLE.name();
    private String onInconclusive = Reaction.UNSTABLE.name();

    @DataBoundConstructor
    public ValidateDataStep(Object data) {
        options.put("data", OptionText.linesAndCommas(data));
    }

    /** A step with the parameters of a request: what a stored build step shows in its form. */
    ValidateDataStep(CheckRequest request) {
        options.putAll(request.options());
        name = request.getName();
        baseline = request.getPolicy().getBaseline();
        onFailed = request.getPolicy().getOnFailed().name();
        onWarning = request.getPolicy().getOnWarning().name();
        onInconclusive = request.getPolicy().getOnInconclusive().name();
    }

    /**
     * The request these parameters make; a form may leave it without data.
     *
     * @throws IllegalArgumentException in one line, when a parameter is not acceptable
     */
    CheckRequest request() {
        GatePolicy policy = new GatePolicy(
                Reaction.of("onFailed", onFailed, Reaction.FAILURE),
                Reaction.of("onWarning", onWarning, Reaction.UNSTABLE),
                Reaction.of("onInconclusive", onInconclusive, Reaction.UNSTABLE),
                baseline);
        return new CheckRequest(CheckKind.VALIDATE_DATA, name, options, policy);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new CheckExecution(context, request());
        } catch (IllegalArgumentException x) {
            throw new AbortException(FUNCTION + ": " + x.getMessage());
        }
    }

    public Object getData() {
        return shown("data");
    }

    public String getContract() {
        return single("contract");
    }

    @DataBoundSetter
    public void setContract(String contract) {
        put("contract", contract);
    }

    public Object getRules() {
        return shown("rule");
    }

    @DataBoundSetter
    public void setRules(Object rules) {
        options.put("rule", OptionText.lines(rules));
    }

    public Object getReference() {
        return shown("reference");
    }

    @DataBoundSetter
    public void setReference(Object reference) {
        options.put("reference", OptionText.linesAndCommas(reference));
    }

    public Object getSplits() {
        return shown("split");
    }

    @DataBoundSetter
    public void setSplits(Object splits) {
        options.put("split", OptionText.assignments(splits));
    }

    public Object getSlices() {
        return shown("slice");
    }

    @DataBoundSetter
    public void setSlices(Object slices) {
        options.put("slice", OptionText.lines(slices));
    }

    public Object getSensitive() {
        return shown("sensitive");
    }

    @DataBoundSetter
    public void setSensitive(Object sensitive) {
        options.put("sensitive", OptionText.linesAndCommas(sensitive));
    }

    public String getTarget() {
        return single("target");
    }

    @DataBoundSetter
    public void setTarget(String target) {
        put("target", target);
    }

    public String getDelimiter() {
        return single("delimiter");
    }

    @DataBoundSetter
    public void setDelimiter(String delimiter) {
        // Not trimmed: a tab and a blank are delimiters too.
        options.put("delimiter", delimiter == null || delimiter.isEmpty() ? List.of() : List.of(delimiter));
    }

    public String getEncoding() {
        return single("encoding");
    }

    @DataBoundSetter
    public void setEncoding(String encoding) {
        put("encoding", encoding);
    }

    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = blankToNull(name);
    }

    public String getBaseline() {
        return baseline;
    }

    @DataBoundSetter
    public void setBaseline(String baseline) {
        this.baseline = blankToNull(baseline);
    }

    public String getOnFailed() {
        return onFailed;
    }

    @DataBoundSetter
    public void setOnFailed(String onFailed) {
        this.onFailed = onFailed;
    }

    public String getOnWarning() {
        return onWarning;
    }

    @DataBoundSetter
    public void setOnWarning(String onWarning) {
        this.onWarning = onWarning;
    }

    public String getOnInconclusive() {
        return onInconclusive;
    }

    @DataBoundSetter
    public void setOnInconclusive(String onInconclusive) {
        this.onInconclusive = onInconclusive;
    }

    /** For the form: the values of a parameter, one a line. */
    public String lines(Object value) {
        return OptionText.inForm(value);
    }

    private Object shown(String option) {
        return OptionText.shown(values(option));
    }

    private String single(String option) {
        return values(option).isEmpty() ? null : values(option).get(0);
    }

    private void put(String option, String value) {
        options.put(option, value == null || value.isBlank() ? List.of() : List.of(value.trim()));
    }

    private List<String> values(String option) {
        return options.getOrDefault(option, new ArrayList<>());
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }

    /** Name, help and form checks of the step. */
    @Extension
    public static final class DescriptorImpl extends CheckStepDescriptor {
        @Override
        public String getFunctionName() {
            return FUNCTION;
        }

        @Override
        public String getDisplayName() {
            return Messages.ValidateDataStep_DisplayName();
        }
    }
}
