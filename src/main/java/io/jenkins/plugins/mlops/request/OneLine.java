package io.jenkins.plugins.mlops.request;

/** Makes text of others fit for one line of a log or of a message. */
public final class OneLine {
    private OneLine() {}

    /**
     * The text with control and formatting characters, and what is no character at all, as spaces, cut to a length.
     *
     * @param max longest length in characters (of Java), at least 1
     */
    public static String of(String text, int max) {
        if (text == null) {
            return "";
        }
        StringBuilder built = new StringBuilder(Math.min(text.length(), max));
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            int shown = isShown(c) ? c : ' ';
            if (built.length() + Character.charCount(shown) > max) {
                while (built.length() >= max) {
                    built.setLength(built.offsetByCodePoints(built.length(), -1));
                }
                return built.append('\u2026').toString();
            }
            built.appendCodePoint(shown);
        }
        return built.toString();
    }

    /**
     * Tells whether a character is shown; those that XML cannot hold are not: half a surrogate pair, and the code
     * points that Unicode keeps free for ever.
     */
    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && (c & 0xfffe) != 0xfffe
                && (c < 0xfdd0 || c > 0xfdef);
    }

    /** A value inside a message. */
    public static String quoted(String text) {
        return "\"" + of(text, 80) + "\"";
    }
}
