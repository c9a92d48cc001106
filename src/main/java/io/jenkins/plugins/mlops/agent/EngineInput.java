package io.jenkins.plugins.mlops.agent;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Data that an engine process receives on its standard input: a password must not stand in its arguments, its environment or a file. It
 * lives as long as the call that starts the process, is never stored, and no text made of this object holds it.
 */
public final class EngineInput {
    private final String lines;
    private final boolean driver;

    /**
     * @param line one line
     * @param driver whether the engine needs a driver for it that is not part of the plugin
     */
    public EngineInput(String line, boolean driver) {
        this.lines = line + "\n";
        this.driver = driver;
    }

    private EngineInput(EngineInput first, EngineInput second) {
        this.lines = first.lines + second.lines;
        this.driver = first.driver || second.driver;
    }

    /** This line, and another one behind it. */
    public EngineInput then(EngineInput next) {
        return new EngineInput(this, next);
    }

    boolean needsDriver() {
        return driver;
    }

    InputStream open() {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }
}
