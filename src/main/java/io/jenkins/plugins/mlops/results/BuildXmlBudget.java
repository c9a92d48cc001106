package io.jenkins.plugins.mlops.results;

/**
 * The room that is left for texts in build.xml, in bytes as Jenkins writes them there: UTF-8, with markup and quotes as entities.
 *
 * <p>A cap in characters would not do: 500 quotes are 3,000 bytes.
 */
final class BuildXmlBudget {
    private static final String MORE = "\u2026";

    private int left;

    /**
     * @param bytes how much room there is
     */
    BuildXmlBudget(int bytes) {
        left = bytes;
    }

    /** Takes room for something; false, and takes none, when there is too little. */
    boolean take(int bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }

    /** Takes room for a text, and for what stands around it; false, and takes none, when there is too little. */
    boolean take(String text, int around) {
        return take(bytes(text) + around);
    }

    /**
     * Takes room for as much of a text as there is room for.
     *
     * @param text may be null, which takes none
     * @param most bytes it may take at most
     * @return the text, or its beginning and an ellipsis
     */
    String cut(String text, int most) {
        if (text == null) {
            return null;
        }
        int room = Math.min(left, most);
        String kept = bytes(text) <= room ? text : beginning(text, room - bytes(MORE));
        left -= bytes(kept);
        return kept;
    }

    private static String beginning(String text, int most) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            bytes += bytes(c);
            if (bytes > most) {
                break;
            }
            end += Character.charCount(c);
        }
        return most < 0 ? "" : text.substring(0, end) + MORE;
    }

    /** Returns the size of a text, in bytes. */
    static int bytes(String text) {
        return text.codePoints().map(BuildXmlBudget::bytes).sum();
    }

    private static int bytes(int c) {
        switch (c) {
            case '<':
            case '>':
                return 4;
            case '&':
                return 5;
            case '"':
            case '\'':
                return 6;
            default:
                if (Character.isISOControl(c) || !Character.isDefined(c)) {
                    return 10; // a number with its signs
                }
                return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
    }
}
