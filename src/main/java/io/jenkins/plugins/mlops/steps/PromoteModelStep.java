package io.jenkins.plugins.mlops.steps;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ComboBoxModel;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline step {@code promoteModel}: moves an alias to a version that holds its own against the one it points to, or back. */
public final class PromoteModelStep extends CheckStep {
    static final String FUNCTION = "promoteModel";

    @DataBoundConstructor
    public PromoteModelStep(String name, String alias) {
        super(CheckKind.PROMOTE_MODEL);
        put("name", name);
        put("alias", alias);
    }

    /** A step with the parameters of a request. */
    PromoteModelStep(CheckRequest request) {
        super(CheckKind.PROMOTE_MODEL);
        take(request);
    }

    /** The name of the model. */
    public String getName() {
        return single("name");
    }

    public String getAlias() {
        return single("alias");
    }

    public Object getVersion() {
        return single("version");
    }

    @DataBoundSetter
    public void setVersion(Object version) {
        putNumber("version", version);
    }

    public String getFrom() {
        return single("from");
    }

    @DataBoundSetter
    public void setFrom(String from) {
        put("from", from);
    }

    public Object getCompare() {
        return shown("compare");
    }

    @DataBoundSetter
    public void setCompare(Object compare) {
        put("compare", OptionText.linesAndCommas(compare));
    }

    public String getNote() {
        return single("note");
    }

    @DataBoundSetter
    public void setNote(String note) {
        put("note", note);
    }

    public boolean isRollback() {
        return "true".equals(single("rollback"));
    }

    @DataBoundSetter
    public void setRollback(boolean rollback) {
        put("rollback", rollback ? "true" : null);
    }

    public String getRegistry() {
        return single("registry");
    }

    @DataBoundSetter
    public void setRegistry(String registry) {
        put("registry", registry);
    }

    /** Name, help and form checks of the step. It needs no agent. */
    @Extension
    public static final class DescriptorImpl extends ModelStepDescriptor {
        @Override
        public String getFunctionName() {
            return FUNCTION;
        }

        @Override
        public String getDisplayName() {
            return Messages.PromoteModelStep_DisplayName();
        }

        /** Returns the aliases that may point at the version. */
        @POST
        public ComboBoxModel doFillFromItems(
                @AncestorInPath Item item, @QueryParameter String name, @QueryParameter String registry) {
            return Offers.aliases(item, name, registry);
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
