package io.jenkins.plugins.mlops.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The checks of a build by what users call them: their ids, their labels, or what an only check of its kind would be called. */
public final class NamedChecks {
    private final List<CheckSummary> known;
    private final String branch;

    /**
     * The checks of a build as a step of another one finds them.
     *
     * @param known in the order they were made
     */
    public NamedChecks(List<CheckSummary> known) {
        this(known, "");
    }

    /**
     * The checks of a build as one of its steps finds them.
     *
     * @param branch the branches around the step, as {@link Branch#path} gives them
     */
    NamedChecks(List<CheckSummary> known, String branch) {
        this.known = known;
        this.branch = branch;
    }

    /**
     * The check of a name, where a {@code retry} made it again the newest attempt: first one of the step's own branch or of those around it, then the one of that id,
     * then the newest of that label outside of all branches.
     *
     * @return none where there is none of that name; several where branches that ran at the same time made one each
     */
    public List<CheckSummary> find(String name) {
        Predicate<CheckSummary> named = check -> isCalled(check, name);
        CheckSummary near = known.stream()
                .filter(named)
                .filter(check -> check.getBranch() != null && check.getBranch().contains(branch))
                .max(Comparator.comparingInt(
                                (CheckSummary check) -> check.getBranch().path().length())
                        .thenComparing(known::indexOf))
                .orElse(null);
        if (near != null) {
            return List.of(newestAttempt(near));
        }
        for (CheckSummary check : known) {
            if (check.getId().equals(name)) {
                return List.of(newestAttempt(check));
            }
        }
        Map<String, CheckSummary> newest = new LinkedHashMap<>();
        known.stream().filter(named).forEach(check -> newest.put(pathOf(check), check));
        return newest.containsKey("")
                ? List.of(newestAttempt(newest.get("")))
                : newest.values().stream().map(this::newestAttempt).toList();
    }

    /** Ids of the checks with a result. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        known.stream().filter(check -> check.getVerdict().isDecided()).forEach(check -> ids.add(check.getId()));
        return ids;
    }

    private static boolean isCalled(CheckSummary check, String name) {
        return check.getId().equals(name)
                || name.equals(check.getName())
                || check.getBranch() != null && check.base().equals(name);
    }

    private static String pathOf(CheckSummary check) {
        return check.getBranch() == null ? "" : check.getBranch().path();
    }

    private CheckSummary newestAttempt(CheckSummary check) {
        CheckSummary newest = check;
        for (CheckSummary other : known) {
            if (other.getFirstAttempt().equals(check.getFirstAttempt())) {
                newest = other;
            }
        }
        return newest;
    }
}
