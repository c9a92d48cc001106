package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/**
 * The checks of a build, stored in build.xml. It has no page: {@link MlopsTab} shows it.
 */
public final class MlopsAction implements RunAction2 {
    /** Replaced as a whole at each change, so that it can be written while another step adds to it. */
    private volatile List<CheckSummary> checks = new ArrayList<>();

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

    /** The checks as pages show them: the worst first, otherwise as they were made. */
    public List<CheckSummary> getWorstFirst() {
        return CheckVerdict.worstFirst(checks, CheckSummary::getVerdict);
    }

    /** The checks at a glance. */
    public CheckOverview getOverview() {
        return CheckOverview.of(run, checks);
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
     * @param attempt where in the Pipeline the step is, or null
     */
    synchronized CheckName reserve(CheckRequest request, String token, Attempt attempt) {
        if (reserved == null) {
            reserved = new HashMap<>();
        }
        CheckName known = reserved.get(token);
        if (known != null) {
            return known;
        }
        CheckSummary before = before(request, attempt);
        String of = before == null ? null : before.getFirstAttempt();
        String id = before != null && !before.getVerdict().isDecided() ? before.getId() : free(request);
        CheckName name = new CheckName(id, attempt, id.equals(of) ? null : of);
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

    private String free(CheckRequest request) {
        String name = request.getName();
        String label = name == null ? "" : slug(name);
        String wanted = label.isEmpty() ? request.getKind().id() : label;
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
        changed.add(check);
        checks = changed;
        return true;
    }

    /** Adds a check that ended without a result, unless the step has one; whether it was added. */
    synchronized boolean putUndecided(CheckSummary check) {
        return byToken(check.getToken()) == null && put(check);
    }

    /** Takes back the check of a step. */
    synchronized void remove(String token) {
        List<CheckSummary> changed = new ArrayList<>(checks);
        changed.removeIf(check -> Objects.equals(check.getToken(), token));
        checks = changed;
    }

    /** The worst of the verdicts, or null while there is none. */
    @CheckForNull
    public CheckVerdict getWorst() {
        List<CheckSummary> now = checks;
        return now.isEmpty()
                ? null
                : CheckVerdict.worst(now.stream().map(CheckSummary::getVerdict).collect(Collectors.toList()));
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 56 ? slug.substring(0, 56) : slug;
    }

    private Object readResolve() {
        if (checks == null) {
            checks = new ArrayList<>();
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
