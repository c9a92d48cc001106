package io.jenkins.plugins.mlops.engine.rules;

import java.util.List;
import java.util.stream.Collectors;

/** Condition of a rule on a value. */
public sealed interface Condition {
    /** As it would be written in a rule. */
    String text();

    /** Comparison operators, with their spelling. */
    enum Operator {
        EQ("="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Tells whether a comparison result (negative, zero, positive) satisfies this operator. */
        public boolean holds(int comparison) {
            return switch (this) {
                case EQ -> comparison == 0;
                case NE -> comparison != 0;
                case LT -> comparison < 0;
                case LE -> comparison <= 0;
                case GT -> comparison > 0;
                case GE -> comparison >= 0;
            };
        }
    }

    /** {@code >= 3}. */
    record Compare(Operator operator, Operand operand) implements Condition {
        @Override
        public String text() {
            return operator.sign() + " " + operand.text();
        }
    }

    /** {@code [not] between low and high}; both ends are excluded, as in DQDL. */
    record Between(boolean negated, Operand low, Operand high) implements Condition {
        @Override
        public String text() {
            return (negated ? "not between " : "between ") + low.text() + " and " + high.text();
        }

        /**
         * Returns the fault of the ends of this range, or null. Such a range would hold for nothing, and its negation for
         * everything.
         *
         * @param order how the low end compares with the high one: negative, zero, positive
         */
        public String problem(int order) {
            if (order < 0) {
                return null;
            }
            return text()
                    + (negated ? " holds for everything" : " holds for nothing")
                    + (order == 0
                            ? ": both ends are excluded; for the value itself write "
                                    + new Compare(negated ? Operator.NE : Operator.EQ, low).text()
                            : ": the smaller value stands first; write " + new Between(negated, high, low).text());
        }
    }

    /** {@code [not] in [a, b]}. */
    record In(boolean negated, List<Operand> operands) implements Condition {
        public In {
            operands = List.copyOf(operands);
        }

        @Override
        public String text() {
            return (negated ? "not in " : "in ") + list(operands);
        }
    }

    /** {@code [not] matches "regex"}: the whole value has to match. */
    record Matches(boolean negated, String regex) implements Condition {
        @Override
        public String text() {
            return (negated ? "not matches " : "matches ") + new Operand.Text(regex).text();
        }
    }

    /** {@code includes ["a"]} or {@code excludes ["a"]}, for rules whose measure is a list of names. */
    record Names(boolean excludes, List<Operand> names) implements Condition {
        public Names {
            names = List.copyOf(names);
        }

        @Override
        public String text() {
            return (excludes ? "excludes " : "includes ") + list(names);
        }
    }

    private static String list(List<Operand> operands) {
        return operands.stream().map(Operand::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
