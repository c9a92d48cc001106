package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Rules on the table as a whole. */
final class TableRules {
    private TableRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add("RowCount", "coverage", 0, TableRules::rowCount);
        types.add("ColumnCount", "conformity", 0, TableRules::columnCount);
        types.add("ColumnExists", "conformity", 0, TableRules::columnExists);
        types.add("ColumnNamesMatchPattern", "conformity", 0, TableRules::columnNames);
        types.add("RowCountMatch", "consistency", 0, TableRules::rowCountMatch);
    }

    /** {@code RowCount > 1000}. */
    static Evaluation rowCount(Rule.Statement rule, Scope scope) {
        Measure rows = scope.plan().count(ColumnRules.where(rule));
        return new NumberRule(rule, "the number of rows", rows::number);
    }

    /** {@code ColumnCount = 12}. */
    static Evaluation columnCount(Rule.Statement rule, Scope scope) {
        requireWhole(rule);
        return new NumberRule(
                rule, "the number of columns", () -> scope.table().columns().size());
    }

    /** {@code ColumnExists "a"}. */
    static Evaluation columnExists(Rule.Statement rule, Scope scope) {
        requireWhole(rule);
        String name = rule.parameters().get(0);
        boolean exists = scope.table().column(name).isPresent();
        return () -> Outcome.of(
                exists,
                exists,
                exists
                        ? "there is a column " + OutcomeText.quoted(name)
                        : "there is no column " + OutcomeText.quoted(name)
                                + Suggestion.hint(name, scope.table().columnNames()));
    }

    /** {@code ColumnNamesMatchPattern "[a-z_]+"}. */
    static Evaluation columnNames(Rule.Statement rule, Scope scope) {
        requireWhole(rule);
        Pattern pattern;
        try {
            pattern = Pattern.compile(rule.parameters().get(0));
        } catch (PatternSyntaxException e) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "not a usable regular expression: " + e.getDescription().toLowerCase(java.util.Locale.ROOT));
        }
        List<String> others = scope.table().columnNames().stream()
                .filter(name -> !pattern.matcher(name).matches())
                .toList();
        String shown = new Operand.Text(rule.parameters().get(0)).text();
        return () -> Outcome.of(
                others.isEmpty(),
                others.size(),
                others.isEmpty()
                        ? "all column names match " + shown
                        : others.size() + (others.size() == 1 ? " column name does" : " column names do")
                                + " not match " + shown
                                + ": " + UniqueRules.shown(others.subList(0, Math.min(10, others.size())))
                                + (others.size() > 10 ? ", ..." : ""));
    }

    /** {@code RowCountMatch "reference" >= 0.9}: rows of this table divided by rows of the other. */
    static Evaluation rowCountMatch(Rule.Statement rule, Scope scope) {
        requireWhole(rule);
        String other = other(rule, scope, rule.parameters().get(0));
        Measure rows = scope.plan().count(null);
        return new NumberRule(rule, "the number of rows divided by that of " + OutcomeText.quoted(other), () -> {
                    double theirs = ((java.lang.Number) scope.others()
                                    .session()
                                    .query("SELECT count(*) FROM " + Sql.name(other))
                                    .get(0)[0])
                            .doubleValue();
                    return theirs == 0 ? Double.NaN : rows.number() / theirs;
                })
                .undefined(() -> OutcomeText.quoted(other) + " has no rows");
    }

    /** Refuses what would be passed over in silence: a rule on the whole table chooses no rows and tolerates none. */
    static void requireWhole(Rule.Statement rule) {
        if (rule.where() != null || rule.tolerance() != null) {
            throw new RuleSyntaxException(
                    rule.source(),
                    rule.type() + " speaks of the whole table; \""
                            + (rule.where() != null ? "where" : rule.tolerance().keyword()) + "\" has no meaning here");
        }
    }

    /** The name of a further table the rule speaks of. */
    static String other(Rule.Statement rule, Scope scope, String name) {
        if (!scope.others().names().contains(name)) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "unknown table \"" + name + "\""
                            + Suggestion.hint(name, scope.others().names())
                            + " (tables come from " + OptionName.of("reference") + " and "
                            + OptionName.with("split", "NAME=FILE") + ")");
        }
        return name;
    }
}
