package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.request.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Moves an alias to a version that is not worse in the metrics given, or by hand when none is. */
final class Promotion implements AliasChange {
    private final ModelPage model;
    private final int version;
    private final String alias;
    private final List<Comparison> comparisons;

    /**
     * Reads a form.
     *
     * @throws FieldException for a field that cannot be used
     */
    Promotion(ModelPage model, AliasForm form) throws IOException {
        this.model = model;
        VersionPage wanted = model.getVersion(form.getVersion().trim());
        if (wanted == null) {
            throw new FieldException(
                    "version", Messages.ModelPage_noVersion(OneLine.of(form.getVersion(), 80), model.getName()));
        }
        this.version = wanted.getNumber();
        this.alias = form.getAlias().trim();
        this.comparisons = comparisons(form.getCompare());
    }

    private static List<Comparison> comparisons(String lines) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String text : lines.split("[\\r\\n,]+")) {
            if (!text.isBlank()) {
                try {
                    comparisons.add(Comparison.parse(text.trim()));
                } catch (BadInputException x) {
                    throw new FieldException("compare", x.getMessage());
                }
            }
        }
        return comparisons;
    }

    @Override
    public String question() {
        return Messages.Promotion_question(version, model.getName());
    }

    @Override
    public List<String> plan(Decisions decisions) throws IOException {
        Decisions.checkAlias(alias);
        Integer now = model.getAliases().get(alias);
        if (now != null && now == version) {
            return List.of(Messages.Promotion_same(alias, version));
        }
        List<String> plan = new ArrayList<>();
        plan.add(
                now == null ? Messages.Promotion_first(alias, version) : Messages.Promotion_moves(alias, now, version));
        List<Comparison.Outcome> outcomes = decisions.compare(alias, version, comparisons);
        refuseWorse(outcomes);
        outcomes.forEach(outcome -> plan.add(Messages.Promotion_holds(outcome.message())));
        if (outcomes.isEmpty()) {
            plan.add(Messages.Promotion_notCompared());
        }
        return plan;
    }

    @Override
    public void make(Decisions decisions, By by) throws IOException {
        if (comparisons.isEmpty()) {
            decisions.alias(alias, version, by.user(), BuildInfo.NONE, by.note());
        } else {
            refuseWorse(decisions.promote(alias, version, comparisons, by.user(), BuildInfo.NONE, by.note()));
        }
    }

    private void refuseWorse(List<Comparison.Outcome> outcomes) {
        List<String> worse = outcomes.stream()
                .filter(outcome -> !outcome.holds())
                .map(Comparison.Outcome::message)
                .collect(Collectors.toList());
        if (!worse.isEmpty()) {
            throw new FieldException("compare", Messages.ModelPage_stays(alias, String.join("; ", worse)));
        }
    }
}
