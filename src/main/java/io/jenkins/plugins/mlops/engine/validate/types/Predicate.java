package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.IsoMoment;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.RangeEnds;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns a condition on the values of a column into a SQL expression that is true for the values that satisfy it and never NULL. A missing
 * value satisfies no condition but {@code !=}, {@code not in} and those that name NULL, as in DQDL; not-a-number satisfies no numeric
 * condition.
 */
final class Predicate {
    private final Column column;
    private final String name;
    private final Rule.Statement rule;
    private final Instant now;
    private final Dialect sql;

    private Predicate(Column column, Rule.Statement rule, Scope scope) {
        this.column = column;
        this.sql = scope.dialect();
        this.name = sql.name(column.name());
        this.rule = rule;
        this.now = scope.now();
    }

    static String of(Column column, Rule.Statement rule, Scope scope) {
        return new Predicate(column, rule, scope).sql(rule.condition());
    }

    private String sql(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compare(compare.operator(), compare.operand());
        }
        if (condition instanceof Condition.Between between) {
            requireOrder(between);
            String inside = "(" + compare(Condition.Operator.GT, between.low()) + " AND "
                    + compare(Condition.Operator.LT, between.high()) + ")";
            return between.negated()
                    ? "(" + compare(Condition.Operator.LE, between.low()) + " OR "
                            + compare(Condition.Operator.GE, between.high()) + ")"
                    : inside;
        }
        if (condition instanceof Condition.In in) {
            String any = in(in.operands());
            return in.negated() ? "NOT " + any : any;
        }
        if (condition instanceof Condition.Matches matches) {
            String match = "coalesce(" + sql.matches(text(), matches.regex()) + ", false)";
            return matches.negated() ? "(" + name + " IS NOT NULL AND NOT " + match + ")" : match;
        }
        throw new RuleSyntaxException(rule.source(), rule.type() + " cannot be used with \"" + condition.text() + "\"");
    }

    /** Refuses a range whose ends this column puts the other way round; what is so for any column has been refused before. */
    private void requireOrder(Condition.Between range) {
        String problem = range.problem(order(range.low(), range.high()));
        if (problem != null) {
            throw new RuleSyntaxException(rule.source(), problem);
        }
    }

    private int order(Operand low, Operand high) {
        if (column.kind().isNumber() || column.kind() == Column.Kind.BOOLEAN) {
            Integer order = RangeEnds.numbers(low, high);
            return order == null ? -1 : order;
        }
        LocalDateTime from = moment(low);
        LocalDateTime to = moment(high);
        if (from != null && to != null) {
            return from.compareTo(to);
        }
        return low instanceof Operand.Text a && high instanceof Operand.Text b
                ? RangeEnds.texts(a.value(), b.value())
                : RangeEnds.order(low, high);
    }

    private LocalDateTime moment(Operand operand) {
        if (operand instanceof Operand.Now moment) {
            return LocalDateTime.ofInstant(now.plus(moment.offset()), ZoneOffset.UTC);
        }
        return operand instanceof Operand.Text text ? IsoMoment.of(text.value()) : null;
    }

    /** Plain values go into one SQL list, so that a set of ten thousand values stays one look-up. */
    private String in(List<Operand> operands) {
        List<String> parts = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (Operand operand : operands) {
            if (operand instanceof Operand.Text value && column.kind() == Column.Kind.TEXT) {
                texts.add(sql.text(value.value()));
            } else if (operand instanceof Operand.Num value
                    && column.kind().isNumber()
                    && !isFractionBesideIntegers(value.value())) {
                numbers.add(sql.number(value.value(), column));
            } else {
                parts.add(compare(Condition.Operator.EQ, operand));
            }
        }
        if (!texts.isEmpty()) {
            parts.add("coalesce(" + name + " IN (" + String.join(", ", texts) + "), false)");
        }
        if (!numbers.isEmpty()) {
            parts.add("coalesce(" + name + " IN (" + String.join(", ", numbers) + "), false)");
        }
        return parts.stream().collect(Collectors.joining(" OR ", "(", ")"));
    }

    private String compare(Condition.Operator operator, Operand operand) {
        if (operand instanceof Operand.Nothing nothing) {
            return nothing(operator, nothing);
        }
        if (operator == Condition.Operator.NE) {
            return "NOT " + compare(Condition.Operator.EQ, operand);
        }
        String sign = " " + operator.sign() + " ";
        if (operand instanceof Operand.Num number) {
            return "coalesce(" + numeric(sign, number.value()) + ", false)";
        }
        if (operand instanceof Operand.Now moment) {
            return "coalesce(" + time() + sign + sql.moment(Times.sql(now.plus(moment.offset()))) + ", false)";
        }
        if (operand instanceof Operand.Text value) {
            return "coalesce(" + textual(operator, sign, value.value()) + ", false)";
        }
        throw new RuleSyntaxException(
                rule.source(), "a value of \"" + column.name() + "\" cannot be compared with " + operand.text());
    }

    private String textual(Condition.Operator operator, String sign, String value) {
        boolean equality = operator == Condition.Operator.EQ;
        if (column.kind().isTime()) {
            String moment = Times.parse(value);
            if (moment == null) {
                throw new RuleSyntaxException(
                        rule.source(),
                        "\"" + value
                                + "\" is not a date; expected a form such as \"2024-01-31\" or \"2024-01-31T12:00:00\"");
            }
            return name + sign + sql.moment(moment);
        }
        if (column.kind().isNumber()) {
            BigDecimal number = decimal(value);
            if (number != null) {
                return numeric(sign, number);
            }
            if (equality) {
                return "false";
            }
            throw new RuleSyntaxException(
                    rule.source(), "column \"" + column.name() + "\" holds numbers; \"" + value + "\" is none");
        }
        if (column.kind() == Column.Kind.BOOLEAN && equality) {
            return sql.shown(name) + " = lower(" + sql.text(value) + ")";
        }
        if (equality) {
            return text() + " = " + sql.text(value);
        }
        String moment = Times.parse(value);
        if (moment != null) {
            return time() + sign + sql.moment(moment);
        }
        if (value.matches("\\d{1,2}:\\d\\d( [AP]M)?")) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "times of day (\"" + value + "\") are not supported; compare a whole timestamp, or use CustomSql");
        }
        return text() + sign + sql.text(value);
    }

    private String nothing(Condition.Operator operator, Operand.Nothing nothing) {
        String is =
                switch (nothing) {
                    case NULL -> "(" + name + " IS NULL)";
                    case EMPTY -> "coalesce(" + text() + " = '', false)";
                    case WHITESPACES_ONLY ->
                        "coalesce(" + text() + " <> '' AND " + sql.stripped(text()) + " = '', false)";
                };
        return switch (operator) {
            case EQ -> is;
            case NE -> "NOT " + is;
            default ->
                throw new RuleSyntaxException(rule.source(), nothing.text() + " can only be used with =, != and in");
        };
    }

    /** The value as a number, compared. */
    private String numeric(String sign, BigDecimal number) {
        if (isFractionBesideIntegers(number)) {
            return besideIntegers(sign, number);
        }
        String comparison = sign + sql.number(number, column);
        return switch (column.kind()) {
            case INTEGER, DECIMAL -> name + comparison;
            case BOOLEAN -> sql.asInteger(name) + comparison;
            case FLOAT -> "(NOT " + sql.isNaN(name) + " AND " + name + comparison + ")";
            default -> sql.texts().compare(text(), sign.strip(), number);
        };
    }

    private boolean isFractionBesideIntegers(BigDecimal number) {
        return column.kind() == Column.Kind.INTEGER
                && number.stripTrailingZeros().scale() > 0;
    }

    /** Whole numbers beside one with a fraction: no type holds all of both exactly, and none is needed. */
    private String besideIntegers(String sign, BigDecimal number) {
        return switch (sign.strip().charAt(0)) {
            case '>' -> name + " > " + sql.number(number.setScale(0, RoundingMode.FLOOR), column);
            case '<' -> name + " < " + sql.number(number.setScale(0, RoundingMode.CEILING), column);
            default -> "false";
        };
    }

    private String time() {
        return column.kind().isTime() ? name : sql.texts().moment(text());
    }

    private String text() {
        return sql.asText(column);
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
