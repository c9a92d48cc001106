package io.jenkins.plugins.mlops.steps;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import io.jenkins.plugins.mlops.config.Registries;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.form.FormAccess;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * What fields of forms offer to those who may configure; anything else may be written, too. Models are offered to those who may see them, and only
 * those of the registry inside Jenkins: a form does not wait for a server.
 */
final class Offers {
    private static final int MOST = 200;
    private static final Logger LOGGER = Logger.getLogger(Offers.class.getName());

    private Offers() {}

    /** Offers texts to those who may configure. */
    static ComboBoxModel to(Item item, Known known) {
        ComboBoxModel items = new ComboBoxModel();
        if (FormAccess.mayConfigure(item)) {
            try {
                known.texts().stream().limit(MOST).forEach(items::add);
            } catch (IOException x) {
                LOGGER.log(Level.WARNING, "a form cannot tell what there is", x);
            }
        }
        return items;
    }

    /** Offers the models of a registry. */
    static ComboBoxModel models(Item item, String registry) {
        return to(
                item,
                () -> isEmbedded(registry)
                        ? EmbeddedRegistry.get().index().models().stream()
                                .map(ModelName::text)
                                .toList()
                        : List.of());
    }

    /** Offers the ids of the registries of a job. */
    static ComboBoxModel registries(Item item) {
        return to(item, () -> Registries.ids(item));
    }

    /** Offers the aliases of a model. */
    static ComboBoxModel aliases(Item item, String name, String registry) {
        return to(item, () -> {
            String model = CheckStep.blankToNull(name);
            boolean known = model != null
                    && isEmbedded(registry)
                    && EmbeddedRegistry.get().index().models().stream()
                            .anyMatch(one -> one.text().equals(model));
            return known
                    ? EmbeddedRegistry.get()
                            .open()
                            .aliases(new ModelName(model))
                            .keySet()
                    : List.of();
        });
    }

    private static boolean isEmbedded(String registry) {
        String id = CheckStep.blankToNull(registry);
        return (id == null || id.equals(EmbeddedRegistry.ID)) && Jenkins.get().hasPermission(MlopsPermissions.VIEW);
    }

    /** Texts that are known. */
    interface Known {
        Collection<String> texts() throws IOException;
    }
}
