package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules that compare the data with another table as a whole: their columns, and one number of each. */
final class MatchRules {
    private static final Pattern AGGREGATE = Pattern.compile("(?i)(sum|avg)\\((.*)\\)", Pattern.DOTALL);
    private static final int MOST_TOLD = 10;

    private MatchRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add("SchemaMatch", "conformity", 0, MatchRules::schemaMatch);
        types.add(
                "AggregateMatch",
                "consistency",
                (parameters, table) -> parameters.stream()
                        .map(MatchRules::column)
                        .filter(name -> table.column(name).isPresent())
                        .toList(),
                MatchRules::aggregateMatch);
    }

    /** {@code SchemaMatch "reference" = 1.0}: the share of columns that have the same name and the same type there; both tables need as many columns. */
    static Evaluation schemaMatch(Rule.Statement rule, Scope scope) {
        TableRules.requireWhole(rule);
        Table other = scope.others()
                .table(TableRules.other(rule, scope, rule.parameters().get(0)));
        if (scope.session() != scope.others().session()) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "SchemaMatch cannot compare the types of a database with those of other tables; let the agent compute: "
                            + OptionName.with("compute", "agent"));
        }
        List<Column> columns = scope.table().columns();
        List<String> differences = differences(columns, other);
        double share = (double) columns.stream()
                        .filter(column -> other.column(column.name())
                                .filter(there -> there.type().equals(column.type()))
                                .isPresent())
                        .count()
                / columns.size();
        NumberRule rules = new NumberRule(
                rule,
                "the share of columns with the name and type that they have in " + OutcomeText.quoted(other.name()),
                () -> share);
        return () -> {
            if (columns.size() != other.columns().size()) {
                return Outcome.broken(
                        "the data has " + columns.size() + " columns and " + OutcomeText.quoted(other.name()) + " has "
                                + other.columns().size() + told(differences));
            }
            Outcome outcome = rules.decide();
            return outcome.state() == Outcome.State.HOLDS
                    ? outcome
                    : Outcome.of(false, outcome.observed(), outcome.message() + told(differences));
        };
    }

    private static List<String> differences(List<Column> columns, Table other) {
        List<String> differences = new ArrayList<>();
        for (Column column : columns) {
            Column there = other.column(column.name()).orElse(null);
            String name = OutcomeText.quoted(column.name());
            if (there == null) {
                differences.add(name + " is not there");
            } else if (!there.type().equals(column.type())) {
                differences.add(name + " has the type " + OutcomeText.quoted(column.type()) + " here and "
                        + OutcomeText.quoted(there.type()) + " there");
            }
        }
        List<String> own = columns.stream().map(Column::name).toList();
        other.columnNames().stream()
                .filter(name -> !own.contains(name))
                .forEach(name -> differences.add(OutcomeText.quoted(name) + " is only there"));
        return differences;
    }

    private static String told(List<String> differences) {
        return differences.isEmpty()
                ? ""
                : "; " + String.join(", ", differences.subList(0, Math.min(MOST_TOLD, differences.size())))
                        + (differences.size() > MOST_TOLD ? " and " + (differences.size() - MOST_TOLD) + " more" : "");
    }

    /** {@code AggregateMatch "sum(amount)" "sum(reference.amount)" >= 0.99}: the first number divided by the second; 1 where both are 0, 0 where only the second is. */
    static Evaluation aggregateMatch(Rule.Statement rule, Scope scope) {
        TableRules.requireWhole(rule);
        for (String text : rule.parameters()) {
            String name = column(text);
            if (!name.equals(text) && scope.table().column(name).isEmpty() && ColumnMapping.ofTable(name) == null) {
                return () -> Outcome.broken(scope.unknownColumn(name));
            }
        }
        Aggregate first = aggregate(rule, scope, rule.parameters().get(0));
        Aggregate second = aggregate(rule, scope, rule.parameters().get(1));
        String name = "the ratio of " + OutcomeText.quoted(rule.parameters().get(0)) + " to "
                + OutcomeText.quoted(rule.parameters().get(1));
        NumberRule ratio = new NumberRule(rule, name, () -> {
            double above = first.number().number();
            double below = second.number().number();
            return below == 0 ? above == 0 ? 1 : 0 : above / below;
        });
        ratio.undefined(() -> first.number().isEmpty() || second.number().isEmpty()
                ? "there are no values"
                : "there are infinite values, or values that are too large");
        return () -> {
            for (Aggregate aggregate : List.of(first, second)) {
                if (aggregate.plan() != scope.plan()) {
                    aggregate.plan().run(scope.others().session(), fraction -> {});
                }
            }
            for (Aggregate aggregate : List.of(first, second)) {
                Outcome refused = aggregate.number().refused();
                if (refused != null) {
                    return refused;
                }
            }
            return ratio.decide();
        };
    }

    /**
     * One of the two numbers.
     *
     * @param number what its table's database computes
     * @param plan where that is asked for
     */
    private record Aggregate(ColumnNumber number, Plan plan) {}

    /** The column of an aggregate without its function; with its table in front where it is one of another table. */
    private static String column(String text) {
        Matcher matcher = AGGREGATE.matcher(text.strip());
        return matcher.matches() ? matcher.group(2).strip() : text;
    }

    private static Aggregate aggregate(Rule.Statement rule, Scope scope, String text) {
        Matcher matcher = AGGREGATE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "\"" + text
                            + "\" is no aggregate; expected \"sum(COLUMN)\" or \"avg(COLUMN)\", of another table \"sum(reference.COLUMN)\"");
        }
        Dialect.Statistic statistic =
                matcher.group(1).equalsIgnoreCase("sum") ? Dialect.Statistic.SUM : Dialect.Statistic.MEAN;
        String name = matcher.group(2).strip();
        ColumnMapping.OfTable there = ColumnMapping.ofTable(name);
        if (scope.table().column(name).isPresent() || there == null) {
            return new Aggregate(ColumnNumber.of(statistic, known(rule, scope, name), scope), scope.plan());
        }
        Table other = scope.others().table(TableRules.other(rule, scope, there.table()));
        Plan plan = new Plan(other, scope.others().session().dialect());
        Scope beside = new Scope(other, scope.others(), plan, scope.others().session(), scope.now(), scope.sensitive());
        return new Aggregate(
                ColumnNumber.of(statistic, known(rule, beside, there.columns().get(0)), beside), plan);
    }

    private static Column known(Rule.Statement rule, Scope scope, String name) {
        return scope.table()
                .column(name)
                .orElseThrow(() -> new RuleSyntaxException(rule.source(), scope.unknownColumn(name)));
    }
}
