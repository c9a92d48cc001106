package io.jenkins.plugins.mlops.engine.rules;

import io.jenkins.plugins.mlops.engine.NumberText;
import java.math.BigDecimal;

/** Rounds a measured number for a sentence. */
public final class ToldNumber {
    private static final int MOST_DIGITS = 17;

    private ToldNumber() {}

    /**
     * The number with so many significant digits, and more where it would look like a number on the other side of the limit.
     *
     * @param value a finite number
     * @param condition the limit
     */
    public static BigDecimal of(double value, int digits, Condition condition) {
        boolean holds = Numbers.holds(condition, value);
        for (int d = digits; d < MOST_DIGITS; d++) {
            BigDecimal rounded = NumberText.rounded(value, d);
            if (Numbers.holds(condition, rounded.doubleValue()) == holds) {
                return rounded;
            }
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros();
    }
}
