package io.jenkins.plugins.mlops.engine.performance;

/** Kind of target that a model predicts. */
public enum Task {
    BINARY("two-class classification"),
    MULTICLASS("multi-class classification"),
    REGRESSION("regression");

    private final String text;

    Task(String text) {
        this.text = text;
    }

    /** In words for a message. */
    public String text() {
        return text;
    }
}
