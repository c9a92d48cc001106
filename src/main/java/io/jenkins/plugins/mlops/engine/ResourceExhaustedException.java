package io.jenkins.plugins.mlops.engine;

/**
 * The machine has too little of something: memory or room on a disk. Nothing is wrong with what the user gave, so this is a failure of the engine and
 * not bad input. The message is one line that says what to do.
 */
public final class ResourceExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ResourceExhaustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
