package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.NewModelName;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The Pipeline step {@code registerModel}: what exactly is shipped, from what, checked by whom, and is it safe to load? */
public final class RegisterModelStep extends WorkspaceCheckStep {
    static final String FUNCTION = "registerModel";

    @DataBoundConstructor
    public RegisterModelStep(String name, Object model) {
        super(CheckKind.REGISTER_MODEL);
        put("name", name);
        put("model", OptionText.linesAndCommas(model));
    }

    /** A step with the parameters of a request. */
    RegisterModelStep(CheckRequest request) {
        super(CheckKind.REGISTER_MODEL);
        take(request);
    }

    /** The name of the model. */
    public String getName() {
        return single("name");
    }

    public Object getModel() {
        return shown("model");
    }

    public String getAlias() {
        return single("alias");
    }

    @DataBoundSetter
    public void setAlias(String alias) {
        put("alias", alias);
    }

    public Object getRequires() {
        return shown("requires");
    }

    @DataBoundSetter
    public void setRequires(Object requires) {
        put("requires", OptionText.linesAndCommas(requires));
    }

    public Object getDataset() {
        return shown("dataset");
    }

    @DataBoundSetter
    public void setDataset(Object dataset) {
        put("dataset", OptionText.linesAndCommas(dataset));
    }

    public String getMetrics() {
        return single("metrics");
    }

    @DataBoundSetter
    public void setMetrics(String metrics) {
        put("metrics", metrics);
    }

    public Object getParams() {
        return shown("param");
    }

    @DataBoundSetter
    public void setParams(Object params) {
        put("param", OptionText.assignments(params));
    }

    public Object getTags() {
        return shown("tag");
    }

    @DataBoundSetter
    public void setTags(Object tags) {
        put("tag", OptionText.assignments(tags));
    }

    public String getSignature() {
        return single("signature");
    }

    @DataBoundSetter
    public void setSignature(String signature) {
        put("signature", signature);
    }

    public String getScanPolicy() {
        return single("scan-policy");
    }

    @DataBoundSetter
    public void setScanPolicy(String scanPolicy) {
        put("scan-policy", scanPolicy);
    }

    public String getRegistry() {
        return single("registry");
    }

    @DataBoundSetter
    public void setRegistry(String registry) {
        put("registry", registry);
    }

    /** Name, help and form checks of the step. */
    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {
        /** A model may be new, and then it gets a name that an address can hold. */
        @Override
        ModelName modelName(String text) {
            return NewModelName.of(text);
        }

        @Override
        public String getFunctionName() {
            return FUNCTION;
        }

        @Override
        public String getDisplayName() {
            return Messages.RegisterModelStep_DisplayName();
        }
    }
}
