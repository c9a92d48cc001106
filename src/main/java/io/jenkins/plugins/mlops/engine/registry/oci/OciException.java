package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.registry.http.RegistryServerException;

/** An OCI registry that refused something, could not be reached, or is none. The message is one line. */
public final class OciException extends RegistryServerException {
    private static final long serialVersionUID = 1L;

    OciException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }
}
