package io.jenkins.plugins.mlops.engine.model;

import java.io.IOException;

/**
 * A model file that cannot be read: not a model, damaged, hostile, or of a kind that is not supported. The message is one line that says which
 * file, where in it (when known), what was found and what was expected.
 */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Text of a file that is quoted in a message is cut at this many characters. */
    private static final int QUOTE = 60;

    private final boolean blackBox;

    public ModelFormatException(String message) {
        this(message, null);
    }

    public ModelFormatException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private ModelFormatException(String message, Throwable cause, boolean blackBox) {
        super(message, cause);
        this.blackBox = blackBox;
    }

    /** Refuses to read a sound model's inside, which may still be run as it is. */
    public static ModelFormatException blackBox(String message) {
        return new ModelFormatException(message, null, true);
    }

    /**
     * Tells whether the model may be run as a black box: nothing is wrong with it, it is only of another kind than
     * those that are read.
     */
    public boolean isBlackBox() {
        return blackBox;
    }

    /** The same complaint with the file's name in front. */
    public ModelFormatException in(String file) {
        return new ModelFormatException(file + ": " + getMessage(), this, blackBox);
    }

    /** Text from a file made safe for one line of a log: control characters replaced, long text cut. */
    public static String quote(String text) {
        if (text == null) {
            return "nothing";
        }
        StringBuilder line = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), QUOTE); i++) {
            char c = text.charAt(i);
            line.append(
                    c < ' ' || c == '"' || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                            ? '?'
                            : c);
        }
        return line.append(text.length() > QUOTE ? "...\"" : "\"").toString();
    }
}
