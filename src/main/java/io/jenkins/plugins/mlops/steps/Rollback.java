package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.store.Decided;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A rollback that is done once. A second one would go one version further back, so how many events there were is written down before the
 * first; a step that begins again after a restart looks whether its own is among those that came after.
 */
final class Rollback {
    private final ModelName name;
    private final String alias;
    private final Path checks;
    private final Path intent;

    /**
     * @param folder the folder of the check on the controller
     */
    Rollback(ModelName name, String alias, Path folder) {
        this.name = name;
        this.alias = alias;
        this.checks = Objects.requireNonNull(folder.getParent());
        this.intent = checks.resolve(folder.getFileName() + ".rollback");
    }

    /** In a registry that keeps events: the version the alias points to then. */
    int once(Registry registry, String by, BuildInfo build, String note) throws IOException {
        List<RegistryEvent> events = registry.events(name);
        if (Files.isRegularFile(intent)) {
            int before = Integer.parseInt(Files.readString(intent).trim());
            for (RegistryEvent event : events) {
                if (event.number() > before && event.kind() == RegistryEvent.Kind.ROLLBACK && alias.equals(event.alias())
                        && build.equals(event.build())) {
                    return event.version();
                }
            }
        } else {
            Files.createDirectories(checks);
            Files.writeString(intent, String.valueOf(events.size()));
        }
        return registry.decisions(name).rollback(alias, by, build, note);
    }

    /**
     * In a registry that keeps no events: where the alias pointed is written down before, and when it points elsewhere after a restart, it was moved
     * already.
     */
    int once(ModelStore store, Decided decided) throws IOException {
        int now = store.aliases(name).getOrDefault(alias, 0);
        if (Files.isRegularFile(intent)) {
            if (now != Integer.parseInt(Files.readString(intent).trim())) {
                return now;
            }
        } else {
            Files.createDirectories(checks);
            Files.writeString(intent, String.valueOf(now));
        }
        return store.rollback(name, alias, decided);
    }
}
