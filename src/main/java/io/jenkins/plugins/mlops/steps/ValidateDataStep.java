package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.steps.text.ExactText;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The Pipeline step {@code validateData}: is this data fit to train or score on? */
public final class ValidateDataStep extends ComputedDataStep {
    static final String FUNCTION = "validateData";

    private String baseline;

    @DataBoundConstructor
    public ValidateDataStep() {
        super(CheckKind.VALIDATE_DATA);
    }

    /** A step that looks at files. */
    public ValidateDataStep(Object data) {
        this();
        setData(data);
    }

    /** A step with the parameters of a request. */
    ValidateDataStep(CheckRequest request) {
        super(CheckKind.VALIDATE_DATA);
        take(request);
        baseline = request.getPolicy().getBaseline();
    }

    @Override
    String baseline() {
        return baseline;
    }

    /** Reads what was once the spelling of the label. */
    @Deprecated
    @DataBoundSetter
    public void setName(String name) {
        oldLabel(name);
    }

    /** Null: what is written anew has the label under its own name. */
    @Deprecated
    public String getName() {
        return null;
    }

    public String getContract() {
        return single("contract");
    }

    @DataBoundSetter
    public void setContract(String contract) {
        put("contract", contract);
    }

    public String getObject() {
        return single("object");
    }

    @DataBoundSetter
    public void setObject(String object) {
        put("object", object);
    }

    public Object getRules() {
        return shown("rule");
    }

    @DataBoundSetter
    public void setRules(Object rules) {
        put("rule", OptionText.lines(rules));
    }

    public Object getReference() {
        return shown("reference");
    }

    @DataBoundSetter
    public void setReference(Object reference) {
        put("reference", OptionText.linesAndCommas(reference));
    }

    public Object getSplits() {
        return shown("split");
    }

    @DataBoundSetter
    public void setSplits(Object splits) {
        put("split", OptionText.assignments(splits));
    }

    public Object getSlices() {
        return shown("slice");
    }

    @DataBoundSetter
    public void setSlices(Object slices) {
        put("slice", OptionText.lines(slices));
    }

    public Object getSensitive() {
        return shown("sensitive");
    }

    @DataBoundSetter
    public void setSensitive(Object sensitive) {
        put("sensitive", ExactText.names(sensitive));
    }

    public String getTarget() {
        return single("target");
    }

    @DataBoundSetter
    public void setTarget(String target) {
        putExact("target", target);
    }

    public String getBaseline() {
        return baseline;
    }

    @DataBoundSetter
    public void setBaseline(String baseline) {
        this.baseline = blankToNull(baseline);
    }

    /** Name, help and form checks of the step. */
    @Extension
    public static final class DescriptorImpl extends ComputedDataStepDescriptor {
        @Override
        public String getFunctionName() {
            return FUNCTION;
        }

        @Override
        public String getDisplayName() {
            return Messages.ValidateDataStep_DisplayName();
        }

        @Override
        void read(String rule, Source source) {
            DataGrammar.rule(rule, source);
        }
    }
}
