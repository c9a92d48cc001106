package io.jenkins.plugins.mlops.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.request.GatePolicy;
import io.jenkins.plugins.mlops.request.Reaction;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Reactions of a build to verdicts where its step does not say them. */
public final class Outcomes implements Describable<Outcomes> {
    /** As long as nobody says anything: a broken gate fails the step, warnings and undecided rules make the build unstable. */
    public static final Outcomes USUAL = new Outcomes();

    private Reaction onFailed = Reaction.FAILURE;
    private Reaction onWarning = Reaction.UNSTABLE;
    private Reaction onInconclusive = Reaction.UNSTABLE;

    @DataBoundConstructor
    public Outcomes() {}

    public Reaction failed() {
        return onFailed;
    }

    public Reaction warning() {
        return onWarning;
    }

    public Reaction inconclusive() {
        return onInconclusive;
    }

    public String getOnFailed() {
        return onFailed.name();
    }

    /** @throws IllegalArgumentException in one line, when there is no reaction of that name, as with the two after it */
    @DataBoundSetter
    public void setOnFailed(String onFailed) {
        this.onFailed = Reaction.of("onFailed", onFailed, USUAL.onFailed);
    }

    public String getOnWarning() {
        return onWarning.name();
    }

    @DataBoundSetter
    public void setOnWarning(String onWarning) {
        this.onWarning = Reaction.of("onWarning", onWarning, USUAL.onWarning);
    }

    public String getOnInconclusive() {
        return onInconclusive.name();
    }

    @DataBoundSetter
    public void setOnInconclusive(String onInconclusive) {
        this.onInconclusive = Reaction.of("onInconclusive", onInconclusive, USUAL.onInconclusive);
    }

    /** Replaces stored values that cannot be read by the defaults. */
    private Object readResolve() {
        onFailed = onFailed == null ? USUAL.onFailed : onFailed;
        onWarning = onWarning == null ? USUAL.onWarning : onWarning;
        onInconclusive = onInconclusive == null ? USUAL.onInconclusive : onInconclusive;
        return this;
    }

    /** The part of the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<Outcomes> {
        @Override
        public String getDisplayName() {
            return Messages.Outcomes_DisplayName();
        }

        @POST
        public ListBoxModel doFillOnFailedItems() {
            return reactions();
        }

        @POST
        public ListBoxModel doFillOnWarningItems() {
            return reactions();
        }

        @POST
        public ListBoxModel doFillOnInconclusiveItems() {
            return reactions();
        }

        private static ListBoxModel reactions() {
            ListBoxModel items = new ListBoxModel();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                for (Reaction reaction : Reaction.values()) {
                    items.add(reaction.getDescription(), reaction.name());
                }
            }
            return items;
        }
    }

    /** The reaction to a verdict: what the step says, or where it says nothing, these. */
    public Reaction reaction(GatePolicy policy, Verdict verdict) {
        Reaction said = policy.said(verdict);
        if (said != null) {
            return said;
        }
        switch (verdict) {
            case WARNING:
                return warning();
            case INCONCLUSIVE:
                return inconclusive();
            default:
                return failed();
        }
    }
}
