package io.jenkins.plugins.mlops.engine;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for a reader: as many digits as say something, and an exponent only where zeros would be counted. */
public final class NumberText {
    private static final int LEAST_EXPONENT = -6;
    private static final int MOST_DIGITS = 15;

    private NumberText() {}

    /** A whole number in full, another number to so many significant digits; NaN and infinities as Java writes them. */
    public static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : written(rounded(value, digits));
    }

    /** A finite number to so many significant digits, without zeros at its end. */
    public static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    }

    /** Without an exponent from 0.000001 up to 15 digits before the point. */
    public static String written(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return exponent >= LEAST_EXPONENT && exponent < MOST_DIGITS ? value.toPlainString() : value.toString();
    }
}
