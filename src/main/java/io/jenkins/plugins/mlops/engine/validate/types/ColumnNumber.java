package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;

/**
 * A statistic of all values of one column. A text column is read as numbers.
 *
 * @param column the column
 * @param value the statistic
 * @param numbers values that are numbers
 * @param present values
 */
record ColumnNumber(Column column, Measure value, Measure numbers, Measure present) {
    /** Asks the plan for it. */
    static ColumnNumber of(Dialect.Statistic statistic, Column column, Scope scope) {
        String values = NumberRules.number(column, scope);
        Measure numbers = scope.plan().measure("count(%s)", values, null);
        boolean plain = column.kind().isNumber() || column.kind() == Column.Kind.BOOLEAN;
        return new ColumnNumber(
                column,
                scope.plan().measure(scope.dialect().aggregate(statistic, column), values, null),
                numbers,
                plain
                        ? numbers
                        : scope.plan().measure("count(%s)", scope.dialect().name(column.name()), null));
    }

    /** The number; not-a-number where there are no values. */
    double number() {
        return value.number();
    }

    /** Tells whether there is no value. */
    boolean isEmpty() {
        return numbers.count() == 0;
    }

    /** The outcome where values are no numbers; else null. */
    Outcome refused() {
        return NumberRules.refused(column, numbers.count(), present.count());
    }
}
