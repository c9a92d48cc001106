package io.jenkins.plugins.mlops.registry;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.List;

/** Registries that are not set for all of Jenkins but at one of its items, for what lies below it. */
public interface LocalRegistries extends ExtensionPoint {
    /** Tells whether registries can be set at an item. */
    boolean isPlace(Item item);

    /** Those that are set at an item; empty where none can be. */
    List<ModelRegistry> at(Item item);

    /** Everything that knows such items; empty without the plugins that bring them. */
    static List<LocalRegistries> all() {
        return ExtensionList.lookup(LocalRegistries.class);
    }
}
