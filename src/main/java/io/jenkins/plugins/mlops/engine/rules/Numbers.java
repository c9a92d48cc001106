package io.jenkins.plugins.mlops.engine.rules;

import java.math.BigDecimal;

/** Decides numeric conditions on a measured number. */
public final class Numbers {
    private Numbers() {}

    /**
     * Tells whether the number satisfies the condition. Not-a-number satisfies none.
     *
     * @throws IllegalArgumentException if the condition is not a numeric one
     */
    public static boolean holds(Condition condition, double measured) {
        if (Double.isNaN(measured)) {
            return false;
        }
        if (condition instanceof Condition.Compare compare) {
            return compare.operator().holds(compare(measured, compare.operand()));
        }
        if (condition instanceof Condition.Between between) {
            boolean inside = compare(measured, between.low()) > 0 && compare(measured, between.high()) < 0;
            return inside != between.negated();
        }
        if (condition instanceof Condition.In in) {
            return in.operands().stream().anyMatch(operand -> compare(measured, operand) == 0) != in.negated();
        }
        throw new IllegalArgumentException("not a numeric condition: " + condition.text());
    }

    /** Tells whether {@link #holds} can decide the condition. */
    public static boolean isNumeric(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return isNumber(compare.operand());
        }
        if (condition instanceof Condition.Between between) {
            return isNumber(between.low()) && isNumber(between.high());
        }
        return condition instanceof Condition.In in && in.operands().stream().allMatch(Numbers::isNumber);
    }

    /** Tells whether the operand is a number, a length of time or a size. */
    public static boolean isNumber(Operand operand) {
        return operand instanceof Operand.Num || operand instanceof Operand.Span || operand instanceof Operand.Size;
    }

    /** Compared as doubles: a limit written 0.1 equals the double that a measure of 0.1 has. */
    private static int compare(double measured, Operand operand) {
        return Double.compare(measured + 0.0, value(operand) + 0.0);
    }

    /** Compares two operands that are numbers: plain ones exactly as written. */
    public static int compare(Operand a, Operand b) {
        if (a instanceof Operand.Num one && b instanceof Operand.Num other) {
            return one.value().compareTo(other.value());
        }
        return Double.compare(value(a), value(b));
    }

    private static double value(Operand operand) {
        if (operand instanceof Operand.Num number) {
            return number.value().doubleValue();
        }
        if (operand instanceof Operand.Span span) {
            return BigDecimal.valueOf(span.value().toMillis()).movePointLeft(3).doubleValue();
        }
        if (operand instanceof Operand.Size size) {
            return size.bytes();
        }
        throw new IllegalArgumentException("not a number: " + operand.text());
    }
}
