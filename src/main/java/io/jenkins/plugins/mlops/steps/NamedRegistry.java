package io.jenkins.plugins.mlops.steps;

import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.store.EmbeddedStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.registry.Registries;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import java.io.IOException;

/** The registry that a step names: the one inside Jenkins, or one that was configured, for its folder or for all of Jenkins. Never stored. */
final class NamedRegistry {
    private final ModelRegistry registry;
    private final ModelStore store;

    /**
     * Opens it for a build.
     *
     * @throws BadInputException in one line, when there is no such registry, or the job may not use its credentials
     */
    NamedRegistry(CheckRequest request, Run<?, ?> run) throws IOException {
        registry = request.option("registry").isEmpty()
                ? null
                : Registries.find(request.option("registry").get(0), run.getParent());
        store = registry == null
                ? new EmbeddedStore(EmbeddedRegistry.get().open(), Evidence.unsigned())
                : registry.open(run);
    }

    ModelStore store() {
        return store;
    }

    /** The one inside Jenkins, or null. */
    EmbeddedStore embedded() {
        return registry == null ? (EmbeddedStore) store : null;
    }

    /** What builds keep of a version in it. */
    RegisteredVersion registered(StoredVersion version) {
        return registry == null
                ? new RegisteredVersion(version.version())
                : new RegisteredVersion(version.version(), registry.getId(), version.url());
    }

    /** Where a version is, for a message; nothing for the registry inside Jenkins. */
    String in() {
        return registry == null ? "" : " in " + registry.getId();
    }
}
