package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.Outcomes;
import io.jenkins.plugins.mlops.form.FormAccess;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.GatePolicy;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Common part of the descriptors of all checks. */
public abstract class CheckStepDescriptor extends StepDescriptor {
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, TaskListener.class, FlowNode.class);
    }

    /**
     * Makes a step of what a Pipeline gives. A parameter that does not exist is refused: with a warning only, as is usual, a gate could
     * pass because half of its rules never reached it.
     */
    @Override
    @SuppressWarnings(
            "deprecation") // what replaces it is asked for the arguments only, and has no way to refuse in one line
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        DescribableModel<? extends Step> model = DescribableModel.of(clazz);
        for (String name : arguments.keySet()) {
            if (model.getParameter(name) == null) {
                String known = model.getParameters().stream()
                        .filter(parameter -> !parameter.isDeprecated())
                        .map(DescribableParameter::getName)
                        .sorted()
                        .collect(Collectors.joining(", "));
                throw new AbortException(
                        getFunctionName() + ": unknown parameter " + OneLine.quoted(name) + "; there are " + known);
            }
        }
        try {
            return super.newInstance(arguments);
        } catch (IllegalArgumentException x) { // a value of a type that does not fit, far down among the causes
            Throwable root = x;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new AbortException(getFunctionName() + ": " + OneLine.of(root.getMessage(), 300));
        }
    }

    /** Returns the label, the model or the input that a step looks at, shown beside its name in the list of a build's steps. */
    @Override
    public String argumentsToString(Map<String, Object> arguments) {
        Object shown = Stream.of("label", "name", "data")
                .map(arguments::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return OneLine.of(String.join(", ", OptionText.lines(shown)), 100);
    }

    /** Checks the label while it is typed. */
    @POST
    public FormValidation doCheckLabel(@AncestorInPath Item item, @QueryParameter String value) {
        if (!FormAccess.mayConfigure(item)
                || value == null
                || value.isBlank()
                || CheckRequest.isName(value.trim())
                || StepFields.hasVariable(item, value) && CheckRequest.isNameWithVariables(value.trim())) {
            return FormValidation.ok();
        }
        return FormValidation.error(Messages.CheckStep_badLabel());
    }

    /** Returns the choices for the baseline. */
    @POST
    public ListBoxModel doFillBaselineItems(@AncestorInPath Item item) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.CheckStep_noBaseline(), "");
        if (FormAccess.mayConfigure(item)) {
            items.add(Messages.CheckStep_lastSuccessful(), GatePolicy.LAST_SUCCESSFUL);
        }
        return items;
    }

    /** Returns the reactions to a broken rule. */
    @POST
    public ListBoxModel doFillOnFailedItems(@AncestorInPath Item item) {
        return reactions(item, Outcomes::failed);
    }

    /** Returns the reactions to a broken rule of severity warning. */
    @POST
    public ListBoxModel doFillOnWarningItems(@AncestorInPath Item item) {
        return reactions(item, Outcomes::warning);
    }

    /** Returns the reactions to a rule that cannot be decided. */
    @POST
    public ListBoxModel doFillOnInconclusiveItems(@AncestorInPath Item item) {
        return reactions(item, Outcomes::inconclusive);
    }

    private static ListBoxModel reactions(Item item, Function<Outcomes, Reaction> usual) {
        ListBoxModel items = new ListBoxModel();
        if (FormAccess.mayConfigure(item)) {
            items.add(
                    Messages.CheckStep_usual(
                            usual.apply(MlopsConfiguration.get().getOutcomes()).getDescription()),
                    "");
            for (Reaction reaction : Reaction.values()) {
                items.add(reaction.getDescription(), reaction.name());
            }
        }
        return items;
    }
}
