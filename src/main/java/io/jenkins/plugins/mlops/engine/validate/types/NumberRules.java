package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.RuleType;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;

/** Rules on a statistic of a numeric column. A text column is read as numbers; a value that is none breaks the rule. */
final class NumberRules {
    private NumberRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add("Mean", "accuracy", 1, statistic(Dialect.Statistic.MEAN));
        types.add("Sum", "accuracy", 1, statistic(Dialect.Statistic.SUM));
        types.add("StandardDeviation", "accuracy", 1, statistic(Dialect.Statistic.STANDARD_DEVIATION));
        types.add("Variance", "accuracy", 1, statistic(Dialect.Statistic.VARIANCE));
        types.add("ColumnCorrelation", "accuracy", 2, NumberRules::correlation);
    }

    /** A rule on a statistic. */
    static RuleType statistic(Dialect.Statistic statistic) {
        return (rule, scope) -> {
            Column column = scope.column(rule.parameters().get(0));
            String where = ColumnRules.where(rule);
            String values = number(column, scope);
            Measure measure = scope.plan().measure(scope.dialect().aggregate(statistic, column), values, where);
            Measure count = scope.plan().measure("count(%s)", values, where);
            Evaluation number = new NumberRule(
                            rule,
                            "the " + statistic.words() + " of " + OutcomeText.quoted(column.name()),
                            measure::number)
                    .undefined(() -> count.count() == 0
                            ? "there are no values"
                            : "there are infinite values, or values that are too large");
            return guarded(number, column, scope, where);
        };
    }

    /** {@code ColumnCorrelation "a" "b" > 0.5}: Pearson's. */
    static Evaluation correlation(Rule.Statement rule, Scope scope) {
        Column a = scope.column(rule.parameters().get(0));
        Column b = scope.column(rule.parameters().get(1));
        String where = ColumnRules.where(rule);
        Dialect sql = scope.dialect();
        Measure measure = scope.plan()
                .measure(
                        "corr(%s, " + sql.asDouble(number(b, scope)).replace("%", "%%") + ")",
                        sql.asDouble(number(a, scope)),
                        where);
        Evaluation number = new NumberRule(
                        rule,
                        "the correlation of " + OutcomeText.quoted(a.name()) + " and " + OutcomeText.quoted(b.name()),
                        measure::number)
                .undefined(
                        () ->
                                "fewer than two rows have both values, a column has the same value in all of them, or values are infinite");
        return guarded(guarded(number, a, scope, where), b, scope, where);
    }

    /** The values of a column as numbers, in SQL; NULL for a text that is none. */
    static String number(Column column, Scope scope) {
        Dialect sql = scope.dialect();
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT -> sql.name(column.name());
            case BOOLEAN -> sql.asInteger(sql.name(column.name()));
            default -> sql.texts().number(sql.asText(column));
        };
    }

    private static Evaluation guarded(Evaluation number, Column column, Scope scope, String where) {
        if (column.kind().isNumber() || column.kind() == Column.Kind.BOOLEAN) {
            return number;
        }
        Measure present = scope.plan().measure("count(%s)", scope.dialect().name(column.name()), where);
        Measure numbers = scope.plan().measure("count(%s)", number(column, scope), where);
        return () -> {
            Outcome refused = refused(column, numbers.count(), present.count());
            return refused == null ? number.decide() : refused;
        };
    }

    /** The outcome of a rule on numbers where values are none; null where all are. */
    static Outcome refused(Column column, long numbers, long present) {
        long others = present - numbers;
        return others == 0
                ? null
                : Outcome.broken(OutcomeText.count(others) + " of " + OutcomeText.count(present)
                        + (present == 1 ? " value of " : " values of ") + OutcomeText.quoted(column.name())
                        + (others == 1 ? " is not a number" : " are not numbers"));
    }
}
