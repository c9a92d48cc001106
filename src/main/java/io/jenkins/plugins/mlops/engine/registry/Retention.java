package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which versions are surplus. The newest of each model stay, and all that something needs: an alias that points at it, or would after one rollback;
 * another version that stays and names it in its datasets, parameters, tags or required results.
 */
final class Retention {
    private final Registry registry;
    private final int keep;
    private final Instant before;

    /**
     * @param keep how many of each model stay, at least 1
     * @param before what was registered later stays
     */
    Retention(Registry registry, int keep, Instant before) {
        this.registry = registry;
        this.keep = keep;
        this.before = before;
    }

    /** The surplus versions of all models. */
    List<ModelVersion> surplus() throws IOException {
        List<ModelVersion> surplus = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (ModelName name : registry.models()) {
            List<Integer> numbers = registry.versions(name);
            Set<Integer> pointed = pointed(registry, name);
            int oldest = Math.max(0, numbers.size() - keep);
            for (int i = 0; i < numbers.size(); i++) {
                ModelVersion version = registry.version(name, numbers.get(i));
                if (i >= oldest
                        || pointed.contains(version.number())
                        || !version.created().isBefore(before)) {
                    named.addAll(names(version));
                } else {
                    surplus.add(version);
                }
            }
        }
        leaveNamed(surplus, named);
        return surplus;
    }

    /** What is named by a version that stays, stays, and what that names, too. */
    private static void leaveNamed(Collection<ModelVersion> surplus, Set<String> named) {
        boolean more = true;
        while (more) {
            List<ModelVersion> needed = surplus.stream()
                    .filter(version -> identities(version).stream().anyMatch(named::contains))
                    .toList();
            needed.forEach(version -> named.addAll(names(version)));
            surplus.removeAll(needed);
            more = !needed.isEmpty();
        }
    }

    private static Set<String> names(ModelVersion version) {
        Set<String> names = new HashSet<>(version.datasets());
        names.addAll(version.params().values());
        names.addAll(version.tags().values());
        version.verdicts().forEach(verdict -> names.add(verdict.subject()));
        identities(version).forEach(names::remove);
        return names;
    }

    private static List<String> identities(ModelVersion version) {
        return List.of(version.uri(), version.digest(), version.fingerprint());
    }

    /** The versions that the aliases of a model point at, and those that they would point at after one rollback. */
    static Set<Integer> pointed(Registry registry, ModelName name) throws IOException {
        List<RegistryEvent> events = registry.events(name);
        Set<Integer> pointed = new TreeSet<>();
        Aliases.replay(events).forEach((alias, version) -> {
            pointed.add(version);
            pointed.add(Aliases.before(events, alias));
        });
        return pointed;
    }
}
