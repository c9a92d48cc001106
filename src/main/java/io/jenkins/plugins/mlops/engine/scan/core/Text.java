package io.jenkins.plugins.mlops.engine.scan.core;

/** Makes text from a hostile file fit for a log line. */
public final class Text {
    private Text() {}

    /** The text with control and invisible characters shown as {@code ?}, cut to a length. */
    public static String printable(String text, int longest) {
        if (text.length() <= longest && plain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 3);
        for (int i = 0; i < text.length() && shown.length() < longest; i++) {
            char c = text.charAt(i);
            boolean odd = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isSurrogate(c)
                    || c == '\u2028'
                    || c == '\u2029';
            shown.append(odd ? '?' : c);
        }
        return text.length() > longest ? shown + "..." : shown.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
