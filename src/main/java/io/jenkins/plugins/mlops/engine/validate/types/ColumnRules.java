package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.List;

/** Rules that each value of one column satisfies or breaks. */
final class ColumnRules {
    private static final List<String> TYPES =
            List.of("Boolean", "Date", "Double", "Float", "Integer", "Long", "Number", "String", "Timestamp");

    private ColumnRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add("IsComplete", "completeness", 1, ColumnRules::isComplete);
        types.add("Completeness", "completeness", 1, ColumnRules::completeness);
        types.add("ColumnDataType", "conformity", 1, ColumnRules::dataType);
        types.add("ColumnValues", "conformity", 1, ColumnRules::values);
        types.add("ColumnLength", "conformity", 1, ColumnRules::length);
        types.add("DataFreshness", "timeliness", 1, ColumnRules::freshness);
    }

    /** {@code IsComplete "a"}. */
    static Evaluation isComplete(Rule.Statement rule, Scope scope) {
        String column = rule.parameters().get(0);
        return new RowRule(
                rule,
                scope,
                "(" + scope.dialect().name(column) + " IS NOT NULL)",
                List.of(column),
                new Said(OutcomeText.quoted(column), "is present", "is missing", null));
    }

    /** {@code Completeness "a" > 0.9}. */
    static Evaluation completeness(Rule.Statement rule, Scope scope) {
        String column = rule.parameters().get(0);
        String where = where(rule);
        Measure present = scope.plan().measure("count(%s)", scope.dialect().name(column), where);
        Measure all = scope.plan().count(where);
        return new NumberRule(
                rule, "the completeness of " + OutcomeText.quoted(column), () -> present.number() / all.number());
    }

    /** {@code ColumnValues "a" in ["x"]}. */
    static Evaluation values(Rule.Statement rule, Scope scope) {
        Column column = scope.column(rule.parameters().get(0));
        String predicate = Predicate.of(column, rule, scope);
        return new RowRule(
                rule,
                scope,
                predicate,
                List.of(column.name()),
                Said.of(
                        OutcomeText.quoted(column.name()),
                        rule.condition(),
                        column.kind().isNumber() || column.kind().isTime(),
                        Said.needsValue(rule.condition()) ? column.name() : null));
    }

    /** {@code ColumnLength "a" between 1 and 10}: characters; a missing value is as long as an empty text, as DQDL has it. */
    static Evaluation length(Rule.Statement rule, Scope scope) {
        Column column = scope.column(rule.parameters().get(0));
        Dialect sql = scope.dialect();
        String length = "coalesce(" + sql.length(sql.asText(column)) + ", 0)";
        String predicate = Lengths.predicate(rule, length);
        return new RowRule(
                rule,
                scope,
                predicate,
                List.of(column.name()),
                Said.of("the length of " + OutcomeText.quoted(column.name()), rule.condition(), true, null));
    }

    /** {@code DataFreshness "updated" <= 24 hours}: the age of each value. */
    static Evaluation freshness(Rule.Statement rule, Scope scope) {
        Column column = scope.column(rule.parameters().get(0));
        Dialect sql = scope.dialect();
        String time =
                column.kind().isTime() ? sql.name(column.name()) : sql.texts().moment(sql.asText(column));
        String age = sql.seconds(sql.asMoment(time), sql.moment(Times.sql(scope.now())));
        String predicate = Lengths.predicate(rule, age);
        return new RowRule(
                rule,
                scope,
                predicate,
                List.of(column.name()),
                Said.of(
                        "the age of " + OutcomeText.quoted(column.name()),
                        rule.condition(),
                        column.kind().isTime(),
                        column.name()));
    }

    /** {@code ColumnDataType "a" = "Integer"}: whether each value, missing ones aside, can be read as the type. */
    static Evaluation dataType(Rule.Statement rule, Scope scope) {
        Column column = scope.column(rule.parameters().get(0));
        String type = type(rule);
        String readable =
                "(" + scope.dialect().name(column.name()) + " IS NULL OR " + readable(column, type, scope) + ")";
        return new RowRule(
                rule,
                scope,
                readable,
                List.of(column.name()),
                new Said(
                        OutcomeText.quoted(column.name()),
                        "can be read as " + type,
                        "cannot be read as " + type + OutcomeText.heldBy(column),
                        null));
    }

    /** The type of a rule; Glue writes it in capitals. */
    private static String type(Rule.Statement rule) {
        if (rule.condition() instanceof Condition.Compare compare
                && compare.operator() == Condition.Operator.EQ
                && compare.operand() instanceof Operand.Text written) {
            for (String type : TYPES) {
                if (type.equalsIgnoreCase(written.value())) {
                    return type;
                }
            }
        }
        throw new RuleSyntaxException(
                rule.source(),
                "ColumnDataType is compared by = with one of " + String.join(", ", TYPES) + "; found "
                        + rule.condition().text());
    }

    private static String readable(Column column, String type, Scope scope) {
        Dialect sql = scope.dialect();
        String name = sql.name(column.name());
        boolean text = column.kind() == Column.Kind.TEXT;
        return switch (type) {
            // A CSV file holds nothing but text; the number its column looks like is our reading of it.
            case "String" -> String.valueOf(text || scope.table().isWrittenAsText());
            case "Boolean" ->
                switch (column.kind()) {
                    case BOOLEAN -> "true";
                    case TEXT -> "(lower(trim(" + name + ")) IN ('true', 'false', '0', '1'))";
                    // A CSV file or a table of features writes them as 0 and 1.
                    case INTEGER -> "(" + name + " IN (0, 1))";
                    default -> "false";
                };
            case "Integer", "Long" ->
                switch (column.kind()) {
                    case INTEGER -> "true";
                    case FLOAT -> "(" + sql.isFinite(name) + " AND " + sql.isWhole(name) + ")";
                    case DECIMAL -> "(" + sql.isWhole(name) + ")";
                    case TEXT -> sql.texts().isInteger(name);
                    default -> "false";
                };
            case "Double", "Float", "Number" ->
                column.kind().isNumber() ? "true" : text ? sql.texts().isNumber(name) : "false";
            case "Date" ->
                column.kind().isTime()
                        ? "(" + sql.asMoment(name) + " = " + sql.startOfDay(sql.asMoment(name)) + ")"
                        : text
                                ? "coalesce(" + sql.texts().moment(name) + " = "
                                        + sql.startOfDay(sql.texts().moment(name)) + ", false)"
                                : "false";
            default ->
                column.kind().isTime() ? "true" : text ? "(" + sql.texts().moment(name) + " IS NOT NULL)" : "false";
        };
    }

    /** The rule's own choice of rows, in parentheses, or null. */
    static String where(Rule.Statement rule) {
        return rule.where() == null ? null : "(" + rule.where() + ")";
    }
}
