package io.jenkins.plugins.mlops.engine.registry;

/**
 * A result document that a version carries.
 *
 * @param step the step that wrote it
 * @param verdict its verdict
 * @param message its one line
 * @param scope what it speaks of
 * @param digest the document itself, kept as a blob
 * @param bytes size of the document
 */
public record VerdictEntry(String step, String verdict, String message, VerdictScope scope, String digest, long bytes) {

    /** Fingerprint of what it speaks of, or null. */
    public String subject() {
        return scope.subject();
    }
}
