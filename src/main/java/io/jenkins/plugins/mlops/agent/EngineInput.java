package io.jenkins.plugins.mlops.agent;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Data that an engine process receives on its standard input: a password must not stand in its arguments, its environment or a file. It
 * lives as long as the call that starts the process, is never stored, and no text made of this object holds it.
 */
public final class EngineInput {
    private final String line;

    /** @param line one line */
    public EngineInput(String line) {
        this.line = line;
    }

    InputStream open() {
        return new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
