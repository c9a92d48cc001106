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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

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
        return name(request, token).id();
    }

    /**
     * An id for the check of a step; the same step gets the same id again.
     *
     * @param place where in a Pipeline the step is
     */
    public String reserve(CheckRequest request, String token, Place place) {
        return action().reserve(request, token, place).id();
    }

    /** The checks of the build by name, as the step of a check finds them. */
    public NamedChecks named(CheckRequest request, String token) {
        Branch branch = name(request, token).branch();
        return new NamedChecks(MlopsAction.checksOf(run), branch == null ? "" : branch.path());
    }

    /**
     * Takes a folder of a workspace for the copies of a check, so that it does not replace those of another one.
     *
     * @param folder where it really is, with the name of the agent
     * @return the id of the check whose copies are there, or null when the folder is free for this one
     */
    public String claim(CheckRequest request, String token, String folder) {
        String key =
                UUID.nameUUIDFromBytes(folder.getBytes(StandardCharsets.UTF_8)).toString();
        return action().claim(key, name(request, token).firstAttempt());
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
        CheckSummary summary =
                new CheckSummary(name(request, token), token, request, result, System.currentTimeMillis(), registered);
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
        CheckSummary summary =
                new CheckSummary(name(request, token), token, request, verdict, message, System.currentTimeMillis());
        if (!action().putUndecided(summary)) {
            return null;
        }
        run.save();
        TrendLog.of(run.getParent()).append(run.getNumber(), summary);
        return summary;
    }

    /**
     * Takes note of what a check does to the build when no later attempt at it is made.
     *
     * @param check made inside of a block that may be done again
     * @param node of the graph, which the step marked
     * @param unstable whether the build becomes unstable, or its stage alone is
     * @return false where no block does the check again, and nothing is noted
     */
    public boolean pend(CheckSummary check, String node, boolean unstable) throws IOException {
        if (check.getAttempt() == null) {
            return false;
        }
        action().pend(new PendingWarning(check.getId(), node, check.getAttempt().outermost(), unstable));
        run.save();
        return true;
    }

    /** Nodes of the graph that earlier attempts at a check marked, and that now count no more. */
    public List<String> mended(CheckSummary check) throws IOException {
        List<String> nodes = action().mended(check);
        if (!nodes.isEmpty()) {
            run.save();
        }
        return nodes;
    }

    /** Tells whether a block of the graph that has ended leaves the build unstable by a check whose last attempt was not mended. */
    public boolean settle(String block) {
        MlopsAction action = run.getAction(MlopsAction.class);
        return action != null && action.settle(block);
    }

    /** The document of the same check in the last successful build before this one, or null. */
    @CheckForNull
    public Path lastSuccessful(CheckRequest request, String token) {
        // Jenkins knows the last successful build without loading those after it; walking back from here is for a build
        // that others overtook.
        Run<?, ?> before = run.getParent().getLastSuccessfulBuild();
        if (before != null && before.getNumber() >= run.getNumber()) {
            before = run.getPreviousSuccessfulBuild();
        }
        if (before == null) {
            return null;
        }
        String first = name(request, token).firstAttempt();
        List<CheckSummary> same = MlopsAction.checksOf(before).stream()
                .filter(check -> check.getVerdict().isDecided()
                        && !check.isEarlierAttempt()
                        && check.getStep().equals(request.getKind().step())
                        && Objects.equals(check.getName(), request.getName()))
                .toList();
        // A build may make several checks of one label; another one than this is no baseline where this one is there.
        CheckSummary check = same.stream()
                .filter(each -> each.getFirstAttempt().equals(first))
                .findFirst()
                .orElse(same.isEmpty() ? null : same.get(0));
        if (check == null) {
            return null;
        }
        Path document = new BuildResults(before).folder(check.getId()).resolve(DOCUMENT);
        return Files.isRegularFile(document) ? document : null;
    }

    /** The series that the same check left in the newest earlier build, or null. */
    @CheckForNull
    public Path seriesBefore(CheckRequest request, String token) throws IOException {
        String first = name(request, token).firstAttempt();
        List<CheckPoint> points = TrendLog.of(run.getParent()).points();
        for (int i = points.size() - 1; i >= 0; i--) {
            CheckPoint point = points.get(i);
            if (point.firstAttempt().equals(first)
                    && point.build() < run.getNumber()
                    && point.verdict().isDecided()) {
                Path series = run.getParent()
                        .getBuildDir()
                        .toPath()
                        .resolve(String.valueOf(point.build()))
                        .resolve(FOLDER)
                        .resolve(point.id())
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

    /** The name of the check of a step, which has it since the place of the step was known. */
    private CheckName name(CheckRequest request, String token) {
        return action().reserve(request, token, Place.NOWHERE);
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
