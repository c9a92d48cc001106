package io.jenkins.plugins.mlops.steps.change;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.EmbeddedStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.registry.Registration;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import java.io.IOException;

/** The registry inside Jenkins. Its events say what a step did before Jenkins was restarted. */
public final class EmbeddedStepRegistry implements StepRegistry {
    private final Registry registry;
    private final ModelStore store;

    EmbeddedStepRegistry(Registry registry) {
        this.registry = registry;
        this.store = new EmbeddedStore(registry, Evidence.unsigned());
    }

    @Override
    public ModelStore store() {
        return store;
    }

    @Override
    public StoredVersion register(
            Registration registration, Registration.Facts facts, FilePath workspace, TaskListener listener)
            throws IOException, InterruptedException {
        return new StoredVersion(registration.store(registry, workspace, listener, facts), null);
    }

    @Override
    public void alias(ModelName name, String alias, int version, DecisionMaker decided, RestartMarker marker)
            throws IOException {
        if (event(name, marker, decided).find(RegistryEvent.Kind.ALIAS, alias, version) == null) {
            store.alias(name, alias, version, decided);
        }
    }

    @Override
    public Promotion.Made promote(Promotion promotion, Promotion.Choice choice, RestartMarker marker)
            throws IOException {
        Promotion.Made before = promotion.found(registry, marker, choice.number());
        return before == null ? promotion.make(store, choice.version(store)) : before;
    }

    @Override
    public int rollback(ModelName name, String alias, DecisionMaker decided, RestartMarker marker) throws IOException {
        RegistryEvent done = event(name, marker, decided).find(RegistryEvent.Kind.ROLLBACK, alias, 0);
        return done == null ? store.rollback(name, alias, decided) : done.version();
    }

    @Override
    public RegisteredVersion registered(StoredVersion version) {
        return new RegisteredVersion(version.version());
    }

    @Override
    public String in() {
        return "";
    }

    private UniqueEvent event(ModelName name, RestartMarker marker, DecisionMaker decided) {
        return new UniqueEvent(registry, name, marker, decided.build());
    }
}
