package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.format.TextFormat;
import io.jenkins.plugins.mlops.engine.validate.format.TextFormats;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.List;

/** The rule on how the values of a column are written. */
final class FormatRules {
    private FormatRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add("ColumnFormat", "conformity", 1, FormatRules::format);
    }

    /** {@code ColumnFormat "host" = "ipv4"} or {@code ColumnFormat "day" = "dd.MM.yyyy"}: how each value, missing ones aside, is written. */
    static Evaluation format(Rule.Statement rule, Scope scope) {
        Column column = scope.column(rule.parameters().get(0));
        if (!(rule.condition() instanceof Condition.Compare compare
                && compare.operator() == Condition.Operator.EQ
                && compare.operand() instanceof Operand.Text written)) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "ColumnFormat is compared by = with a format, for example = \"ipv4\" or = \"dd.MM.yyyy\"; found "
                            + rule.condition().text());
        }
        TextFormat format;
        try {
            format = TextFormats.of(written.value());
        } catch (IllegalArgumentException e) {
            throw new RuleSyntaxException(rule.source(), e.getMessage());
        }
        Dialect sql = scope.dialect();
        String name = sql.name(column.name());
        // A date that is stored as one was never written: it has the parts, and no form.
        String holds = format.ofTime() && isTime(column) ? "true" : format.condition(sql, sql.asText(column));
        return new RowRule(
                rule,
                scope,
                "(" + name + " IS NULL OR " + holds + ")",
                List.of(column.name()),
                new Said(
                        OutcomeText.quoted(column.name()), "is " + format.phrase(), "is not " + format.phrase(), null));
    }

    private static boolean isTime(Column column) {
        return column.kind().isTime() || column.type().startsWith("TIME");
    }
}
