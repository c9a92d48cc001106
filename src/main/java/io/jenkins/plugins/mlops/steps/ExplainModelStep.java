package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.form.FormAccess;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.steps.text.ExactText;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline step {@code explainModel}: what drives the model, how good is it, and for whom? */
public final class ExplainModelStep extends DataStep {
    static final String FUNCTION = "explainModel";

    @DataBoundConstructor
    public ExplainModelStep(String model, String target) {
        super(CheckKind.EXPLAIN_MODEL);
        put("model", model);
        putExact("target", target);
    }

    /** A step that looks at files. */
    public ExplainModelStep(String model, Object data, String target) {
        this(model, target);
        setData(data);
    }

    /** A step with the parameters of a request. */
    ExplainModelStep(CheckRequest request) {
        super(CheckKind.EXPLAIN_MODEL);
        take(request);
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

    public String getModel() {
        return single("model");
    }

    public String getTarget() {
        return single("target");
    }

    public Object getSample() {
        return single("sample");
    }

    @DataBoundSetter
    public void setSample(Object rows) {
        putNumber("sample", rows);
    }

    public Object getRules() {
        return shown("rule");
    }

    @DataBoundSetter
    public void setRules(Object rules) {
        put("rule", OptionText.lines(rules));
    }

    public Object getSensitive() {
        return shown("sensitive");
    }

    @DataBoundSetter
    public void setSensitive(Object sensitive) {
        put("sensitive", ExactText.names(sensitive));
    }

    public Object getSlices() {
        return shown("slice");
    }

    @DataBoundSetter
    public void setSlices(Object slices) {
        put("slice", ExactText.names(slices));
    }

    public Object getFeatures() {
        return shown("feature");
    }

    @DataBoundSetter
    public void setFeatures(Object features) {
        put("feature", ExactText.names(features));
    }

    public Object getBackground() {
        return shown("background");
    }

    @DataBoundSetter
    public void setBackground(Object background) {
        put("background", OptionText.linesAndCommas(background));
    }

    public Object getBackgroundRows() {
        return single("background-rows");
    }

    @DataBoundSetter
    public void setBackgroundRows(Object rows) {
        putNumber("background-rows", rows);
    }

    public Object getExplainedRows() {
        return single("explained-rows");
    }

    @DataBoundSetter
    public void setExplainedRows(Object rows) {
        putNumber("explained-rows", rows);
    }

    public String getChampion() {
        return single("champion");
    }

    @DataBoundSetter
    public void setChampion(String champion) {
        put("champion", champion);
    }

    public String getTask() {
        return single("task");
    }

    @DataBoundSetter
    public void setTask(String task) {
        put("task", task);
    }

    public Object getPositive() {
        return single("positive");
    }

    /** A label: a text, or a number in a Pipeline. */
    @DataBoundSetter
    public void setPositive(Object positive) {
        putExact("positive", positive);
    }

    public Object getThreshold() {
        return single("threshold");
    }

    @DataBoundSetter
    public void setThreshold(Object threshold) {
        putNumber("threshold", threshold);
    }

    public Object getOutput() {
        return single("output");
    }

    /** A name, or a number in a Pipeline. */
    @DataBoundSetter
    public void setOutput(Object output) {
        putExact("output", output);
    }

    public Object getMissingValue() {
        return single("missing-value");
    }

    @DataBoundSetter
    public void setMissingValue(Object missingValue) {
        putNumber("missing-value", missingValue);
    }

    public Object getRounds() {
        return single("rounds");
    }

    @DataBoundSetter
    public void setRounds(Object rounds) {
        putNumber("rounds", rounds);
    }

    public Object getPrediction() {
        return shown("prediction");
    }

    /** Columns, one for each class where there are several; what their values are may stand behind an equals sign. */
    @DataBoundSetter
    public void setPrediction(Object prediction) {
        put("prediction", ExactText.columns(prediction));
    }

    public String getAttributions() {
        return single("attributions");
    }

    @DataBoundSetter
    public void setAttributions(String attributions) {
        put("attributions", attributions);
    }

    /** Name, help and form checks of the step. */
    @Extension
    public static final class DescriptorImpl extends DataStepDescriptor {
        @Override
        public String getFunctionName() {
            return FUNCTION;
        }

        @Override
        public String getDisplayName() {
            return Messages.ExplainModelStep_DisplayName();
        }

        /** Returns the possible meanings of the output, where the model's file does not say it. */
        @POST
        public ListBoxModel doFillTaskItems(@AncestorInPath Item item) {
            return StepFields.tasks(item);
        }

        @POST
        public FormValidation doCheckThreshold(@AncestorInPath Item item, @QueryParameter String value) {
            return StepFields.threshold(item, value);
        }

        @POST
        public FormValidation doCheckMissingValue(@AncestorInPath Item item, @QueryParameter String value) {
            return StepFields.number(item, value, number -> true, Messages.StepFields_badNumber("-999"));
        }

        /** Checks that it is a number of rows, of a database. */
        @POST
        public FormValidation doCheckSample(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String connection) {
            boolean lost = blankToNull(value) != null && blankToNull(connection) == null;
            return lost && FormAccess.mayConfigure(item)
                    ? FormValidation.error(Messages.ExplainModelStep_sampleOfFiles())
                    : StepFields.number(
                            item,
                            value,
                            rows -> rows >= 1 && rows == (int) rows,
                            Messages.ExplainModelStep_badSample());
        }

        /** Checks that it is the word for all rounds, or their number. */
        @POST
        public FormValidation doCheckRounds(@AncestorInPath Item item, @QueryParameter String value) {
            return "all".equals(CheckStep.blankToNull(value))
                    ? FormValidation.ok()
                    : StepFields.number(
                            item,
                            value,
                            number -> number >= 1 && number == (int) number,
                            Messages.StepFields_badRounds());
        }

        @Override
        void read(String rule, Source source) {
            ExplainGrammar.rule(rule, source);
        }
    }
}
