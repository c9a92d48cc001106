package io.jenkins.plugins.mlops.engine.scan.config;

/** Gets what stands in a JSON or YAML document. */
public interface DocumentVisitor {
    /** An object that is complete, inner ones first. */
    void object(JsonFrame frame, long offset);

    /** Any text, as a member or in a list. */
    void text(String path, String value, long offset);
}
