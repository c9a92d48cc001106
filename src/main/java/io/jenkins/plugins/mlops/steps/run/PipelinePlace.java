package io.jenkins.plugins.mlops.steps.run;

import io.jenkins.plugins.mlops.results.Attempt;
import io.jenkins.plugins.mlops.results.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.BodyInvocationAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Where in the graph of a build a step is, as far as it tells whether the step makes a check again, and what runs beside it. */
public final class PipelinePlace {
    /** Steps that run their block until it ends well. */
    private static final Set<String> AGAIN = Set.of("retry", "waitUntil");

    private PipelinePlace() {}

    /** Tells whether a block runs what is in it until that ends well. */
    static boolean isDoneAgain(BlockStartNode block) {
        return AGAIN.contains(block.getDisplayFunctionName());
    }

    /** The place of a step. */
    public static Place of(FlowNode step) {
        List<String> rounds = new ArrayList<>();
        List<Place.Surrounding> around = new ArrayList<>();
        BlockStartNode inner = null;
        for (BlockStartNode block : step.getEnclosingBlocks()) { // from the innermost
            LabelAction label = block.getPersistentAction(LabelAction.class); // of a stage or a branch
            if (label != null) {
                around.add(branch(block, label));
            }
            boolean round = inner != null && inner.getPersistentAction(BodyInvocationAction.class) != null;
            if (round && isDoneAgain(block)) {
                rounds.add(block.getId() + ":" + inner.getId());
            }
            inner = block;
        }
        Collections.reverse(rounds);
        Collections.reverse(around);
        return new Place(
                Attempt.of(rounds, around.stream().map(Place.Surrounding::name).toList()), around);
    }

    private static Place.Surrounding branch(BlockStartNode block, LabelAction label) {
        ThreadNameAction thread = block.getPersistentAction(ThreadNameAction.class);
        return thread == null
                ? new Place.Surrounding(label.getDisplayName(), false)
                : new Place.Surrounding(thread.getThreadName(), true);
    }
}
