package io.jenkins.plugins.mlops.engine.registry.mlflow;

import java.io.IOException;

/** An MLflow server that refused something, could not be reached, or is no MLflow server. The message is one line. */
public final class MlflowException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    MlflowException(String message, int status, String code, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** MLflow's {@code error_code}, for example {@code RESOURCE_ALREADY_EXISTS}; empty where the server sent none. Unlike the status it tells what is wrong. */
    public String code() {
        return code;
    }

    boolean is(String wanted) {
        return code.equals(wanted);
    }
}
