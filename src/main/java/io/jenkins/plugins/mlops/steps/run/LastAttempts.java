package io.jenkins.plugins.mlops.steps.run;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.mlops.results.BuildResults;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * Makes a build unstable at the end of a block that may be done again, when the last attempt at one of its checks asks for it. It is synchronous, so that
 * the next step, a {@code post} condition among them, finds the build as it is.
 */
@Extension
public final class LastAttempts implements GraphListener.Synchronous {
    private static final Logger LOGGER = Logger.getLogger(LastAttempts.class.getName());

    @Override
    public void onNewHead(FlowNode node) {
        if (!(node instanceof BlockEndNode)) {
            return;
        }
        BlockStartNode start = ((BlockEndNode<?>) node).getStartNode();
        if (!PipelinePlace.isDoneAgain(start)) {
            return;
        }
        try {
            if (node.getExecution().getOwner().getExecutable() instanceof Run<?, ?> run
                    && new BuildResults(run).settle(start.getId())) {
                run.setResult(Result.UNSTABLE);
            }
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, x, () -> "the build of a block that has ended cannot be found");
        }
    }
}
