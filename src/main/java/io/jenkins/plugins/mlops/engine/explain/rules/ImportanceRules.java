package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.explain.grammar.ImportanceForms;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules on the features' shares in the attributions: {@code ImportanceShare "zip" <= 0.05}, {@code TopFeatures excludes ["id"]}. */
final class ImportanceRules implements RuleFamily {
    private static final int USUAL_TOP = 10;

    @Override
    public Finding decide(Rule.Statement rule, ModelFacts facts, RuleDecisions judging) {
        Map<String, Double> shares = facts.importance();
        if (shares.isEmpty()) {
            return Finding.undecided("no attributions were computed, so no feature has a share");
        }
        return switch (rule.type()) {
            case ImportanceForms.SHARE -> share(rule, facts);
            case ImportanceForms.LEAKAGE -> leakage(rule, shares);
            default -> top(rule, facts);
        };
    }

    private static Finding share(Rule.Statement rule, ModelFacts facts) {
        String feature = rule.parameters().get(0);
        Double share = facts.importance().get(feature);
        if (share == null && !facts.columns().contains(feature)) {
            return Finding.impossible(unknown(feature, facts));
        }
        double value = share == null ? 0 : share;
        Finding.State state = Decision.of(rule.condition(), value, null, DecideBy.POINT_ESTIMATE);
        String what = share == null
                ? "\"" + feature + "\" is not a feature of the model, its share of the attributions is 0"
                : "\"" + feature + "\" has a share of " + FindingText.number(value, rule.condition())
                        + " in the attributions";
        return new Finding(state, value, what + FindingText.expected(rule.condition(), state));
    }

    private static Finding leakage(Rule.Statement rule, Map<String, Double> shares) {
        String largest = Ranking.names(shares).get(0);
        double value = shares.get(largest);
        Finding.State state = Decision.of(rule.condition(), value, null, DecideBy.POINT_ESTIMATE);
        return new Finding(
                state,
                value,
                "\"" + largest + "\" has the largest share of the attributions, "
                        + FindingText.number(value, rule.condition()) + FindingText.expected(rule.condition(), state)
                        + (state == Finding.State.BROKEN ? "; does it tell the target?" : ""));
    }

    /** Names are checked against the data too: a typing error behind "excludes" must not pass, a column the model does not use may. */
    private static Finding top(Rule.Statement rule, ModelFacts facts) {
        Condition.Names condition = (Condition.Names) rule.condition();
        int count = rule.parameters().isEmpty()
                ? USUAL_TOP
                : Integer.parseInt(rule.parameters().get(0));
        List<String> ranked = Ranking.names(facts.importance());
        List<String> top = ranked.subList(0, Math.min(count, ranked.size()));
        List<String> against = new ArrayList<>();
        for (Operand operand : condition.names()) {
            String name = ((Operand.Text) operand).value();
            if (!facts.importance().containsKey(name) && !facts.columns().contains(name)) {
                return Finding.impossible(unknown(name, facts));
            }
            if (top.contains(name) == condition.excludes()) {
                against.add(name);
            }
        }
        String shown = FindingText.names(top);
        if (against.isEmpty()) {
            return new Finding(
                    Finding.State.HOLDS, String.join(", ", top), "the top " + top.size() + " features are " + shown);
        }
        String verb = (against.size() == 1 ? " is " : " are ") + (condition.excludes() ? "" : "not ");
        return new Finding(
                Finding.State.BROKEN,
                String.join(", ", top),
                FindingText.names(against) + verb + "among the top " + top.size() + " features, " + shown);
    }

    private static String unknown(String feature, ModelFacts facts) {
        Set<String> known = new LinkedHashSet<>(facts.importance().keySet());
        known.addAll(facts.columns());
        return "unknown feature \"" + feature + "\"" + Suggestion.hint(feature, known);
    }
}
