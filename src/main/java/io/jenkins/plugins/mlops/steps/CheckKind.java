package io.jenkins.plugins.mlops.steps;

/** The checks this plugin makes: under what name a Pipeline calls each, which command of the engine does it, and what its results are called. */
public enum CheckKind {
    VALIDATE_DATA("validateData", "validate", "data");

    private final String step;
    private final String command;
    private final String id;

    CheckKind(String step, String command, String id) {
        this.step = step;
        this.command = command;
        this.id = id;
    }

    /** Name of the Pipeline step and of the step in result documents. */
    public String step() {
        return step;
    }

    /** Command of the engine. */
    public String command() {
        return command;
    }

    /** What the result of a build's only, unnamed check of this kind is called; part of its URL. */
    public String id() {
        return id;
    }
}
