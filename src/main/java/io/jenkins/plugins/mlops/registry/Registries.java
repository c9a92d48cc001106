package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.steps.OneLine;
import java.util.ArrayList;
import java.util.List;

/** The registries of this Jenkins by their ids. */
public final class Registries {
    private Registries() {}

    /**
     * A registry that an administrator configured.
     *
     * @param id of a registry
     * @return null for the embedded one
     * @throws BadInputException in one line, when there is none of this id
     */
    public static ModelRegistry find(String id) {
        if (id.equals(EmbeddedRegistry.ID)) {
            return null;
        }
        List<String> ids = new ArrayList<>(List.of(EmbeddedRegistry.ID));
        for (ModelRegistry registry : MlopsConfiguration.get().getRegistries()) {
            if (registry.getId().equals(id)) {
                return registry;
            }
            ids.add(registry.getId());
        }
        throw new BadInputException(
                "there is no registry \"" + OneLine.of(id, 80) + "\"; there is " + String.join(", ", ids) + Suggestion.hint(id, ids));
    }
}
