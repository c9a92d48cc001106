package io.jenkins.plugins.mlops.steps.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.results.Attempt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.BodyInvocationAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Where in the graph of a build a step is, as far as it tells whether the step makes a check again. */
public final class PipelinePlace {
    /** Steps that run their block until it ends well. */
    private static final Set<String> AGAIN = Set.of("retry", "waitUntil");

    private PipelinePlace() {}

    /** The place of a step, or null when nothing around it is done again. */
    @CheckForNull
    public static Attempt of(FlowNode step) {
        List<String> rounds = new ArrayList<>();
        List<String> path = new ArrayList<>();
        BlockStartNode inner = null;
        for (BlockStartNode block : step.getEnclosingBlocks()) { // from the innermost
            LabelAction label = block.getPersistentAction(LabelAction.class); // of a stage or a branch
            if (label != null) {
                path.add(label.getDisplayName());
            }
            boolean round = inner != null && inner.getPersistentAction(BodyInvocationAction.class) != null;
            if (round && AGAIN.contains(block.getDisplayFunctionName())) {
                rounds.add(block.getId() + ":" + inner.getId());
            }
            inner = block;
        }
        Collections.reverse(rounds);
        Collections.reverse(path);
        return Attempt.of(rounds, path);
    }
}
