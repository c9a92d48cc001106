package io.jenkins.plugins.mlops.steps;

/** Makes text of others fit for one line of a log or of a message. */
public final class OneLine {
    private OneLine() {}

    /**
     * The text with control and formatting characters as spaces, cut to a length.
     *
     * @param max longest length in characters, at least 1
     */
    public static String of(String text, int max) {
        if (text == null) {
            return "";
        }
        StringBuilder built = new StringBuilder(Math.min(text.length(), max));
        for (int i = 0; i < text.length(); i++) {
            if (built.length() == max) {
                built.setCharAt(max - 1, '\u2026');
                break;
            }
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean printable = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            built.append(printable ? c : ' ');
        }
        return built.toString();
    }

    /** A value inside a message. */
    static String quoted(String text) {
        return "\"" + of(text, 80) + "\"";
    }
}
