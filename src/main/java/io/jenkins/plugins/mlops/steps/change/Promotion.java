package io.jenkins.plugins.mlops.steps.change;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.request.OneLine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A promotion that is made once, also when Jenkins is restarted in its middle. */
public final class Promotion {
    private final ModelName name;
    private final String alias;
    private final List<Comparison> comparisons;
    private final DecisionMaker decided;

    public Promotion(ModelName name, String alias, List<Comparison> comparisons, DecisionMaker decided) {
        this.name = name;
        this.alias = alias;
        this.comparisons = comparisons;
        this.decided = decided;
    }

    /**
     * Result of a promotion.
     *
     * @param version the version that was to be promoted
     * @param before the version the alias pointed to before, or 0
     * @param outcomes of the comparisons
     */
    public record Made(int version, int before, List<Comparison.Outcome> outcomes) {}

    /**
     * The version that a step wants to promote.
     *
     * @param number its number; 0 when an alias names it
     * @param from the alias that points at it; null when its number is given
     */
    public record Choice(ModelName name, int number, String from) {
        private static final String NUMBER = "[1-9][0-9]{0,8}";

        /**
         * Reads the parameters of a step.
         *
         * @throws BadInputException in one line, when not exactly one of the two is given, or the number is none
         */
        public static Choice of(ModelName name, List<String> version, List<String> from) {
            if (version.isEmpty() == from.isEmpty()) {
                throw new BadInputException(
                        "name the version, or the alias that points at it, for example version: 3 or from: 'challenger'");
            }
            if (version.isEmpty()) {
                return new Choice(name, 0, from.get(0));
            }
            if (!version.get(0).matches(NUMBER)) {
                throw new BadInputException(
                        "version: expected a number from 1, found " + OneLine.quoted(version.get(0)));
            }
            return new Choice(name, Integer.parseInt(version.get(0)), null);
        }

        /** The number of the version, which an alias may have to be asked for. */
        int version(ModelStore store) throws IOException {
            if (from == null) {
                return number;
            }
            SortedMap<String, Integer> aliases = store.aliases(name);
            Integer found = aliases.get(from);
            if (found == null) {
                throw new BadInputException("the model " + name + " has no alias " + OneLine.quoted(from)
                        + Suggestion.hint(from, aliases.keySet()));
            }
            return found;
        }
    }

    /** Promotes a version. */
    Made make(ModelStore store, int version) throws IOException {
        int before = store.aliases(name).getOrDefault(alias, 0);
        return new Made(version, before, store.promote(name, alias, version, comparisons, decided));
    }

    /**
     * Returns the promotion that this step made before Jenkins was restarted, or null; compared again, because the
     * outcomes were not kept.
     *
     * @param version the version it is about, or 0 when another alias named it, which may point elsewhere now
     */
    Made found(Registry registry, RestartMarker marker, int version) throws IOException {
        RegistryEvent event = new UniqueEvent(registry, name, marker, decided.build())
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
