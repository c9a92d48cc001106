package io.jenkins.plugins.mlops.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.form.ConfiguredIds;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.LocalRegistries;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.request.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registries of this Jenkins by their ids. */
public final class Registries {
    private Registries() {}

    /**
     * A registry that somebody configured for a job: in the nearest folder that has one of this id, or else for all of Jenkins.
     *
     * @param id of a registry
     * @param item the job; null outside of all jobs
     * @return null for the embedded one
     * @throws BadInputException in one line, when there is none of this id for the job
     */
    @CheckForNull
    public static ModelRegistry find(String id, Item item) {
        if (id.equals(EmbeddedRegistry.ID)) {
            return null;
        }
        Map<String, ModelRegistry> known = of(item);
        ModelRegistry found = known.get(id);
        if (found == null) {
            List<String> ids = ids(item);
            throw new BadInputException("there is no registry \"" + OneLine.of(id, 80) + "\"; there is "
                    + String.join(", ", ids) + Suggestion.hint(id, ids));
        }
        return found;
    }

    /**
     * The ids of all registries of a job, the embedded one first.
     *
     * @param item the job; null outside of all jobs
     */
    public static List<String> ids(Item item) {
        List<String> ids = new ArrayList<>(List.of(EmbeddedRegistry.ID));
        ids.addAll(of(item).keySet());
        return ids;
    }

    /** All that are there for a job, the nearest first; one hides those of its id further out. */
    private static Map<String, ModelRegistry> of(Item item) {
        Map<String, ModelRegistry> known = new LinkedHashMap<>();
        for (Object place = item; place instanceof Item; place = ((Item) place).getParent()) {
            for (LocalRegistries local : LocalRegistries.all()) {
                local.at((Item) place).forEach(registry -> known.putIfAbsent(registry.getId(), registry));
            }
        }
        MlopsConfiguration.get().getRegistries().forEach(registry -> known.putIfAbsent(registry.getId(), registry));
        return known;
    }

    /**
     * A copy of a list to be kept.
     *
     * @param registries null for none
     * @throws IllegalArgumentException in one line, when two have the same id
     */
    public static List<ModelRegistry> distinct(List<ModelRegistry> registries) {
        return ConfiguredIds.distinct(registries, ModelRegistry::getId, Messages::Registries_sameId);
    }
}
