package io.jenkins.plugins.mlops.steps.run;

import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.remoting.Channel;
import java.io.IOException;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The workspace of a step, on an agent that may be away for a while: after a restart of Jenkins it has yet to connect again. */
public final class Workplace {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Seconds between the end of an engine and that of its agent, when it is the same thing that ends both. */
    private static final int FAREWELL = 4;

    private final StepContext context;
    private final TaskListener listener;

    public Workplace(StepContext context, TaskListener listener) {
        this.context = context;
        this.listener = listener;
    }

    /**
     * The workspace, as soon as its agent is connected.
     *
     * @throws IOException when the agent stayed away for half an hour
     * @throws InterruptedException when the step was stopped meanwhile
     */
    public FilePath await() throws IOException, InterruptedException {
        long patience = PATIENCE.dividedBy(PAUSE);
        for (long tries = 0; ; tries++) {
            IOException away;
            try {
                FilePath workspace = context.get(FilePath.class);
                if (workspace != null && !lost(workspace)) {
                    return workspace;
                }
                away = new IOException("the agent of this step is not connected");
            } catch (IOException x) {
                away = x;
            }
            if (tries == 0) {
                listener.getLogger().println("[mlops] waiting for the agent: " + away.getMessage());
            }
            if (tries == patience) {
                throw away;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /**
     * Tells whether an engine that something ended goes down with its agent, or with Jenkins: a machine or a service that is stopped ends all of its
     * processes, and the engine may be the first of them. Waits some seconds for the others.
     */
    public boolean leaving(FilePath workspace) throws InterruptedException {
        for (int waits = 0; waits < FAREWELL; waits++) {
            if (lost(workspace) || Jenkins.get().isTerminating()) {
                return true;
            }
            Thread.sleep(1000);
        }
        return false;
    }

    /** Tells whether the connection to the agent of a workspace is gone. */
    public boolean lost(FilePath workspace) {
        return workspace.getChannel() instanceof Channel && ((Channel) workspace.getChannel()).isClosingOrClosed();
    }
}
