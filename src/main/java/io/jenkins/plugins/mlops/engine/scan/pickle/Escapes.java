package io.jenkins.plugins.mlops.engine.scan.pickle;

/** Python's backslash escapes, as protocol 0 uses them: names can be hidden in them. */
final class Escapes {
    private static final String PLAIN = "\\'\"abfnrtv";
    private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000b";

    private Escapes() {}

    /** Escapes of a byte string: {@code \\x41}, {@code \\101}, {@code \\n} ... */
    static String string(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int plain = PLAIN.indexOf(next);
            if (plain >= 0) {
                out.append(MEANING.charAt(plain));
            } else if (next == 'x' && hex(text, i + 1, 2) >= 0) {
                out.append((char) hex(text, i + 1, 2));
                i += 2;
            } else if (next >= '0' && next <= '7') {
                int value = 0;
                int last = Math.min(text.length(), i + 3);
                for (; i < last && text.charAt(i) >= '0' && text.charAt(i) <= '7'; i++) {
                    value = value * 8 + text.charAt(i) - '0';
                }
                i--;
                out.append((char) (value & 0xff));
            } else {
                out.append('\\').append(next);
            }
        }
        return out.toString();
    }

    /** Escapes of a raw text: only {@code \\u0041} and {@code \\U00000041}. */
    static String unicode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                int digits = text.charAt(i + 1) == 'u' ? 4 : text.charAt(i + 1) == 'U' ? 8 : 0;
                int value = digits == 0 ? -1 : hex(text, i + 2, digits);
                if (value >= 0 && Character.isValidCodePoint(value)) {
                    out.appendCodePoint(value);
                    i += 1 + digits;
                    continue;
                }
            }
            out.append(c);
        }
        return out.toString();
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
