package io.jenkins.plugins.mlops.engine.data;

/** Says that a database cannot compute something exactly; the message is the end of a sentence: "PostgreSQL ...". */
public final class NotInDialectException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotInDialectException(String message) {
        super(message);
    }
}
