package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
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
    private final Registry registry;
    private final ModelName name;
    private final String alias;
    private final Path folder;

    /**
     * @param folder the folder of the check on the controller
     */
    Rollback(Registry registry, ModelName name, String alias, Path folder) {
        this.registry = registry;
        this.name = name;
        this.alias = alias;
        this.folder = folder;
    }

    /** The version the alias points to then. */
    int once(String by, BuildInfo build, String note) throws IOException {
        Path checks = Objects.requireNonNull(folder.getParent());
        Path intent = checks.resolve(folder.getFileName() + ".rollback");
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
}
