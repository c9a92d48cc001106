package io.jenkins.plugins.mlops.steps.verdict;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.FileErrorText;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckListener;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;

/**
 * That a step ended without a result, noted with its build: what ended with an error or was stopped must not look like what was never asked, or as the last build
 * that had a result does. A step that has a result already is left as it is.
 */
public final class NoResult {
    private static final int MAX_TEXT = 2_000;

    private final CheckRequest request;
    private final String token;
    private final Run<?, ?> run;
    private final TaskListener listener;

    public NoResult(CheckRequest request, String token, Run<?, ?> run, TaskListener listener) {
        this.request = request;
        this.token = token;
        this.run = run;
        this.listener = listener;
    }

    /**
     * Notes that an error ended the step.
     *
     * @return the error for the log: one in one line says which step and, beside others, which check it is about
     */
    public Throwable error(Throwable error) {
        note(CheckVerdict.ERROR, message(error), Result.FAILURE);
        if (!(error instanceof AbortException) || error.getMessage() == null) {
            return error;
        }
        String heading = MlopsAction.checksOf(run).stream()
                .filter(check -> check.isOf(token))
                .map(CheckSummary::getHeading)
                .findFirst()
                .orElse(request.getKind().step());
        String text = error.getMessage();
        if (text.startsWith(heading + ":")) {
            return error;
        }
        String step = request.getKind().step() + ": ";
        return new AbortException(heading + ": " + (text.startsWith(step) ? text.substring(step.length()) : text));
    }

    /** Notes that somebody or something stopped the step. */
    public void aborted(List<CauseOfInterruption> causes) {
        String why = causes.stream()
                .map(CauseOfInterruption::getShortDescription)
                .distinct()
                .collect(Collectors.joining(", "));
        note(
                CheckVerdict.ABORTED,
                "stopped before there was a result" + (why.isEmpty() ? "" : ": " + why),
                Result.ABORTED);
    }

    private void note(CheckVerdict verdict, String message, Result effect) {
        try {
            CheckSummary check = new BuildResults(run).storeUndecided(request, token, verdict, message);
            if (check != null) {
                CheckListener.fire(run, check, effect, listener);
            }
        } catch (IOException x) { // the step ends as it does; that is told in the log in any case
            listener.getLogger()
                    .println("[mlops] the controller cannot keep that this step ended with " + verdict + ": "
                            + (x instanceof FileSystemException file ? FileErrorText.of(file) : x.getMessage()));
        }
    }

    /** One line; the name of the step, which stands beside it everywhere, is left out. */
    private String message(Throwable error) {
        String text = error.getMessage();
        if (text == null || text.isBlank() || !(error instanceof IOException)) {
            text = error.toString(); // what nobody meant to be read says by its type what it is
        }
        String step = request.getKind().step() + ": ";
        return OneLine.of(text.startsWith(step) ? text.substring(step.length()) : text, MAX_TEXT);
    }
}
