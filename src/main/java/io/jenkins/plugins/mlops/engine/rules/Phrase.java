package io.jenkins.plugins.mlops.engine.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words a condition, as somebody would say it who does not know how rules are written: what is expected, what holds and what is broken. Ranges leave
 * out their ends, and the words say so.
 */
public final class Phrase {
    /** Values of a list that are told; the others are counted. */
    private static final int MOST_VALUES = 5;

    private Phrase() {}

    /**
     * Returns the condition as text behind "expected": {@code at least 3}, {@code none of "a", "b"},
     * {@code greater than 3 and less than 5}.
     */
    public static String expected(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compared(compare.operator(), compare.operand());
        }
        if (condition instanceof Condition.Between range) {
            return range.negated() ? outside(range) : inside(range);
        }
        if (condition instanceof Condition.In in) {
            return list(in.operands(), in.negated());
        }
        if (condition instanceof Condition.Matches matches) {
            return (matches.negated() ? "no text that matches " : "a text that matches ") + pattern(matches);
        }
        Condition.Names names = (Condition.Names) condition;
        return list(names.names(), names.excludes()) + " among them";
    }

    /**
     * Returns a predicate for a value that satisfies the condition, behind its name: {@code is at least 3},
     * {@code does not match "a.*"}.
     */
    public static String holds(Condition condition) {
        return condition instanceof Condition.Matches matches
                ? (matches.negated() ? "does not match " : "matches ") + pattern(matches)
                : "is " + expected(condition);
    }

    /**
     * Returns a predicate for a value that breaks the condition, behind its name: {@code is less than 3},
     * {@code matches "a.*"}.
     *
     * @param ordered whether each value that is there is smaller or greater than those of the condition, or equal; a text that is no number is
     *     neither at least 3 nor less than 3
     */
    public static String broken(Condition condition, boolean ordered) {
        if (condition instanceof Condition.Compare compare) {
            return broken(compare, ordered);
        }
        if (condition instanceof Condition.Between range) {
            if (ordered) {
                return "is " + (range.negated() ? inside(range) : outside(range));
            }
            return range.negated()
                    ? "is neither " + compared(Condition.Operator.LE, range.low()) + " nor "
                            + compared(Condition.Operator.GE, range.high())
                    : "is not both " + inside(range);
        }
        if (condition instanceof Condition.In in) {
            return "is " + list(in.operands(), !in.negated());
        }
        if (condition instanceof Condition.Matches matches) {
            return holds(new Condition.Matches(!matches.negated(), matches.regex()));
        }
        Condition.Names names = (Condition.Names) condition;
        return "is " + expected(new Condition.Names(!names.excludes(), names.names()));
    }

    private static String broken(Condition.Compare compare, boolean ordered) {
        Condition.Operator opposite =
                switch (compare.operator()) {
                    case EQ -> Condition.Operator.NE;
                    case NE -> Condition.Operator.EQ;
                    case LT -> Condition.Operator.GE;
                    case LE -> Condition.Operator.GT;
                    case GT -> Condition.Operator.LE;
                    case GE -> Condition.Operator.LT;
                };
        boolean equality = opposite == Condition.Operator.EQ || opposite == Condition.Operator.NE;
        return ordered || equality
                ? "is " + compared(opposite, compare.operand())
                : "is not " + compared(compare.operator(), compare.operand());
    }

    private static String compared(Condition.Operator operator, Operand operand) {
        String value = value(operand);
        boolean moment = isMoment(operand);
        return switch (operator) {
            case EQ -> value;
            case NE -> "not " + value;
            case LT -> (moment ? "before " : "less than ") + value;
            case LE -> moment ? value + " or earlier" : "at most " + value;
            case GT -> (moment ? "after " : "greater than ") + value;
            case GE -> moment ? value + " or later" : "at least " + value;
        };
    }

    private static String inside(Condition.Between range) {
        return compared(Condition.Operator.GT, range.low()) + " and " + compared(Condition.Operator.LT, range.high());
    }

    private static String outside(Condition.Between range) {
        return compared(Condition.Operator.LE, range.low()) + " or " + compared(Condition.Operator.GE, range.high());
    }

    private static String list(List<Operand> operands, boolean negated) {
        if (operands.size() == 1) {
            return (negated ? "not " : "") + value(operands.get(0));
        }
        String told = operands.stream().limit(MOST_VALUES).map(Phrase::value).collect(Collectors.joining(", "));
        return (negated ? "none of " : "one of ")
                + (operands.size() > MOST_VALUES ? operands.size() + " values (" + told + ", ...)" : told);
    }

    private static boolean isMoment(Operand operand) {
        return operand instanceof Operand.Now
                || operand instanceof Operand.Text text && IsoMoment.of(text.value()) != null;
    }

    /** A value in a sentence; what stands for nothing is worded. */
    private static String value(Operand operand) {
        if (operand instanceof Operand.Nothing nothing) {
            return switch (nothing) {
                case NULL -> "missing";
                case EMPTY -> "an empty text";
                case WHITESPACES_ONLY -> "only blanks";
            };
        }
        if (operand instanceof Operand.Now now) {
            return now.offset().isZero()
                    ? "now"
                    : new Operand.Span(now.offset().abs()).text()
                            + (now.offset().isNegative() ? " before now" : " after now");
        }
        return operand instanceof Operand.Text ? oneLine(operand.text()) : operand.text();
    }

    private static String pattern(Condition.Matches matches) {
        return oneLine(new Operand.Text(matches.regex()).text());
    }

    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
