package io.jenkins.plugins.mlops.steps.run;

import hudson.FilePath;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * The folder that a step works in, inside of its workspace.
 *
 * @param workspace which files may not leave
 * @param path of the folder on the agent: that of the workspace, unless {@code dir} changed it
 */
public record WorkFolder(FilePath workspace, String path) {
    /** The workspace itself. */
    public static WorkFolder of(FilePath workspace) {
        return new WorkFolder(workspace, workspace.getRemote());
    }

    /** The folder of a step of a Pipeline; one that lies in no workspace is its own. */
    public static WorkFolder of(FilePath folder, FlowNode step) {
        for (BlockStartNode block : step.getEnclosingBlocks()) { // from the innermost
            WorkspaceAction workspace = block.getPersistentAction(WorkspaceAction.class); // of "node" and "ws"
            if (workspace != null) {
                return isInside(folder.getRemote(), workspace.getPath())
                        ? new WorkFolder(new FilePath(folder.getChannel(), workspace.getPath()), folder.getRemote())
                        : of(folder);
            }
        }
        return of(folder);
    }

    private static boolean isInside(String folder, String workspace) {
        return folder.startsWith(workspace)
                && (folder.length() == workspace.length() || "/\\".indexOf(folder.charAt(workspace.length())) >= 0);
    }

    /** Returns a folder that a user names, as seen from the workspace. */
    String named(String folder) {
        return path.equals(workspace.getRemote()) ? folder : path + "/" + folder;
    }
}
