package io.jenkins.plugins.mlops.steps.verdict;

import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.Outcomes;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.request.GatePolicy;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;

/** Effect of a check on a build. */
public final class Gate {
    private final GatePolicy policy;
    private final CheckSummary check;
    private final Verdict verdict;
    private final Outcomes usual = MlopsConfiguration.get().getOutcomes();

    public Gate(GatePolicy policy, CheckSummary check) {
        this.policy = policy;
        this.check = check;
        this.verdict = check.getVerdict().decided();
    }

    /** For a check that is not stored yet; it only tells the reaction. */
    public Gate(GatePolicy policy, Verdict verdict) {
        this.policy = policy;
        this.check = null;
        this.verdict = verdict;
    }

    /** Returns the reaction; for a check that passed, nothing more than to note it. */
    public Reaction reaction() {
        return usual.reaction(policy, verdict);
    }

    /** A line for the log where the configuration of Jenkins, and not the step, lets a build do something else than usual; or null. */
    private String because() {
        Reaction reaction = reaction();
        return policy.said(verdict) != null || Outcomes.USUAL.reaction(policy, verdict) == reaction
                ? null
                : verdict + " does " + reaction
                        + " here: the step does not say what it does, and Manage Jenkins, System does";
    }

    /** The same as a result of builds. */
    public Result effect() {
        switch (reaction()) {
            case FAILURE:
                return Result.FAILURE;
            case UNSTABLE:
                return Result.UNSTABLE;
            default:
                return Result.SUCCESS;
        }
    }

    /** One line that says what was found. */
    public String line() {
        return check.getHeading() + ": " + check.getVerdict() + ", " + check.getMessage();
    }

    /** Says in the log what was found, where its report is, and what else is to be known. */
    public void log(TaskListener listener, Run<?, ?> run) {
        listener.getLogger().println("[mlops] " + line());
        String page = "/" + new BuildResults(run).page(check.getId());
        listener.getLogger().println("[mlops] report: " + HyperlinkNote.encodeTo(page, check.getTitle()));
        String because = because();
        if (because != null) {
            listener.getLogger().println("[mlops] " + because);
        }
    }

    /** The failure of a step whose gate is broken; it prints as one line, without a stack. */
    public AbortException failure() {
        return new AbortException(line());
    }

    boolean passed() {
        return verdict == Verdict.PASSED;
    }
}
