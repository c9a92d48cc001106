package io.jenkins.plugins.mlops.steps;

import static io.jenkins.plugins.mlops.form.FormChecks.hinted;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.monitor.grammar.MonitorGrammar;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.steps.text.ExactText;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline step {@code monitorModel}: does the model in production still see the world it was trained on? */
public final class MonitorModelStep extends ComputedDataStep {
    static final String FUNCTION = "monitorModel";

    private String named;

    @DataBoundConstructor
    public MonitorModelStep() {
        super(CheckKind.MONITOR_MODEL);
    }

    /** A step that looks at files. */
    public MonitorModelStep(Object data) {
        this();
        setData(data);
    }

    /** A step with the parameters of a request. */
    MonitorModelStep(CheckRequest request) {
        super(CheckKind.MONITOR_MODEL);
        take(request);
        named = single("name");
    }

    /** The name of the registered model. */
    public String getName() {
        return named;
    }

    @DataBoundSetter
    public void setName(String name) {
        named = blankToNull(name);
        settle();
    }

    public String getAlias() {
        return single("alias");
    }

    @DataBoundSetter
    public void setAlias(String alias) {
        put("alias", alias);
        settle();
    }

    public Object getVersion() {
        return single("version");
    }

    @DataBoundSetter
    public void setVersion(Object version) {
        putNumber("version", version);
        settle();
    }

    public String getRegistry() {
        return single("registry");
    }

    @DataBoundSetter
    public void setRegistry(String registry) {
        put("registry", registry);
    }

    /** Parameters come in any order. A name without an alias or a version is a label in the old spelling. */
    private void settle() {
        boolean registered = single("alias") != null || single("version") != null;
        put("name", registered ? named : null);
        oldLabel(registered ? null : named);
    }

    public Object getReference() {
        return shown("reference");
    }

    @DataBoundSetter
    public void setReference(Object reference) {
        put("reference", OptionText.linesAndCommas(reference));
    }

    public String getBaselineFile() {
        return single("baseline");
    }

    @DataBoundSetter
    public void setBaselineFile(String baselineFile) {
        put("baseline", baselineFile);
    }

    public String getFreeze() {
        return single("freeze");
    }

    @DataBoundSetter
    public void setFreeze(String freeze) {
        put("freeze", freeze);
    }

    public String getRoles() {
        return single("roles");
    }

    @DataBoundSetter
    public void setRoles(String roles) {
        put("roles", roles);
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

    public Object getRules() {
        return shown("rule");
    }

    @DataBoundSetter
    public void setRules(Object rules) {
        put("rule", OptionText.lines(rules));
    }

    public Object getStatistics() {
        return shown("statistic");
    }

    @DataBoundSetter
    public void setStatistics(Object statistics) {
        put("statistic", OptionText.assignments(statistics));
    }

    public Object getLimits() {
        return shown("limit");
    }

    @DataBoundSetter
    public void setLimits(Object limits) {
        put("limit", OptionText.assignments(limits));
    }

    public String getSince() {
        return single("since");
    }

    @DataBoundSetter
    public void setSince(String since) {
        put("since", since);
    }

    public String getUntil() {
        return single("until");
    }

    @DataBoundSetter
    public void setUntil(String until) {
        put("until", until);
    }

    public String getLast() {
        return single("last");
    }

    @DataBoundSetter
    public void setLast(String last) {
        put("last", last);
    }

    public String getModel() {
        return single("model");
    }

    @DataBoundSetter
    public void setModel(String model) {
        put("model", model);
    }

    public String getHistory() {
        return single("history");
    }

    @DataBoundSetter
    public void setHistory(String history) {
        put("history", history);
    }

    public String getSeries() {
        return single("series");
    }

    @DataBoundSetter
    public void setSeries(String series) {
        put("series", series);
    }

    public Object getLevel() {
        return single("level");
    }

    @DataBoundSetter
    public void setLevel(Object level) {
        putNumber("level", level);
    }

    public Object getCoolDown() {
        return single("cool-down");
    }

    @DataBoundSetter
    public void setCoolDown(Object days) {
        putNumber("cool-down", days);
    }

    public String getImportance() {
        return single("importance");
    }

    @DataBoundSetter
    public void setImportance(String importance) {
        put("importance", importance);
    }

    public Object getSlices() {
        return shown("slice");
    }

    @DataBoundSetter
    public void setSlices(Object slices) {
        put("slice", ExactText.names(slices));
    }

    public Object getSensitive() {
        return shown("sensitive");
    }

    @DataBoundSetter
    public void setSensitive(Object sensitive) {
        put("sensitive", ExactText.names(sensitive));
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
            return Messages.MonitorModelStep_DisplayName();
        }

        /** Checks the model's name while it is typed: it finds the model together with an alias or a version. */
        @POST
        public FormValidation doCheckName(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String alias,
                @QueryParameter String version) {
            if (blankToNull(value) == null || StepFields.hasVariable(item, value)) {
                return FormValidation.ok();
            }
            boolean alone = blankToNull(alias) == null && blankToNull(version) == null;
            return hinted(item, () -> {
                new ModelName(value.trim());
                return alone ? Messages.MonitorModelStep_nameAlone() : null;
            });
        }

        /** Returns the models of the registry inside Jenkins. */
        @POST
        public ComboBoxModel doFillNameItems(@AncestorInPath Item item, @QueryParameter String registry) {
            return Offers.models(item, registry);
        }

        /** Returns the aliases of a model of the registry inside Jenkins. */
        @POST
        public ComboBoxModel doFillAliasItems(
                @AncestorInPath Item item, @QueryParameter String name, @QueryParameter String registry) {
            return Offers.aliases(item, name, registry);
        }

        /** Returns the registries of the job. */
        @POST
        public ComboBoxModel doFillRegistryItems(@AncestorInPath Item item) {
            return Offers.registries(item);
        }

        /** Checks the id of a registry while it is typed. */
        @POST
        public FormValidation doCheckRegistry(@AncestorInPath Item item, @QueryParameter String value) {
            return StepFields.registry(item, value);
        }

        /** Returns the possible meanings of the output, where nothing else says it. */
        @POST
        public ListBoxModel doFillTaskItems(@AncestorInPath Item item) {
            return StepFields.tasks(item);
        }

        @POST
        public FormValidation doCheckThreshold(@AncestorInPath Item item, @QueryParameter String value) {
            return StepFields.threshold(item, value);
        }

        @POST
        public FormValidation doCheckLevel(@AncestorInPath Item item, @QueryParameter String value) {
            return StepFields.number(
                    item, value, level -> level > 0 && level < 0.5, Messages.MonitorModelStep_badLevel());
        }

        @POST
        public FormValidation doCheckCoolDown(@AncestorInPath Item item, @QueryParameter String value) {
            return StepFields.number(
                    item, value, days -> days >= 0 && days == (int) days, Messages.MonitorModelStep_badDays());
        }

        @Override
        void read(String rule, Source source) {
            MonitorGrammar.rule(rule, source);
        }
    }
}
