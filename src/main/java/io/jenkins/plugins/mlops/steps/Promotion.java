package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A promotion that is made once, also when Jenkins is restarted in its middle. */
final class Promotion {
    private final ModelName name;
    private final String alias;
    private final List<Comparison> comparisons;
    private final DecisionMaker decided;

    Promotion(ModelName name, String alias, List<Comparison> comparisons, DecisionMaker decided) {
        this.name = name;
        this.alias = alias;
        this.comparisons = comparisons;
        this.decided = decided;
    }

    /**
     * What came of it.
     *
     * @param version the version that was to be promoted
     * @param before the version the alias pointed to before, or 0
     * @param outcomes of the comparisons
     */
    record Made(int version, int before, List<Comparison.Outcome> outcomes) {}

    /** Promotes a version. */
    Made make(ModelStore store, int version) throws IOException {
        int before = store.aliases(name).getOrDefault(alias, 0);
        return new Made(version, before, store.promote(name, alias, version, comparisons, decided));
    }

    /**
     * What this step did before Jenkins was restarted, or null; compared again, because the outcomes were not kept.
     *
     * @param version the version it is about, or 0 when another alias named it, which may point elsewhere now
     */
    Made found(Registry registry, RestartMarker intent, int version) throws IOException {
        RegistryEvent event = new UniqueEvent(registry, name, intent, decided.build())
                .find(RegistryEvent.Kind.PROMOTE, alias, version);
        if (event == null) {
            return null;
        }
        ModelVersion old = event.from() == 0 ? null : registry.version(name, event.from());
        Map<String, Double> champion = old == null ? null : old.metrics();
        Map<String, Double> challenger = registry.version(name, event.version()).metrics();
        return new Made(
                event.version(),
                event.from(),
                comparisons.stream()
                        .map(comparison -> comparison.judge(champion, challenger))
                        .collect(Collectors.toList()));
    }
}
