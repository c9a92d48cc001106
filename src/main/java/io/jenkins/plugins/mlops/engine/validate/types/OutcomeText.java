package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.ToldNumber;
import java.util.Locale;

/** Numbers as they stand in messages. */
final class OutcomeText {
    private static final int DIGITS = 6;

    private OutcomeText() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Enough digits to see why a limit was missed, and no more. */
    static String number(double number) {
        if (Double.isNaN(number)) {
            return "not a number";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "infinity" : "minus infinity";
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return count((long) number);
        }
        return NumberText.written(NumberText.rounded(number, DIGITS));
    }

    /** A measured number beside its limit: with more digits where it would look as if it were on the other side. */
    static String number(double number, Condition limit) {
        return Double.isFinite(number) && number != Math.rint(number)
                ? NumberText.written(ToldNumber.of(number, DIGITS, limit))
                : number(number);
    }

    static String rows(long rows) {
        return count(rows) + (rows == 1 ? " row" : " rows");
    }

    /**
     * Returns the content of a column that is not text, for a sentence that says why its values are not what was asked;
     * nothing for text.
     */
    static String heldBy(Column column) {
        return switch (column.kind()) {
            case TEXT -> "";
            case INTEGER -> " (the column holds whole numbers)";
            case DECIMAL, FLOAT -> " (the column holds numbers)";
            case BOOLEAN -> " (the column holds true and false)";
            case DATE -> " (the column holds dates)";
            case TIMESTAMP -> " (the column holds times)";
            case OTHER -> " (the column holds other kinds of values)";
        };
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
