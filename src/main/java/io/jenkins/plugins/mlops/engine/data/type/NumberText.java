package io.jenkins.plugins.mlops.engine.data.type;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Reads the writing of one number, and tells whether a double holds it. A number is {@code [+-]} digits, with a fraction and an exponent if there
 * are any. Words, hexadecimal digits and {@code 1_000} are no numbers. One object reads one number after the other, because a table has very many.
 *
 * <p>A double holds a decimal number if it has at most 15 significant digits, or if it is the shortest writing of that double (Steele and White
 * 1990; computed by Schubfach, Giulietti 2020), which is what Python, Java and R write. Other numbers may be held among numbers of one format; see
 * {@link #roundedFromDouble}.
 */
final class NumberText {
    /** Every decimal number of so many significant digits comes back from a double as it was (IEEE 754 binary64). */
    private static final int ALWAYS_HELD = 15;
    /** Numbers of this order of magnitude neither overflow nor lose digits to subnormal doubles. */
    private static final int SAFE_EXPONENT = 290;

    private final byte decimal;
    private final byte thousands;
    private byte[] text;
    private int from;
    private int to;
    private int wholeDigits;
    private int leadingZeros;
    private int fractionDigits;
    private int lastNonZero;
    private int firstNonZero;
    private boolean point;
    private boolean negative;
    private boolean exponent;
    private int power;

    /**
     * @param decimal the decimal sign
     * @param thousands the separator of thousands, or 0
     */
    NumberText(byte decimal, byte thousands) {
        this.decimal = decimal;
        this.thousands = thousands;
    }

    /** Reads a number; false when the bytes are none. Blanks around it have been left out. */
    boolean read(byte[] bytes, int start, int end) {
        text = bytes;
        from = start;
        to = end;
        int at = start;
        negative = false;
        if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        at = whole(at);
        if (thousands != 0) {
            at = groups(at);
        }
        at = fraction(at);
        exponent = false;
        power = 0;
        if (at >= 0 && at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            exponent = true;
            at = exponent(at + 1);
        }
        return at == end && wholeDigits + fractionDigits > 0;
    }

    private int whole(int start) {
        int at = start;
        leadingZeros = 0;
        while (at < to && text[at] == '0') {
            at++;
        }
        leadingZeros = at - start;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        wholeDigits = at - start;
        return at;
    }

    /** Groups of three digits behind separators; -1 when a group is no group. */
    private int groups(int start) {
        int at = start;
        while (at < to && text[at] == thousands && wholeDigits > 0) {
            if (at == start && wholeDigits > 3 || at + 3 >= to) {
                return -1;
            }
            for (int i = 1; i <= 3; i++) {
                if (!isDigit(text[at + i])) {
                    return -1;
                }
            }
            wholeDigits += 3;
            at += 4;
        }
        return at;
    }

    private int fraction(int start) {
        int at = start;
        fractionDigits = 0;
        firstNonZero = 0;
        lastNonZero = 0;
        point = at >= 0 && at < to && text[at] == decimal;
        if (!point) {
            return at;
        }
        at++;
        for (; at < to && isDigit(text[at]); at++) {
            fractionDigits++;
            if (text[at] != '0') {
                lastNonZero = fractionDigits;
                firstNonZero = firstNonZero == 0 ? fractionDigits : firstNonZero;
            }
        }
        return at;
    }

    private int exponent(int start) {
        int at = start;
        boolean below = false;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            below = text[at] == '-';
            at++;
        }
        int first = at;
        for (; at < to && isDigit(text[at]); at++) {
            power = Math.min(100_000, power * 10 + text[at] - '0');
        }
        power = below ? -power : power;
        return at == first ? -1 : at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Tells whether digits begin with a zero that says nothing about the quantity, as in {@code 007}. */
    boolean hasLeadingZero() {
        return leadingZeros > 0 && wholeDigits > 1;
    }

    /** Tells whether it is written as an integer. A negative zero is not: no integer is it. */
    boolean isInteger() {
        return !point && !exponent && !(negative && isZero());
    }

    private boolean isZero() {
        return wholeDigits == leadingZeros && lastNonZero == 0;
    }

    /** Digits before the point once the exponent is applied. */
    int whole() {
        return Math.max(0, magnitude() + power);
    }

    /**
     * Digits before the point that a decimal type needs to be read from this writing: with an exponent the database first takes what stands in front
     * of it, so that {@code 12.5e-5} needs two.
     */
    int wholeToRead() {
        return exponent ? Math.max(whole(), wholeDigits - leadingZeros) : whole();
    }

    /** Digits behind the point that are not zeros at the end, once the exponent is applied. */
    int scale() {
        return exponent ? Math.max(0, lastNonZero - power) : lastNonZero;
    }

    /** Tells whether it is written with more digits than every double gives back. */
    boolean isLong() {
        return wholeDigits - leadingZeros + fractionDigits > ALWAYS_HELD;
    }

    /** A number for the form of the writing: the digits behind the point, and whether there is an exponent. */
    int format() {
        return exponent ? -1 - fractionDigits : fractionDigits;
    }

    /** Position of the first digit that is not zero: 3 for 123, 0 for 0.1, -1 for 0.01. */
    private int magnitude() {
        int whole = wholeDigits - leadingZeros;
        return whole > 0 ? whole : firstNonZero == 0 ? 0 : 1 - firstNonZero;
    }

    /** Most digits that can be significant; zeros at the end of an integer are counted. */
    private int digits() {
        int whole = wholeDigits - leadingZeros;
        return whole > 0 ? whole + lastNonZero : lastNonZero == 0 ? 0 : lastNonZero - firstNonZero + 1;
    }

    /** Tells whether a double holds this number so that it comes back as it was written, leaving aside zeros at its end. */
    boolean heldByDouble() {
        if (isZero()) {
            return true;
        }
        int first = magnitude() + power;
        if (first > SAFE_EXPONENT || first < -SAFE_EXPONENT) {
            return isShortest() || digits() <= ALWAYS_HELD && comesBack();
        }
        return digits() <= ALWAYS_HELD || isShortest();
    }

    /** Tells whether the nearest double, written with as many digits, is this number: subnormal doubles hold fewer digits than others. */
    private boolean comesBack() {
        double nearest = nearest();
        return nearest != 0
                && !Double.isInfinite(nearest)
                && new BigDecimal(nearest)
                                .round(new MathContext(digits(), RoundingMode.HALF_EVEN))
                                .compareTo(new BigDecimal(plain()))
                        == 0;
    }

    private boolean isShortest() {
        double nearest = nearest();
        if (nearest == 0 || Double.isInfinite(nearest)) {
            return false;
        }
        String shortest = DoubleToDecimal.toString(nearest);
        return isWritten(shortest) || Significand.of(plain()).equals(Significand.of(shortest));
    }

    /** Tells whether the bytes are these characters: most writers write a double as Java does, and this costs little. */
    private boolean isWritten(String characters) {
        if (characters.length() != to - from) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if (characters.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the number is what its double gives when it is written with as many digits, as {@code %.18e} and {@code %.20f} do. */
    boolean roundedFromDouble() {
        double nearest = nearest();
        BigDecimal value = new BigDecimal(plain());
        if (Double.isInfinite(nearest) || nearest == 0) {
            return isZero();
        }
        BigDecimal exact = new BigDecimal(nearest);
        BigDecimal rounded = exponent
                ? exact.round(new MathContext(fractionDigits + 1, RoundingMode.HALF_EVEN))
                : exact.setScale(fractionDigits, RoundingMode.HALF_EVEN);
        return rounded.compareTo(value) == 0;
    }

    private double nearest() {
        return decimal == '.' && thousands == 0
                ? JavaDoubleParser.parseDouble(text, from, to - from)
                : JavaDoubleParser.parseDouble(plain());
    }

    /** The number with a decimal point and without separators. */
    private String plain() {
        String written = new String(text, from, to - from, StandardCharsets.US_ASCII);
        if (thousands != 0) {
            written = written.replace(String.valueOf((char) thousands), "");
        }
        return decimal == '.' ? written : written.replace((char) decimal, '.');
    }
}
