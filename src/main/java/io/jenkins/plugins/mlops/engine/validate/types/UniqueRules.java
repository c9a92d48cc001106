package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Frequency;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.List;

/** Rules on how often values repeat. */
final class UniqueRules {
    private UniqueRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add("IsUnique", "uniqueness", -1, UniqueRules::isUnique);
        types.add("IsPrimaryKey", "uniqueness", -1, UniqueRules::isPrimaryKey);
        types.add("Uniqueness", "uniqueness", -1, UniqueRules::uniqueness);
        types.add("UniqueValueRatio", "uniqueness", -1, UniqueRules::uniqueValueRatio);
        types.add("DistinctValuesCount", "uniqueness", -1, UniqueRules::distinct);
        types.add("Entropy", "accuracy", -1, UniqueRules::entropy);
        types.add("ClassBalance", "coverage", 1, UniqueRules::classBalance);
        types.add("RowsPerSlice", "coverage", -1, UniqueRules::rowsPerSlice);
        types.add("Diversity", "coverage", -1, UniqueRules::diversity);
    }

    /** {@code IsUnique "a" "b"}. */
    static Evaluation isUnique(Rule.Statement rule, Scope scope) {
        return new UniquenessRule(rule, scope, false);
    }

    /** {@code IsPrimaryKey "a" "b"}: unique, and none of the columns missing. */
    static Evaluation isPrimaryKey(Rule.Statement rule, Scope scope) {
        return new UniquenessRule(rule, scope, true);
    }

    /** {@code DistinctValuesCount "a" < 10}. */
    static Evaluation distinct(Rule.Statement rule, Scope scope) {
        Distinct distinct = new Distinct(scope, rule.parameters(), ColumnRules.where(rule));
        return new NumberRule(
                rule, "the number of different values of " + shown(rule.parameters()), distinct::distinct);
    }

    /** {@code Uniqueness "a" > 0.9}: the share of rows whose value occurs once. */
    static Evaluation uniqueness(Rule.Statement rule, Scope scope) {
        return once(rule, scope, "the share of rows with a value of their own in " + shown(rule.parameters()), true);
    }

    /** {@code UniqueValueRatio "a" > 0.9}: the share of different values that occur once. */
    static Evaluation uniqueValueRatio(Rule.Statement rule, Scope scope) {
        return once(rule, scope, "the share of values that occur once in " + shown(rule.parameters()), false);
    }

    /** When nothing repeats, the share is 1 and no second scan is needed. */
    private static Evaluation once(Rule.Statement rule, Scope scope, String name, boolean ofRows) {
        Distinct distinct = new Distinct(scope, rule.parameters(), ColumnRules.where(rule));
        Frequency[] frequency = new Frequency[1];
        return new NumberRule(
                rule,
                name,
                () -> {
                    if (distinct.rows() == 0) {
                        return Double.NaN;
                    }
                    if (frequency[0] == null) {
                        return 1;
                    }
                    return (double) frequency[0].once() / (ofRows ? frequency[0].rows() : frequency[0].distinct());
                },
                second -> {
                    if (distinct.distinct() < distinct.rows()) {
                        frequency[0] = second.frequency(rule.parameters(), ColumnRules.where(rule));
                    }
                });
    }

    /** {@code Entropy "a" > 1}: Shannon's, in nats, as Deequ defines it. */
    static Evaluation entropy(Rule.Statement rule, Scope scope) {
        Frequency frequency = scope.plan().frequency(rule.parameters(), ColumnRules.where(rule));
        return new NumberRule(rule, "the entropy of " + shown(rule.parameters()), frequency::entropy);
    }

    /** {@code Diversity "a" "b" >= 3}: the Hill number of order 1, the exponential of the entropy: how many equally common values it equals. */
    static Evaluation diversity(Rule.Statement rule, Scope scope) {
        Frequency frequency = scope.plan().frequency(rule.parameters(), ColumnRules.where(rule));
        return new NumberRule(
                rule,
                "the diversity (effective number of values) of " + shown(rule.parameters()),
                () -> Math.exp(frequency.entropy()));
    }

    /** {@code ClassBalance "target" >= 0.1}: the share of the rarest class. */
    static Evaluation classBalance(Rule.Statement rule, Scope scope) {
        Frequency frequency = scope.plan().frequency(rule.parameters(), ColumnRules.where(rule));
        return new NumberRule(
                rule,
                "the share of the rarest class of " + shown(rule.parameters()),
                () -> frequency.distinct() < 2
                        ? (frequency.rows() == 0 ? Double.NaN : 0)
                        : (double) frequency.fewest() / frequency.rows());
    }

    /** {@code RowsPerSlice "sex" "site" >= 30}: rows of the smallest slice that occurs. */
    static Evaluation rowsPerSlice(Rule.Statement rule, Scope scope) {
        Frequency frequency = scope.plan().frequency(rule.parameters(), ColumnRules.where(rule));
        return new NumberRule(
                rule,
                "the number of rows of the smallest slice of " + shown(rule.parameters()),
                () -> frequency.rows() == 0 ? Double.NaN : frequency.fewest());
    }

    static String shown(List<String> columns) {
        return columns.stream().map(OutcomeText::quoted).collect(java.util.stream.Collectors.joining(", "));
    }
}
