package io.jenkins.plugins.mlops.engine.data.kind;

/** Who decided the kind of a column. The first that says something wins, in this order. */
public enum KindSource {
    USER("user"),
    CONTRACT("contract"),
    SIGNATURE("model signature"),
    BASELINE("baseline"),
    CONTENT("content");

    private final String shown;

    KindSource(String shown) {
        this.shown = shown;
    }

    @Override
    public String toString() {
        return shown;
    }
}
