package io.jenkins.plugins.mlops.steps;

import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.config.FormAccess;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of all checks have in common. */
public abstract class CheckStepDescriptor extends StepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, TaskListener.class, FlowNode.class);
    }

    /** What a step looks at, shown beside its name in the list of a build's steps. */
    @Override
    public String argumentsToString(Map<String, Object> arguments) {
        Object name = arguments.get("name");
        return OneLine.of(String.join(", ", OptionText.lines(name == null ? arguments.get("data") : name)), 100);
    }

    /** Checks the label while it is typed. */
    @POST
    public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
        if (!FormAccess.mayConfigure(item) || value == null || value.isBlank() || CheckRequest.isName(value.trim())) {
            return FormValidation.ok();
        }
        return FormValidation.error(Messages.CheckStep_badName());
    }

    /** Checks that the step has something to look at. */
    @POST
    public FormValidation doCheckData(@AncestorInPath Item item, @QueryParameter String value) {
        if (!FormAccess.mayConfigure(item) || !OptionText.linesAndCommas(value).isEmpty()) {
            return FormValidation.ok();
        }
        return FormValidation.error(Messages.CheckStep_noData());
    }

    /** What a check can be compared with. */
    @POST
    public ListBoxModel doFillBaselineItems(@AncestorInPath Item item) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.CheckStep_noBaseline(), "");
        if (FormAccess.mayConfigure(item)) {
            items.add(Messages.CheckStep_lastSuccessful(), GatePolicy.LAST_SUCCESSFUL);
        }
        return items;
    }
}
