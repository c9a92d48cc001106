package io.jenkins.plugins.mlops.engine.rules.dqdl;

import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Condition.Operator;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.RangeEnds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the condition of a rule: {@code > 3}, {@code between 1 and 2}, {@code in ["a"]}, {@code matches "x"}. */
final class ConditionParser {
    private static final Map<String, Operator> OPERATORS = Map.of(
            "=",
            Operator.EQ,
            "!=",
            Operator.NE,
            "<",
            Operator.LT,
            "<=",
            Operator.LE,
            ">",
            Operator.GT,
            ">=",
            Operator.GE);
    private static final Map<String, Long> SIZES =
            Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);

    private static final int DEEPEST = 50;
    private static final int MOST_DIGITS = 400;
    private static final int LONGEST_NUMBER = 1_000;
    /** Some two hundred thousand years: what is longer is a typing error, and no clock can subtract it. */
    private static final Duration LONGEST = Duration.ofDays(80_000_000);

    private final Tokens tokens;
    private final Map<String, List<Operand>> variables;

    ConditionParser(Tokens tokens, Map<String, List<Operand>> variables) {
        this.tokens = tokens;
        this.variables = variables;
    }

    /** Tells whether a condition starts at the present token. */
    boolean starts() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.SIGN) {
            return OPERATORS.containsKey(token.text()) || token.is("!");
        }
        return token.isWord("not")
                || token.isWord("between")
                || token.isWord("in")
                || token.isWord("matches")
                || token.isWord("includes")
                || token.isWord("excludes");
    }

    Condition parse() {
        Token first = tokens.peek();
        if (first.kind() == Token.Kind.SIGN && OPERATORS.containsKey(first.text())) {
            tokens.take();
            return new Condition.Compare(OPERATORS.get(first.text()), operand());
        }
        if (tokens.accept("!")) {
            tokens.expect("=", "behind \"!\"");
            return new Condition.Compare(Operator.NE, operand());
        }
        boolean negated = tokens.acceptWord("not");
        if (tokens.acceptWord("between")) {
            Token at = tokens.peek();
            Operand low = operand();
            if (!tokens.acceptWord("and")) {
                throw tokens.error(
                        tokens.peek(),
                        "expected \"and\" of \"between ... and ...\", found "
                                + tokens.peek().shown());
            }
            Condition.Between between = new Condition.Between(negated, low, operand());
            String problem = between.problem(RangeEnds.order(low, between.high()));
            if (problem != null) {
                throw tokens.error(at, problem);
            }
            return between;
        }
        if (tokens.acceptWord("in")) {
            return new Condition.In(negated, list());
        }
        if (tokens.acceptWord("matches")) {
            return new Condition.Matches(
                    negated,
                    tokens.expect(Token.Kind.STRING, "a regular expression in double quotes")
                            .text());
        }
        if (!negated && (tokens.peek().isWord("includes") || tokens.peek().isWord("excludes"))) {
            return new Condition.Names(tokens.take().isWord("excludes"), list());
        }
        throw tokens.error(
                tokens.peek(),
                "expected \"between\", \"in\" or \"matches\", found "
                        + tokens.peek().shown());
    }

    private List<Operand> list() {
        if (tokens.peek().is("$")) {
            return variable();
        }
        tokens.expect("[", "before the list of values");
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(operand());
        } while (tokens.accept(","));
        tokens.expect("]", "behind the list of values");
        return operands;
    }

    private List<Operand> variable() {
        tokens.expect("$", "before the name of a variable");
        Token name = tokens.expect(Token.Kind.WORD, "the name of a variable");
        List<Operand> value = variables.get(name.text());
        if (value == null) {
            throw tokens.error(name, "unknown variable \"" + name.text() + "\"");
        }
        return value;
    }

    Operand operand() {
        return operand(0);
    }

    private Operand operand(int depth) {
        Token token = tokens.peek();
        if (depth > DEEPEST) {
            throw tokens.error(token, "values are nested deeper than " + DEEPEST + " parentheses");
        }
        if (token.is("$")) {
            List<Operand> value = variable();
            if (value.size() != 1) {
                throw tokens.error(token, "this variable is a list; use it with \"in\"");
            }
            return value.get(0);
        }
        if (tokens.accept("(")) {
            Operand inner = operand(depth + 1);
            tokens.expect(")", "behind the value");
            return inner;
        }
        if (token.kind() == Token.Kind.STRING) {
            return new Operand.Text(tokens.take().text());
        }
        if (token.kind() == Token.Kind.NUMBER || token.is("-")) {
            return number();
        }
        for (Operand.Nothing nothing : Operand.Nothing.values()) {
            if (tokens.acceptWord(nothing.name())) {
                return nothing;
            }
        }
        if (tokens.acceptWord("now")) {
            return now();
        }
        if (token.kind() == Token.Kind.WORD && tokens.peek(1).is("(")) {
            throw tokens.error(token, "\"" + token.text() + "(...)\" is not supported in this version; write a number");
        }
        throw tokens.error(token, "expected a value (number, \"text\", now(), NULL), found " + token.shown());
    }

    private Operand now() {
        tokens.expect("(", "behind \"now\"");
        tokens.expect(")", "behind \"now(\"");
        if (!tokens.peek().is("-") && !tokens.peek().is("+")) {
            return new Operand.Now(Duration.ZERO);
        }
        boolean minus = tokens.take().is("-");
        Token at = tokens.peek();
        Operand offset = number();
        if (!(offset instanceof Operand.Span span)) {
            throw tokens.error(at, "expected a length of time, for example 3 days");
        }
        return new Operand.Now(minus ? span.value().negated() : span.value());
    }

    /** A number, which a unit turns into a length of time or a size. */
    private Operand number() {
        boolean minus = tokens.accept("-");
        Token token = tokens.expect(Token.Kind.NUMBER, "a number");
        BigDecimal value = decimal(token);
        Token unit = tokens.peek();
        if (!minus && unit.kind() == Token.Kind.WORD) {
            Duration one = duration(unit.text());
            if (one != null) {
                tokens.take();
                BigDecimal millis = value.multiply(BigDecimal.valueOf(one.toMillis()));
                if (millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) > 0) {
                    throw tokens.error(token, "this length of time is too long");
                }
                return new Operand.Span(Duration.ofMillis(millis.longValue()));
            }
            Long bytes = SIZES.get(unit.text());
            if (bytes != null) {
                tokens.take();
                BigDecimal size = value.multiply(BigDecimal.valueOf(bytes));
                if (size.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                    throw tokens.error(token, "this size is too large");
                }
                return new Operand.Size(size.longValue(), token.text() + " " + unit.text());
            }
        }
        for (String sign : new String[] {"*", "/", "+", "-"}) {
            if (tokens.peek().is(sign)) {
                throw tokens.error(tokens.peek(), "arithmetic is not supported in this version; write the result");
            }
        }
        return new Operand.Num(minus ? value.negate() : value);
    }

    private BigDecimal decimal(Token token) {
        try {
            BigDecimal value = new BigDecimal(token.text().length() > LONGEST_NUMBER ? "" : token.text());
            if (Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Its exponent is beyond all numbers; told below.
        }
        throw tokens.error(token, "this number is too large or too small");
    }

    private static Duration duration(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "day", "days" -> Duration.ofDays(1);
            case "hour", "hours" -> Duration.ofHours(1);
            case "minute", "minutes" -> Duration.ofMinutes(1);
            default -> null;
        };
    }
}
