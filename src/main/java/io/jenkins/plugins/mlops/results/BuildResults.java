package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.agent.FileErrorText;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where the results of a build are kept. */
public final class BuildResults {
    /** The document of a check, in the check's folder. */
    public static final String DOCUMENT = "result.json";

    private static final String FOLDER = "mlops";
    private static final String SERIES = "series.json";

    private final Run<?, ?> run;

    public BuildResults(Run<?, ?> run) {
        this.run = run;
    }

    /** Returns the result that a step has already found and stored, or null. */
    @CheckForNull
    public CheckSummary found(String token) throws IOException {
        MlopsAction action = run.getAction(MlopsAction.class);
        CheckSummary summary = action == null ? null : action.byToken(token);
        if (summary != null) { // Jenkins may have been killed between the one file and the other
            TrendLog.of(run.getParent()).complete(run.getNumber(), summary);
        }
        return summary;
    }

    /** An id for the check of a step; the same step gets the same id again. */
    public String reserve(CheckRequest request, String token) {
        return reserve(request, token, null);
    }

    /**
     * An id for the check of a step; the same step gets the same id again.
     *
     * @param attempt where in a Pipeline the step is, when it may be done again there; or null
     */
    public String reserve(CheckRequest request, String token, Attempt attempt) {
        return action().reserve(request, token, attempt).id();
    }

    /** Address of the report of a check, below the root of Jenkins. */
    public String page(String id) {
        return run.getUrl() + MlopsTab.URL + "/" + id + "/";
    }

    /** The folder on the controller where the checks of the build are. */
    public Path folder() {
        return run.getRootDir().toPath().resolve(FOLDER);
    }

    /** The folder on the controller where the files of a check are. */
    public Path folder(String id) {
        if (!CheckSummary.isId(id)) {
            throw new IllegalArgumentException("not the id of a check");
        }
        return folder().resolve(id);
    }

    /** Stores the totals of a check with the build and with the job. */
    public CheckSummary store(CheckRequest request, String token, EngineResult result) throws IOException {
        return store(request, token, result, null);
    }

    /** Stores the totals of a check with the version of a model that came of it. */
    public CheckSummary store(CheckRequest request, String token, EngineResult result, RegisteredVersion registered)
            throws IOException {
        CheckSummary summary = new CheckSummary(
                action().reserve(request, token, null), token, request, result, System.currentTimeMillis(), registered);
        if (!action().put(summary)) {
            throw new AbortException(request.getKind().step() + ": the step has ended meanwhile");
        }
        try {
            run.save();
            TrendLog.of(run.getParent()).append(run.getNumber(), summary);
        } catch (IOException x) { // a gate that cannot be told of later is not passed
            action().remove(token);
            throw new AbortException(
                    request.getKind().step() + ": the controller cannot keep the result: " + FileErrorText.of(x));
        }
        return summary;
    }

    /**
     * Notes with the build and with the job that a step ended without a result. What cannot be written is there at least as long as Jenkins runs, and when the
     * build is written the next time.
     *
     * @param verdict one that is no decision
     * @param message why there is no result, in one line
     * @return the check, or null when the step has one already: a result, or an end that was noted before
     * @throws IOException when the disk does not take it
     */
    @CheckForNull
    public CheckSummary storeUndecided(CheckRequest request, String token, CheckVerdict verdict, String message)
            throws IOException {
        if (action().byToken(token) != null) {
            return null;
        }
        CheckSummary summary = new CheckSummary(
                action().reserve(request, token, null), token, request, verdict, message, System.currentTimeMillis());
        if (!action().putUndecided(summary)) {
            return null;
        }
        run.save();
        TrendLog.of(run.getParent()).append(run.getNumber(), summary);
        return summary;
    }

    /** The document of the same check in the last successful build before this one, or null. */
    @CheckForNull
    public Path lastSuccessful(CheckRequest request) {
        // Jenkins knows the last successful build without loading those after it; walking back from here is for a build
        // that others overtook.
        Run<?, ?> before = run.getParent().getLastSuccessfulBuild();
        if (before != null && before.getNumber() >= run.getNumber()) {
            before = run.getPreviousSuccessfulBuild();
        }
        if (before == null) {
            return null;
        }
        for (CheckSummary check : MlopsAction.checksOf(before)) {
            if (check.getVerdict().isDecided()
                    && check.getStep().equals(request.getKind().step())
                    && Objects.equals(check.getName(), request.getName())) {
                Path document = new BuildResults(before).folder(check.getId()).resolve(DOCUMENT);
                return Files.isRegularFile(document) ? document : null;
            }
        }
        return null;
    }

    /** The series that the check of this id left in the newest earlier build, or null. */
    @CheckForNull
    public Path seriesBefore(String id) throws IOException {
        List<CheckPoint> points = TrendLog.of(run.getParent()).points();
        for (int i = points.size() - 1; i >= 0; i--) {
            CheckPoint point = points.get(i);
            if (point.id().equals(id)
                    && point.build() < run.getNumber()
                    && point.verdict().isDecided()) {
                Path series = run.getParent()
                        .getBuildDir()
                        .toPath()
                        .resolve(String.valueOf(point.build()))
                        .resolve(FOLDER)
                        .resolve(id)
                        .resolve(SERIES);
                if (Files.isRegularFile(series)) {
                    return series;
                }
            }
        }
        return null;
    }

    /** Why a check asked for a new training, or did not; null when it did not count over runs. */
    @CheckForNull
    public String seriesReason(String id) throws IOException {
        Path series = folder(id).resolve(SERIES);
        if (!Files.isRegularFile(series)) {
            return null;
        }
        try {
            return JsonReader.object(Files.readString(series)).get("reason") instanceof String reason ? reason : null;
        } catch (IllegalArgumentException x) {
            return null; // a word of explanation is no reason to fail
        }
    }

    private MlopsAction action() {
        synchronized (run) {
            MlopsAction action = run.getAction(MlopsAction.class);
            if (action == null) {
                action = new MlopsAction();
                run.addAction(action);
            }
            return action;
        }
    }
}
