package io.jenkins.plugins.mlops.steps.verdict;

import hudson.model.Result;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Marks of a step in the graph of its build, by which views and {@code post} conditions tell the result of a stage. */
public final class StageVerdict {
    private final FlowNode node;

    /** @param node of the step */
    public StageVerdict(FlowNode node) {
        this.node = node;
    }

    /** Marks the step, and so its stage, as unstable. */
    public void unstable(String message) {
        node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
    }

    /** Takes the mark from the step of an earlier attempt. */
    public void clear(String earlier) throws IOException {
        FlowNode marked = node.getExecution().getNode(earlier);
        WarningAction mark = marked == null ? null : marked.getPersistentAction(WarningAction.class);
        if (mark != null) {
            marked.removeAction(mark);
        }
    }
}
