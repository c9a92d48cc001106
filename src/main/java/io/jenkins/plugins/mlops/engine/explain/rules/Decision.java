package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Operand;

/** Decides a numeric condition on a value that is known up to an interval. */
final class Decision {
    private Decision() {}

    static Finding.State of(Condition condition, double value, Interval interval, DecideBy by) {
        if (by == DecideBy.POINT_ESTIMATE) {
            return Numbers.holds(condition, value) ? Finding.State.HOLDS : Finding.State.BROKEN;
        }
        return interval == null ? Finding.State.UNDECIDED : of(condition, interval.low(), interval.high());
    }

    /** Returns whether the condition holds for all numbers from low to high, for none, or for some. */
    static Finding.State of(Condition condition, double low, double high) {
        if (condition instanceof Condition.Between between) {
            // Outside an open stretch and inside it are the same question with the answers exchanged.
            boolean all = low > number(between.low()) && high < number(between.high());
            boolean none = high <= number(between.low()) || low >= number(between.high());
            return state(between.negated() ? none : all, between.negated() ? all : none);
        }
        if (condition instanceof Condition.In in) {
            boolean all = low == high && in.operands().stream().anyMatch(operand -> number(operand) == low);
            boolean none =
                    in.operands().stream().noneMatch(operand -> number(operand) >= low && number(operand) <= high);
            return state(in.negated() ? none : all, in.negated() ? all : none);
        }
        Condition.Compare compare = (Condition.Compare) condition;
        double limit = number(compare.operand());
        return switch (compare.operator()) {
            case LT -> state(high < limit, low >= limit);
            case LE -> state(high <= limit, low > limit);
            case GT -> state(low > limit, high <= limit);
            case GE -> state(low >= limit, high < limit);
            case EQ -> state(low == limit && high == limit, high < limit || low > limit);
            case NE -> state(high < limit || low > limit, low == limit && high == limit);
        };
    }

    private static Finding.State state(boolean all, boolean none) {
        return all ? Finding.State.HOLDS : none ? Finding.State.BROKEN : Finding.State.UNDECIDED;
    }

    /** The value of an operand that {@link Limits} let through. */
    static double number(Operand operand) {
        return ((Operand.Num) operand).value().doubleValue();
    }
}
