package io.jenkins.plugins.mlops.request;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.stream.Stream;

/** The checks this plugin makes: under what name a Pipeline calls each, which command of the engine does it, and what its results are called. */
public enum CheckKind {
    VALIDATE_DATA("validateData", "validate", "data", "data"),
    EXPLAIN_MODEL("explainModel", "explain", "explanation", "model", "data", "target"),
    REGISTER_MODEL("registerModel", "describe", "registration", "name", "model"),
    PROMOTE_MODEL("promoteModel", null, "promotion", "name", "alias"),
    MONITOR_MODEL("monitorModel", "monitor", "monitoring", "data");

    private final String step;
    private final String command;
    private final String id;
    private final List<String> required;

    CheckKind(String step, String command, String id, String... required) {
        this.step = step;
        this.command = command;
        this.id = id;
        this.required = List.of(required);
    }

    /**
     * The kind of a step.
     *
     * @param step name of one of these steps
     */
    public static CheckKind of(String step) {
        return Stream.of(values())
                .filter(kind -> kind.step.equals(step))
                .findFirst()
                .orElseThrow();
    }

    /** Name of the Pipeline step and of the step in result documents. */
    public String step() {
        return step;
    }

    /** Command of the engine; null where the controller does the work itself. */
    @CheckForNull
    public String command() {
        return command;
    }

    /** Returns the id of the result of a build's only, unnamed check of this kind; part of its URL. */
    public String id() {
        return id;
    }

    /** Tells whether an agent with a workspace has to take part. */
    public boolean needsWorkspace() {
        return command != null;
    }

    /** Options without which the check cannot be made. */
    public List<String> required() {
        return required;
    }
}
