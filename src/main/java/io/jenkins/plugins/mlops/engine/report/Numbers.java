package io.jenkins.plugins.mlops.engine.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for a reader. */
final class Numbers {
    private Numbers() {}

    /** Whole numbers in full, others to six significant digits without an exponent where that stays short; other values as they are. */
    static String text(Object value) {
        if (!(value instanceof Double number) || !Double.isFinite(number)) {
            return String.valueOf(value);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        BigDecimal rounded =
                BigDecimal.valueOf(number).round(new MathContext(6)).stripTrailingZeros();
        double size = Math.abs(number);
        return size >= 1e-6 && size < 1e15 ? rounded.toPlainString() : rounded.toString();
    }
}
