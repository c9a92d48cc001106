package io.jenkins.plugins.mlops.engine.data;

import java.math.BigDecimal;

/** Forms of the texts that are numbers, as regular expressions for whole texts: those that the reading of files takes for numbers. */
public final class WrittenNumber {
    private static final String BLANKS = "[ \\t]*";
    private static final String DIGITS = "(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)";

    /** Any number; infinity is one. */
    public static final String NUMBER =
            BLANKS + "[+-]?(?:" + DIGITS + "(?:[eE][+-]?[0-9]+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)" + BLANKS;

    /** A whole number without an exponent. */
    public static final String WHOLE = BLANKS + "[+-]?[0-9]+(?:\\.0*)?" + BLANKS;

    /** A number with an exponent. */
    public static final String WITH_EXPONENT = BLANKS + "[+-]?" + DIGITS + "[eE][+-]?[0-9]+" + BLANKS;

    /** Integers that a HUGEINT holds whatever they are. */
    public static final String LONG_INTEGER = BLANKS + "[+-]?[0-9]{1,38}" + BLANKS;

    /** Numbers that a DECIMAL(38, 19) holds. */
    public static final String SHORT_DECIMAL =
            BLANKS + "[+-]?(?:[0-9]{1,19}(?:\\.[0-9]{0,19})?|\\.[0-9]{1,19})" + BLANKS;

    private static final int HALF = 19;
    private static final int MOST_DIGITS = 38;

    private WrittenNumber() {}

    /** Tells whether a number, without zeros at its end, compares exactly with a {@link #LONG_INTEGER}. */
    public static boolean isLongInteger(BigDecimal plain) {
        return plain.scale() <= 0 && whole(plain) <= MOST_DIGITS;
    }

    /** Tells whether a number, without zeros at its end, compares exactly with a {@link #SHORT_DECIMAL}. */
    public static boolean isShortDecimal(BigDecimal plain) {
        return whole(plain) <= HALF && plain.scale() <= HALF;
    }

    private static int whole(BigDecimal plain) {
        return Math.max(0, plain.precision() - plain.scale());
    }
}
