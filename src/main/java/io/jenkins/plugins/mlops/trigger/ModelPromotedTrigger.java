package io.jenkins.plugins.mlops.trigger;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.form.FormChecks;
import io.jenkins.plugins.mlops.form.FormErrors;
import jenkins.model.ParameterizedJobMixIn;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Starts a job when an alias of a model in the registry inside Jenkins points at another version. Moves from before the trigger was set start nothing. */
public final class ModelPromotedTrigger extends Trigger<Job<?, ?>> {
    private final String name;
    private final String alias;

    /**
     * @param name of the model, which need not be there yet
     * @param alias that moves
     * @throws IllegalArgumentException in one line, when there can be no such model or alias
     */
    @DataBoundConstructor
    public ModelPromotedTrigger(String name, String alias) {
        this.name = name == null ? "" : name.trim();
        this.alias = alias == null ? "" : alias.trim();
        check();
    }

    public String getName() {
        return name;
    }

    public String getAlias() {
        return alias;
    }

    /** Returns the model. */
    ModelName model() {
        return new ModelName(name);
    }

    private void check() {
        try {
            model();
            Decisions.checkAlias(alias);
        } catch (BadInputException x) {
            throw new IllegalArgumentException("modelPromoted: " + x.getMessage(), x);
        }
    }

    /** Checks what was stored. */
    @Override
    protected Object readResolve() {
        check();
        return this;
    }

    /** Remembers which events there are already, so that only later ones count. */
    @Override
    public void start(Job<?, ?> job, boolean newInstance) {
        super.start(job, newInstance);
        PromotionCheck.get().begin(job, this);
    }

    /** The trigger may be gone for good, and what it remembered with it; a check finds out. */
    @Override
    public void stop() {
        super.stop();
        PromotionCheck.get().sweep();
    }

    /** The part of a job's form. */
    @Extension
    @Symbol("modelPromoted")
    public static final class DescriptorImpl extends TriggerDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.ModelPromotedTrigger_DisplayName();
        }

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof Job && item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }

        @Override
        public Trigger<?> newInstance(StaplerRequest2 request, JSONObject form) throws Descriptor.FormException {
            return FormErrors.told("triggers", () -> super.newInstance(request, form));
        }

        /** Checks the model's name while it is typed. */
        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.checked(item, () -> new ModelName(value == null ? "" : value.trim()));
        }

        /** Checks the alias while it is typed. */
        @POST
        public FormValidation doCheckAlias(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.checked(item, () -> Decisions.checkAlias(value == null ? "" : value.trim()));
        }
    }
}
