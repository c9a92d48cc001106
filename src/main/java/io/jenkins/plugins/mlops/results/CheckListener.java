package io.jenkins.plugins.mlops.results;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;

/**
 * Is told of every check that a build has stored, also of one that ended with an error or was stopped, for those who carry verdicts elsewhere. A listener that fails costs a line in the
 * build's log and nothing else. After a restart of Jenkins in the middle of a step it may be told of the same check twice.
 */
public abstract class CheckListener implements ExtensionPoint {
    /**
     * A check was stored.
     *
     * @param effect what its verdict does to the build: {@link Result#SUCCESS} when nothing, {@link Result#UNSTABLE}, {@link Result#FAILURE}, or {@link Result#ABORTED}
     *     when it was stopped
     */
    public abstract void onCheck(Run<?, ?> run, CheckSummary check, Result effect, TaskListener listener);

    /** Tells all of them. */
    public static void fire(Run<?, ?> run, CheckSummary check, Result effect, TaskListener listener) {
        for (CheckListener each : ExtensionList.lookup(CheckListener.class)) {
            try {
                each.onCheck(run, check, effect, listener);
            } catch (RuntimeException | LinkageError x) { // also a plugin that was replaced by one that does not fit
                listener.getLogger()
                        .println("[mlops] " + each.getClass().getName() + " could not be told of the check "
                                + check.getId() + ": " + x);
            }
        }
    }
}
