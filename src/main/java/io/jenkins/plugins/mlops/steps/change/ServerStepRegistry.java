package io.jenkins.plugins.mlops.steps.change;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.registry.Registration;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import java.io.IOException;

/** A registry outside of Jenkins. It keeps no events, so only where an alias points says what a step did before Jenkins was restarted. */
public final class ServerStepRegistry implements StepRegistry {
    private final String id;
    private final ModelStore store;

    ServerStepRegistry(String id, ModelStore store) {
        this.id = id;
        this.store = store;
    }

    @Override
    public ModelStore store() {
        return store;
    }

    @Override
    public StoredVersion register(
            Registration registration, Registration.Facts facts, FilePath workspace, TaskListener listener)
            throws IOException, InterruptedException {
        return registration.send(store, workspace, listener, facts);
    }

    @Override
    public void alias(ModelName name, String alias, int version, DecisionMaker decided, RestartMarker marker)
            throws IOException {
        store.alias(name, alias, version, decided);
    }

    @Override
    public Promotion.Made promote(Promotion promotion, Promotion.Choice choice, RestartMarker marker)
            throws IOException {
        return promotion.make(store, choice.version(store));
    }

    /** The version that the alias pointed to is written down first; when it points elsewhere after a restart, it was moved already. */
    @Override
    public int rollback(ModelName name, String alias, DecisionMaker decided, RestartMarker marker) throws IOException {
        int now = store.aliases(name).getOrDefault(alias, 0);
        Integer before = marker.read();
        if (before != null && now != before) {
            return now;
        }
        marker.write(now);
        return store.rollback(name, alias, decided);
    }

    @Override
    public RegisteredVersion registered(StoredVersion version) {
        return new RegisteredVersion(version.version(), id, version.url());
    }

    @Override
    public String in() {
        return " in " + id;
    }
}
