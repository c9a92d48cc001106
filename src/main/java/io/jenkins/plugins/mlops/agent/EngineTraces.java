package io.jenkins.plugins.mlops.agent;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Node;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;

/** All that an engine leaves on a node: processes, found by a token in their environment, and one temporary folder. */
final class EngineTraces {
    private static final String COOKIE = "MLOPS_STEP_TOKEN";

    private final Launcher launcher;
    private final FilePath folder;
    private final Map<String, String> cookie;

    EngineTraces(Launcher launcher, FilePath folder, String token) {
        this.launcher = launcher;
        this.folder = folder;
        this.cookie = Map.of(COOKIE, token);
    }

    /** Those of an engine nobody looks after; null when the node is not connected. */
    static EngineTraces on(Node node, RunningEngines.Left left) {
        FilePath folder = node.createPath(left.folder());
        return folder == null ? null : new EngineTraces(node.createLauncher(TaskListener.NULL), folder, left.token());
    }

    /** Returns the environment variables by which a process is found. */
    Map<String, String> cookie() {
        return cookie;
    }

    FilePath folder() {
        return folder;
    }

    /** Ends the processes, then removes the folder. */
    void remove() throws IOException, InterruptedException {
        launcher.kill(cookie);
        folder.deleteRecursive();
    }
}
