package io.jenkins.plugins.mlops.engine.validate.types;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as they stand in messages. */
final class Words {
    private Words() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Enough digits to see why a limit was missed, and no more. */
    static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return String.valueOf(number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return count((long) number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros();
        return rounded.precision() - rounded.scale() > 15 || rounded.scale() > 12
                ? rounded.toString()
                : rounded.toPlainString();
    }

    static String rows(long rows) {
        return count(rows) + (rows == 1 ? " row" : " rows");
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
