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
    private final boolean driver;

    /**
     * @param line one line
     * @param driver whether the engine needs a driver for it that is not part of the plugin
     */
    public EngineInput(String line, boolean driver) {
        this.line = line;
        this.driver = driver;
    }

    boolean needsDriver() {
        return driver;
    }

    InputStream open() {
        return new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
