package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/**
 * The checks of a build, stored in build.xml. It has no page: {@link MlopsTab} shows it.
 */
public final class MlopsAction implements RunAction2 {
    /** Replaced as a whole at each change, so that it can be written while another step adds to it. */
    private volatile List<CheckSummary> checks = new ArrayList<>();

    /** What steps inside of {@code retry} and {@code waitUntil} would do to the build, if theirs were the last attempt. */
    private List<PendingWarning> pending = new ArrayList<>();

    /** Folders of workspaces that hold copies of results, by what stands for them, and the check each is of. */
    private Map<String, String> folders = new LinkedHashMap<>();

    private transient Map<String, CheckName> reserved;
    private transient Run<?, ?> run;

    /** The checks of a build, in the order they were made; empty when it made none. */
    public static List<CheckSummary> checksOf(Run<?, ?> run) {
        MlopsAction action = run.getAction(MlopsAction.class);
        return action == null ? List.of() : action.getChecks();
    }

    public List<CheckSummary> getChecks() {
        return Collections.unmodifiableList(checks);
    }

    /** The checks as pages show them: the worst first, otherwise as they were made; earlier attempts, which do not count, behind all others. */
    public List<CheckSummary> getWorstFirst() {
        List<CheckSummary> sorted = CheckVerdict.worstFirst(checks, CheckSummary::getVerdict);
        sorted.sort(Comparator.comparing(CheckSummary::isEarlierAttempt));
        return sorted;
    }

    /** The checks that count: of those that a {@code retry} made again, the newest attempt. */
    public List<CheckSummary> getNewestAttempts() {
        return checks.stream().filter(check -> !check.isEarlierAttempt()).toList();
    }

    /** The checks at a glance. */
    public CheckOverview getOverview() {
        return CheckOverview.of(run, getWorstFirst());
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** The check a step made, or null. */
    CheckSummary byToken(String token) {
        return checks.stream()
                .filter(check -> token.equals(check.getToken()))
                .findFirst()
                .orElse(null);
    }

    /** The check of an id, or null. */
    CheckSummary byId(String id) {
        return checks.stream()
                .filter(check -> check.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    /**
     * Reserves the name of a step's check: its label, or what its kind is called, with a number behind it where the build has one of that id
     * already. The same step gets the same again. A check that a {@code retry} makes again takes the id of an attempt that ended without a result, so that
     * an error uses up no name; where the attempt before has a result, that stays to be seen, and the new one says whose attempt it is.
     *
     * @param place where in the Pipeline the step is
     */
    synchronized CheckName reserve(CheckRequest request, String token, Place place) {
        if (reserved == null) {
            reserved = new HashMap<>();
        }
        CheckName known = reserved.get(token);
        if (known != null) {
            return known;
        }
        CheckSummary before = before(request, place.attempt());
        String of = before == null ? null : before.getFirstAttempt();
        String wanted = Branch.id(request, place, CheckSummary.base(request.getKind(), request.getName()));
        String id = before != null && !before.getVerdict().isDecided() ? before.getId() : free(wanted);
        Branch branch = before == null
                ? Branch.of(request, place, id.substring(wanted.length()).replace("-", ""))
                : before.getBranch();
        CheckName name = new CheckName(id, place.attempt(), id.equals(of) ? null : of, branch);
        reserved.put(token, name);
        return name;
    }

    /** The newest attempt at the check that is made now, or null when there was none. */
    private CheckSummary before(CheckRequest request, Attempt attempt) {
        if (attempt == null) {
            return null;
        }
        List<CheckSummary> same = checks.stream()
                .filter(check -> check.getStep().equals(request.getKind().step())
                        && Objects.equals(check.getName(), request.getName()))
                .collect(Collectors.toList());
        // One round may make several of these checks: the first belongs to the first of the round before, and so on.
        Set<String> taken = same.stream()
                .filter(check -> attempt.isSameRoundAs(check.getAttempt()))
                .map(CheckSummary::getFirstAttempt)
                .collect(Collectors.toSet());
        for (CheckName name : reserved.values()) {
            if (attempt.isSameRoundAs(name.attempt())) {
                taken.add(name.firstAttempt());
            }
        }
        Map<String, CheckSummary> newest = new LinkedHashMap<>();
        for (CheckSummary check : same) {
            if (attempt.isAnotherRoundOf(check.getAttempt()) && !taken.contains(check.getFirstAttempt())) {
                newest.put(check.getFirstAttempt(), check);
            }
        }
        return newest.values().stream().findFirst().orElse(null);
    }

    private String free(String wanted) {
        Set<String> used = checks.stream().map(CheckSummary::getId).collect(Collectors.toSet());
        reserved.values().forEach(each -> used.add(each.id()));
        String id = wanted;
        for (int i = 2; used.contains(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }

    /**
     * Adds a check, in the place of the one the same step made before or of the attempt whose id it takes.
     *
     * @return false, and nothing is changed, when that step is known to have ended without a result
     */
    synchronized boolean put(CheckSummary check) {
        CheckSummary same = byToken(check.getToken());
        if (same != null && !same.getVerdict().isDecided()) {
            return false;
        }
        List<CheckSummary> changed = new ArrayList<>(checks);
        changed.removeIf(other -> Objects.equals(other.getToken(), check.getToken())
                || other.getId().equals(check.getId()));
        changed.stream()
                .filter(other -> other.getFirstAttempt().equals(check.getFirstAttempt()))
                .forEach(CheckSummary::supersede);
        changed.add(check);
        checks = changed;
        return true;
    }

    /** Notes that a step marked its node of the graph, and whether its block does more when this was the last attempt. */
    synchronized void pend(PendingWarning warning) {
        List<PendingWarning> changed = new ArrayList<>(pending);
        changed.removeIf(other -> other.check().equals(warning.check()));
        changed.add(warning);
        pending = changed;
    }

    /** Takes out the marks of earlier attempts at a check, which count no more; returns their nodes of the graph. */
    synchronized List<String> mended(CheckSummary newest) {
        Set<String> same = checks.stream()
                .filter(other ->
                        other.isEarlierAttempt() && other.getFirstAttempt().equals(newest.getFirstAttempt()))
                .map(CheckSummary::getId)
                .collect(Collectors.toSet());
        return taken(warning -> same.contains(warning.check())).stream()
                .map(PendingWarning::node)
                .toList();
    }

    /** Tells whether a block that has ended, and does nothing again, leaves the build unstable. */
    synchronized boolean settle(String block) {
        return taken(warning -> warning.block().equals(block)).stream().anyMatch(PendingWarning::unstable);
    }

    private List<PendingWarning> taken(Predicate<PendingWarning> which) {
        List<PendingWarning> taken = pending.stream().filter(which).toList();
        pending = pending.stream().filter(which.negate()).collect(Collectors.toCollection(ArrayList::new));
        return taken;
    }

    /** Adds a check that ended without a result, unless the step has one; whether it was added. */
    synchronized boolean putUndecided(CheckSummary check) {
        return byToken(check.getToken()) == null && put(check);
    }

    /**
     * Takes a folder for the copies of a check.
     *
     * @param folder what stands for it
     * @param check the first attempt at the check
     * @return the check whose copies are there, or null when the folder is free for this one
     */
    synchronized String claim(String folder, String check) {
        String owner = folders.get(folder);
        CheckSummary made = owner == null ? null : byId(owner);
        if (owner != null
                && !owner.equals(check)
                && (made == null || made.getVerdict().isDecided())) {
            return owner;
        }
        Map<String, String> changed = new LinkedHashMap<>(folders);
        changed.put(folder, check);
        folders = changed;
        return null;
    }

    /** Takes back the check of a step. */
    synchronized void remove(String token) {
        List<CheckSummary> changed = new ArrayList<>(checks);
        changed.removeIf(check -> Objects.equals(check.getToken(), token));
        checks = changed;
    }

    /** The worst of the verdicts that count, or null while there is none. */
    @CheckForNull
    public CheckVerdict getWorst() {
        List<CheckSummary> now = getNewestAttempts();
        return now.isEmpty()
                ? null
                : CheckVerdict.worst(now.stream().map(CheckSummary::getVerdict).collect(Collectors.toList()));
    }

    private synchronized Object readResolve() {
        if (checks == null) {
            checks = new ArrayList<>();
        }
        if (pending == null) {
            pending = new ArrayList<>();
        }
        if (folders == null) {
            folders = new LinkedHashMap<>();
        }
        return this;
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.MlopsTab_DisplayName();
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
