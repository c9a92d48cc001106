package io.jenkins.plugins.mlops.agent;

import java.io.Serializable;

/**
 * One file of the engine, as the controller has it and as an agent must have it.
 *
 * @param name plain file name
 * @param size bytes
 * @param sha256 digest of the content
 */
public record EngineFile(String name, long size, String sha256) implements Serializable {
    public EngineFile {
        if (!isPlain(name)) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
    }

    /** Tells whether a file of this name can be on every agent. */
    static boolean isPlain(String name) {
        return name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
    }
}
