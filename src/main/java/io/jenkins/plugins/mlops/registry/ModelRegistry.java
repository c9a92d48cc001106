package io.jenkins.plugins.mlops.registry;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Run;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.form.ConfiguredIds;

/**
 * A registry of models outside of Jenkins, configured under an id for all of Jenkins or for a folder. Other plugins may bring other kinds. It is stored in the
 * configuration of Jenkins or of the folder; what comes back from there is checked as if it had been typed.
 */
public abstract class ModelRegistry implements Describable<ModelRegistry>, ExtensionPoint {
    private final String id;

    /**
     * @param id what the parameter {@code registry} of a step calls it
     * @throws IllegalArgumentException in one line, when it cannot be called that
     */
    protected ModelRegistry(String id) {
        this.id = id == null ? null : id.trim();
        check();
    }

    /** Returns the id by which steps name it. */
    public final String getId() {
        return id;
    }

    /** Where it is, for messages and pages; without secrets. */
    public abstract String getPlace();

    /**
     * Opens it for a build.
     *
     * @throws io.jenkins.plugins.mlops.engine.BadInputException in one line, when the build may not use it
     */
    public abstract ModelStore open(Run<?, ?> run);

    /** Returns the fault of an id, in one line, or null. */
    static String problem(String id) {
        if (!ConfiguredIds.isId(id)) {
            return Messages.ModelRegistry_badId();
        }
        return id.equals(EmbeddedRegistry.ID) ? Messages.ModelRegistry_embeddedId(EmbeddedRegistry.ID) : null;
    }

    private void check() {
        String problem = problem(id);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** Checks what was stored. */
    protected Object readResolve() {
        check();
        return this;
    }
}
