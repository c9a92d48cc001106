package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.drift.Role;
import io.jenkins.plugins.mlops.engine.monitor.output.SaidOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Roles of the columns of a prediction log.
 *
 * @param columns columns by the word of their role, one for each but {@code features} and {@code ignore}
 * @param kinds kinds of columns
 * @param output what the model's output means
 */
public record Roles(Map<String, List<String>> columns, DeclaredKinds kinds, SaidOutput output) {
    /** The words, in the order they are listed in messages. */
    static final List<String> NAMES =
            List.of("features", "prediction", "score", "label", "timestamp", "id", "group", "ignore");

    public Roles {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Every column is a feature. */
    public static Roles none() {
        return new Roles(Map.of(), DeclaredKinds.none(), SaidOutput.nothing());
    }

    /** The same columns, with more said of the output; that counts before what is said here. */
    public Roles saying(SaidOutput more) {
        return new Roles(columns, kinds, more.orElse(output));
    }

    /** Inputs of the model; empty for every column without another role. */
    public List<String> features() {
        return columns.getOrDefault("features", List.of());
    }

    /** Returns the column of the model's prediction, or null. */
    public String prediction() {
        return one("prediction");
    }

    /** Score behind the answer, or null. */
    public String score() {
        return one("score");
    }

    /** Returns the column of the ground-truth label, or null. */
    public String label() {
        return one("label");
    }

    /** When it was asked, or null. */
    public String timestamp() {
        return one("timestamp");
    }

    private String one(String role) {
        return columns.containsKey(role) ? columns.get(role).get(0) : null;
    }

    /** All columns that have a role, with the word of it; those to be ignored need not exist, and are left out. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        for (String role : NAMES) {
            if (!role.equals("ignore")) {
                columns.getOrDefault(role, List.of()).forEach(column -> named.put(column, role));
            }
        }
        return named;
    }

    /** The column whose values say which rows belong together, or null. */
    public String entity() {
        return one("group") != null ? one("group") : one("id");
    }

    /** Returns the role of a column to the model; empty for one that is not compared. */
    public Optional<Role> of(String column) {
        if (column.equals(prediction())) {
            return Optional.of(Role.PREDICTION);
        }
        if (column.equals(score())) {
            return Optional.of(Role.SCORE);
        }
        if (column.equals(label())) {
            return Optional.of(Role.LABEL);
        }
        boolean feature =
                features().isEmpty() ? other(column) == null : features().contains(column);
        return feature ? Optional.of(Role.FEATURE) : Optional.empty();
    }

    /** Why a column that is nothing to the model is not compared, in words. */
    String reason(String column) {
        String other = other(column);
        return other == null
                ? "it is not one of the features that the roles list"
                : other.equals("ignore") ? "the roles say to ignore it" : "it has the role " + other;
    }

    /** The role that takes a column out of the comparison, or null. */
    private String other(String column) {
        for (String role : List.of("timestamp", "id", "group", "ignore")) {
            if (columns.getOrDefault(role, List.of()).contains(column)) {
                return role;
            }
        }
        return null;
    }
}
