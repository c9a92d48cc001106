package io.jenkins.plugins.mlops.engine.registry.store;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** The embedded registry as a {@link ModelStore}. */
public final class EmbeddedStore implements ModelStore {
    private final Registry registry;

    private final EvidenceMaker evidence;

    /** A store that keeps nothing beside the versions it makes, or makes none. */
    public EmbeddedStore(Registry registry) {
        this(registry, EvidenceMaker.NONE);
    }

    /**
     * A store.
     *
     * @param evidence writes what is kept beside each version
     */
    public EmbeddedStore(Registry registry, EvidenceMaker evidence) {
        this.evidence = evidence;
        this.registry = registry;
    }

    /** The registry itself, for what only this kind has. */
    public Registry registry() {
        return registry;
    }

    @Override
    public ModelUpload take(SortedMap<String, Path> files) throws IOException {
        Staging staging = registry.stage();
        try {
            staging.add(files);
            return new Staged(staging);
        } catch (IOException | RuntimeException e) {
            staging.close();
            throw e;
        }
    }

    @Override
    public StoredVersion version(ModelName name, String selector) throws IOException {
        if (selector.matches("[0-9]{1,9}")) {
            return stored(registry.version(name, Integer.parseInt(selector)));
        }
        Integer number = registry.aliases(name).get(selector);
        if (number == null) {
            if (registry.versions(name).isEmpty()) {
                registry.version(name, 1); // tells that there is no such model
            }
            throw new BadInputException("the model " + name + " has no alias \"" + selector + "\""
                    + Suggestion.hint(selector, registry.aliases(name).keySet()));
        }
        return stored(registry.version(name, number));
    }

    @Override
    public SortedMap<String, Integer> aliases(ModelName name) throws IOException {
        return registry.aliases(name);
    }

    @Override
    public void alias(ModelName name, String alias, int version, DecisionMaker decided) throws IOException {
        registry.decisions(name).alias(alias, version, decided.by(), decided.build(), decided.note());
    }

    @Override
    public void unalias(ModelName name, String alias, DecisionMaker decided) throws IOException {
        registry.decisions(name).unalias(alias, decided.by(), decided.build(), decided.note());
    }

    @Override
    public List<Comparison.Outcome> promote(
            ModelName name, String alias, int version, List<Comparison> comparisons, DecisionMaker decided)
            throws IOException {
        return registry.decisions(name)
                .promote(alias, version, comparisons, decided.by(), decided.build(), decided.note());
    }

    @Override
    public int rollback(ModelName name, String alias, DecisionMaker decided) throws IOException {
        return registry.decisions(name).rollback(alias, decided.by(), decided.build(), decided.note());
    }

    @Override
    public byte[] companion(ModelVersion version, String name) throws IOException {
        FileEntry found = Companions.entry(version, name);
        if (found == null) {
            return null;
        }
        try (InputStream in = registry.read(version, found.path())) {
            return in.readAllBytes();
        }
    }

    private static StoredVersion stored(ModelVersion version) {
        return new StoredVersion(version, null);
    }

    private final class Staged implements ModelUpload {
        private final Staging staging;

        Staged(Staging staging) {
            this.staging = staging;
        }

        @Override
        public List<FileEntry> entries() {
            return staging.entries();
        }

        @Override
        public StoredVersion register(RegistrationRequest request) throws IOException {
            return stored(registry.register(staging, request, evidence));
        }

        @Override
        public void close() throws IOException {
            staging.close();
        }
    }
}
