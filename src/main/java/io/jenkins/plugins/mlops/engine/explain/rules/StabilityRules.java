package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.explain.grammar.StabilityForms;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on how far the attributions moved from the champion's: {@code StabilityRankCorrelation >= 0.8}. */
final class StabilityRules implements RuleFamily {
    private static final int MOST_NAMED = 5;

    @Override
    public Finding decide(Rule.Statement rule, ModelFacts facts, RuleDecisions judging) {
        Map<String, Double> own = facts.importance();
        Optional<Map<String, Double>> champion = facts.championImportance();
        if (own.isEmpty()) {
            return Finding.undecided("no attributions were computed, so they cannot be compared with the champion's");
        }
        if (champion.isEmpty() || champion.get().isEmpty()) {
            return Finding.undecided("there is no champion whose attributions could be compared with");
        }
        boolean correlation = rule.type().equals(StabilityForms.CORRELATION);
        double value = correlation ? Ranking.correlation(own, champion.get()) : Ranking.shift(own, champion.get());
        if (Double.isNaN(value)) {
            return Finding.undecided(
                    "all features have the same share, so their ranks cannot be compared with the champion's");
        }
        Finding.State state = Decision.of(rule.condition(), value, null, DecideBy.POINT_ESTIMATE);
        return new Finding(
                state,
                value,
                (correlation
                                ? "the rank correlation of the features' shares with the champion's is "
                                : "the share of the attributions that moved to other features than the champion's is ")
                        + FindingText.number(value, rule.condition())
                        + FindingText.expected(rule.condition(), state)
                        + changed(own, champion.get()));
    }

    private static String changed(Map<String, Double> own, Map<String, Double> champion) {
        return only(own, champion, "features not in the champion")
                + only(champion, own, "features only in the champion");
    }

    private static String only(Map<String, Double> here, Map<String, Double> there, String what) {
        List<String> names = here.keySet().stream()
                .filter(name -> !there.containsKey(name))
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return "; " + what + ": " + FindingText.names(names.subList(0, Math.min(MOST_NAMED, names.size()))) + more;
    }
}
