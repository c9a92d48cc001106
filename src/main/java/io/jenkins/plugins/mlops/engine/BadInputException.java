package io.jenkins.plugins.mlops.engine;

/**
 * Something the user gave cannot be used: a missing file, a rule with a typing error, a broken table. The message is one line that says
 * what, where, what was expected and, where possible, what to do. It ends the run with exit code 3.
 */
public class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(oneLine(message));
    }

    public BadInputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }
}
