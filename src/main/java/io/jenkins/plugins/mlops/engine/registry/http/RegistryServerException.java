package io.jenkins.plugins.mlops.engine.registry.http;

import java.io.IOException;

/** A registry on a server that refused something, could not be reached, or is none. The message is one line. */
public abstract class RegistryServerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    protected RegistryServerException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public final int status() {
        return status;
    }
}
