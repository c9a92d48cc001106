package io.jenkins.plugins.mlops.steps.change;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import java.io.IOException;
import java.util.List;

/**
 * Lets a step add one event to a model and not a second one after a restart of Jenkins. Without it a second rollback would go one version further back, and a
 * second promotion would undo what another build decided meanwhile.
 */
public final class UniqueEvent {
    private final Registry registry;
    private final ModelName name;
    private final RestartMarker intent;
    private final BuildInfo build;

    UniqueEvent(Registry registry, ModelName name, RestartMarker intent, BuildInfo build) {
        this.registry = registry;
        this.name = name;
        this.intent = intent;
        this.build = build;
    }

    /**
     * The event this step added before Jenkins was restarted; null when it has added none, which then has been written down as its beginning.
     *
     * @param version the version it would be about, or 0 when the step learns that from the event
     */
    RegistryEvent find(RegistryEvent.Kind kind, String alias, int version) throws IOException {
        List<RegistryEvent> events = registry.events(name);
        Integer before = intent.read();
        if (before == null) {
            intent.write(events.size());
            return null;
        }
        return events.stream()
                .filter(event -> event.number() > before
                        && event.kind() == kind
                        && alias.equals(event.alias())
                        && build.equals(event.build()))
                .filter(event -> version == 0 || event.version() == version)
                .findFirst()
                .orElse(null);
    }
}
