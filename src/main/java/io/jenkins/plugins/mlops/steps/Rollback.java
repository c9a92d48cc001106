package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import java.io.IOException;

/** A rollback that is done once, also when Jenkins is restarted in its middle: a second one would go one version further back. */
final class Rollback {
    private final ModelName name;
    private final String alias;
    private final RestartMarker intent;

    Rollback(ModelName name, String alias, RestartMarker intent) {
        this.name = name;
        this.alias = alias;
        this.intent = intent;
    }

    /** In a registry that keeps events: the version the alias points to then. */
    int once(Registry registry, DecisionMaker decided) throws IOException {
        RegistryEvent done =
                new UniqueEvent(registry, name, intent, decided.build()).find(RegistryEvent.Kind.ROLLBACK, alias, 0);
        return done == null
                ? registry.decisions(name).rollback(alias, decided.by(), decided.build(), decided.note())
                : done.version();
    }

    /**
     * In a registry that keeps no events: where the alias pointed is written down before, and when it points elsewhere after a restart, it was moved
     * already.
     */
    int once(ModelStore store, DecisionMaker decided) throws IOException {
        int now = store.aliases(name).getOrDefault(alias, 0);
        Integer before = intent.read();
        if (before != null && now != before) {
            return now;
        }
        intent.write(now);
        return store.rollback(name, alias, decided);
    }
}
