package io.jenkins.plugins.mlops.engine.data.type;

/**
 * A decimal number as an integer times a power of ten, the integer without zeros at its end, so that two writings of one number are equal.
 *
 * @param negative whether it is below zero
 * @param digits the integer; numbers of more than 18 digits are all {@link #LONG}
 * @param power of ten
 */
record Significand(boolean negative, long digits, int power) {
    private static final int MOST_DIGITS = 18;
    /** Longer than any double's shortest writing, so equal to none. */
    static final Significand LONG = new Significand(false, -1, 0);

    static Significand of(String text) {
        long digits = 0;
        int count = 0;
        int power = 0;
        int zeros = 0;
        boolean behind = false;
        int at = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.') {
                behind = true;
            } else if (c == 'e' || c == 'E') {
                power += Integer.parseInt(text.substring(text.charAt(at + 1) == '+' ? at + 2 : at + 1));
                break;
            } else if (c >= '0' && c <= '9') {
                power -= behind ? 1 : 0;
                if (c == '0') {
                    zeros++;
                    continue;
                }
                for (; zeros > 0 && digits > 0; zeros--) {
                    digits *= 10;
                    count++;
                }
                zeros = 0;
                digits = digits * 10 + c - '0';
                if (++count > MOST_DIGITS) {
                    return LONG;
                }
            }
        }
        return new Significand(text.startsWith("-"), digits, digits == 0 ? 0 : power + zeros);
    }
}
