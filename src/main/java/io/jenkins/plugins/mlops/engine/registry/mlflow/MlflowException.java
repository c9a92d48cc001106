package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.registry.http.RegistryServerException;

/** An MLflow server that refused something, could not be reached, or is no MLflow server. The message is one line. */
public final class MlflowException extends RegistryServerException {
    private static final long serialVersionUID = 1L;

    private final String code;

    MlflowException(String message, int status, String code, Throwable cause) {
        super(message, status, cause);
        this.code = code;
    }

    /** MLflow's {@code error_code}, for example {@code RESOURCE_ALREADY_EXISTS}; empty where the server sent none. Unlike the status it tells what is wrong. */
    public String code() {
        return code;
    }

    boolean is(String wanted) {
        return code.equals(wanted);
    }
}
