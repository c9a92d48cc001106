package io.jenkins.plugins.mlops.steps.change;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.config.Registries;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.registry.Registration;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import java.io.IOException;

/**
 * The registry that a step names, with the changes that a step makes in it. A step that runs again after a restart of Jenkins makes no change twice; how it
 * finds out what it did before depends on what the registry keeps. Never stored.
 */
public interface StepRegistry {
    /**
     * Opens the registry for a build.
     *
     * @throws BadInputException in one line, when there is no such registry, or the job may not use its credentials
     */
    static StepRegistry of(CheckRequest request, Run<?, ?> run) throws IOException {
        ModelRegistry registry = request.option("registry").isEmpty()
                ? null
                : Registries.find(request.option("registry").get(0), run.getParent());
        return registry == null
                ? new EmbeddedStepRegistry(EmbeddedRegistry.get().open())
                : new ServerStepRegistry(registry.getId(), registry.open(run));
    }

    /** Reads versions and aliases. */
    ModelStore store();

    /** Makes a version of the files on the agent that the engine described. */
    StoredVersion register(
            Registration registration, Registration.Facts facts, FilePath workspace, TaskListener listener)
            throws IOException, InterruptedException;

    /** Points an alias at a version, unless this step did so before Jenkins was restarted: another build may have moved it since. */
    void alias(ModelName name, String alias, int version, DecisionMaker decided, RestartMarker marker)
            throws IOException;

    /** Promotes a version, or tells what this step did before Jenkins was restarted. */
    Promotion.Made promote(Promotion promotion, Promotion.Choice choice, RestartMarker marker) throws IOException;

    /**
     * Moves an alias back to the version it pointed to before. A second time would go one version further back.
     *
     * @return the version that the alias points to then
     */
    int rollback(ModelName name, String alias, DecisionMaker decided, RestartMarker marker) throws IOException;

    /** The part of a version that builds keep. */
    RegisteredVersion registered(StoredVersion version);

    /** The place of a version, for a message; empty for the registry inside Jenkins. */
    String in();
}
