package io.jenkins.plugins.mlops.engine.rules.dqdl;

import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import java.math.BigDecimal;
import java.util.List;

/** Tells shares from percentages: a threshold of 95 could never be reached, and the rule would fail for ever without saying why. */
final class Shares {
    private Shares() {}

    /**
     * Tells whether every number of a numeric condition lies between 0 and 1; the ends of a range, which it excludes,
     * may lie outside.
     */
    static boolean areMeant(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return isShare(compare.operand());
        }
        if (condition instanceof Condition.Between between) {
            return List.of(between.low(), between.high()).stream().anyMatch(Shares::isShare);
        }
        return condition instanceof Condition.In in && in.operands().stream().allMatch(Shares::isShare);
    }

    private static boolean isShare(Operand operand) {
        return operand instanceof Operand.Num number
                && number.value().signum() >= 0
                && number.value().compareTo(BigDecimal.ONE) <= 0;
    }
}
