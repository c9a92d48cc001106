package io.jenkins.plugins.mlops.results;

import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/**
 * The checks of a build, stored in build.xml. It has no page: {@link MlopsTab} shows it.
 */
public final class MlopsAction implements RunAction2 {
    /** Replaced as a whole at each change, so that it can be written while another step adds to it. */
    private volatile List<CheckSummary> checks = new ArrayList<>();

    private transient Map<String, String> reserved;
    private transient Run<?, ?> run;

    /** The checks of a build, in the order they were made; empty when it made none. */
    public static List<CheckSummary> checksOf(Run<?, ?> run) {
        MlopsAction action = run.getAction(MlopsAction.class);
        return action == null ? List.of() : action.getChecks();
    }

    public List<CheckSummary> getChecks() {
        return Collections.unmodifiableList(checks);
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
     * An id for the check of a step: its label, or what its kind is called, with a number behind it where the build has one of that id
     * already. The same step gets the same id again.
     */
    synchronized String reserve(CheckRequest request, String token) {
        if (reserved == null) {
            reserved = new HashMap<>();
        }
        String known = reserved.get(token);
        if (known != null) {
            return known;
        }
        String name = request.getName() == null ? "" : slug(request.getName());
        String wanted = name.isEmpty() ? request.getKind().id() : name;
        String id = wanted;
        for (int i = 2; reserved.containsValue(id) || byId(id) != null; i++) {
            id = wanted + "-" + i;
        }
        reserved.put(token, id);
        return id;
    }

    /** Adds a check, in the place of the one the same step made before. */
    synchronized void put(CheckSummary check) {
        List<CheckSummary> changed = new ArrayList<>(checks);
        changed.removeIf(other -> Objects.equals(other.getToken(), check.getToken()));
        changed.add(check);
        checks = changed;
    }

    /** Takes back the check of a step. */
    synchronized void remove(String token) {
        List<CheckSummary> changed = new ArrayList<>(checks);
        changed.removeIf(check -> Objects.equals(check.getToken(), token));
        checks = changed;
    }

    /** The worst of the verdicts, or null while there is none. */
    public Verdict getWorst() {
        List<CheckSummary> now = checks;
        return now.isEmpty()
                ? null
                : Verdict.worst(now.stream().map(CheckSummary::getVerdict).collect(Collectors.toList()));
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
