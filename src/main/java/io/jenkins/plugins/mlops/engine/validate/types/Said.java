package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Phrase;

/**
 * The words of a rule that each row satisfies or breaks.
 *
 * @param subject what is looked at in a row: {@code "age"}, {@code the length of "age"}
 * @param holds what is true of it where the row satisfies the rule: {@code is at most 5}
 * @param broken what is true of it where the row breaks the rule: {@code is greater than 5}
 * @param needed the column whose missing values break the rule whatever else it asks, or null
 */
record Said(String subject, String holds, String broken, String needed) {
    /** A rule on values that a condition decides. */
    static Said of(String subject, Condition condition, boolean ordered, String needed) {
        return new Said(subject, Phrase.holds(condition), Phrase.broken(condition, ordered), needed);
    }

    /** Tells whether a missing value breaks a condition on values, so that those rows are told apart. */
    static boolean needsValue(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compare.operand() == Operand.Nothing.NULL
                    ? compare.operator() == Condition.Operator.NE
                    : compare.operator() != Condition.Operator.NE;
        }
        if (condition instanceof Condition.In in) {
            return in.negated() == in.operands().contains(Operand.Nothing.NULL);
        }
        return true;
    }

    /** Returns the sentence about the result of the rows. */
    String sentence(long failing, long missing, long rows) {
        if (failing == 0) {
            return in(rows, rows) + " " + subject + " " + holds;
        }
        if (missing == 0) {
            return in(failing, rows) + " " + subject + " " + broken;
        }
        String absent = OutcomeText.quoted(needed) + " is missing";
        return missing == failing
                ? in(missing, rows) + " " + absent
                : in(failing - missing, rows) + " " + subject + " " + broken + ", and in " + OutcomeText.rows(missing)
                        + " " + absent;
    }

    private static String in(long some, long all) {
        if (some < all) {
            return "in " + OutcomeText.count(some) + " of " + OutcomeText.rows(all);
        }
        return all == 1 ? "in the only row" : "in all " + OutcomeText.rows(all);
    }
}
