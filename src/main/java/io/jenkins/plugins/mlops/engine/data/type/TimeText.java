package io.jenkins.plugins.mlops.engine.data.type;

/**
 * Reads a date or a moment in the extended format of ISO 8601, in full: {@code 2024-01-31}, {@code 2024-01-31T12:00},
 * {@code 2024-01-31 12:00:00.5}, with {@code Z} or an offset such as {@code +02:00} behind a time. A blank may stand for the {@code T}, as RFC 3339
 * allows. Everything else is text: years of two digits, other orders, words, the 30th of February, a 60th second.
 */
final class TimeText {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int MOST_FRACTION = 9;
    /** Years that a count of nanoseconds in 64 bits reaches in full. */
    private static final int FIRST_NANO_YEAR = 1678;

    private static final int LAST_NANO_YEAR = 2261;

    /** Form of the text that was read. */
    enum Form {
        NONE,
        DATE,
        LOCAL,
        ZONED
    }

    private byte[] text;
    private int to;
    private int at;
    private int year;
    private int fraction;

    Form read(byte[] bytes, int from, int end) {
        text = bytes;
        to = end;
        at = from;
        fraction = 0;
        if (end - from < 10 || !date()) {
            return Form.NONE;
        }
        if (at == end) {
            return Form.DATE;
        }
        if (bytes[at] != 'T' && bytes[at] != ' ' && bytes[at] != 't') {
            return Form.NONE;
        }
        at++;
        if (!time()) {
            return Form.NONE;
        }
        if (at == end) {
            return Form.LOCAL;
        }
        return zone() && at == end ? Form.ZONED : Form.NONE;
    }

    /** Digits of the fraction of a second, zeros at the end not counted. */
    int fraction() {
        return fraction;
    }

    /** Tells whether nanoseconds since 1970 reach it. */
    boolean isInNanos() {
        return year >= FIRST_NANO_YEAR && year <= LAST_NANO_YEAR;
    }

    private boolean date() {
        year = number(4);
        if (year < 1 || !sign('-')) {
            return false;
        }
        int month = number(2);
        if (month < 1 || month > 12 || !sign('-')) {
            return false;
        }
        int day = number(2);
        boolean leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day >= 1 && day <= DAYS[month - 1] + (leap ? 1 : 0);
    }

    private boolean time() {
        int hour = number(2);
        if (hour < 0 || hour > 23 || !sign(':')) {
            return false;
        }
        int minute = number(2);
        if (minute < 0 || minute > 59) {
            return false;
        }
        if (at == to || text[at] != ':') {
            return true;
        }
        at++;
        int second = number(2);
        if (second < 0 || second > 59) {
            return false;
        }
        return at == to || text[at] != '.' || fractionOfSecond();
    }

    private boolean fractionOfSecond() {
        int start = ++at;
        for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
            fraction = text[at] == '0' ? fraction : at - start + 1;
        }
        return at > start && at - start <= MOST_FRACTION;
    }

    private boolean zone() {
        if (text[at] == 'Z' || text[at] == 'z') {
            at++;
            return true;
        }
        if (text[at] != '+' && text[at] != '-') {
            return false;
        }
        at++;
        int hours = number(2);
        if (hours < 0 || hours > 15) {
            return false;
        }
        if (at == to) {
            return true;
        }
        if (text[at] == ':') {
            at++;
        }
        int minutes = number(2);
        return minutes >= 0 && minutes <= 59;
    }

    private boolean sign(char expected) {
        return at < to && text[at++] == expected;
    }

    /** So many digits as a number, or -1. */
    private int number(int digits) {
        if (at + digits > to) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = text[at++] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
