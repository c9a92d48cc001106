package io.jenkins.plugins.mlops.agent;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.ComputerListener;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Ends the processes and removes the folders of engines that their steps could not: the agent was away when the build was aborted, or Jenkins was killed in the
 * middle of a build that does not go on. It happens as soon as the agent is back; for the built-in node, when Jenkins is.
 */
@Extension
public final class OrphanedEngineCleanup extends ComputerListener {
    private static final Logger LOGGER = Logger.getLogger(OrphanedEngineCleanup.class.getName());

    private RunningEngines running;

    static OrphanedEngineCleanup get() {
        return ExtensionList.lookupSingleton(OrphanedEngineCleanup.class);
    }

    /** The engines of this Jenkins. */
    synchronized RunningEngines running() {
        if (running == null) {
            running = new RunningEngines(
                    Jenkins.get().getRootDir().toPath().resolve("mlops").resolve("running"));
        }
        return running;
    }

    @Override
    public void onOnline(Computer computer, TaskListener listener) {
        Computer.threadPoolForRemoting.submit(
                () -> tidy(computer)); // not here: the agent is of no use before this returns
    }

    private void tidy(Computer computer) {
        try {
            List<RunningEngines.Left> all = running().left(computer.getName());
            Node node = all.isEmpty() ? null : computer.getNode();
            if (node == null) {
                return;
            }
            for (RunningEngines.Left left : all) {
                if (running().claim(left)) {
                    tidy(node, left);
                }
            }
        } catch (IOException | RuntimeException x) {
            LOGGER.log(Level.WARNING, "cannot tidy up after steps on " + computer.getName(), x);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy(Node node, RunningEngines.Left left) throws IOException, InterruptedException {
        boolean tidy = false;
        try {
            EngineTraces traces = EngineTraces.on(node, left);
            if (traces != null) {
                traces.remove();
                tidy = true;
                LOGGER.info(() -> "ended what an interrupted step had left on "
                        + (left.node().isEmpty() ? "the built-in node" : left.node()));
            }
        } finally {
            running().end(left.token(), tidy);
        }
    }
}
