package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The versions and aliases of a registry, for its index.
 *
 * @param registry from which they are read anew each time
 */
record IndexedModels(Registry registry) implements OciIndex.Models {
    @Override
    public List<ModelVersion> read() throws IOException {
        List<ModelVersion> all = new ArrayList<>();
        for (ModelName name : registry.models()) {
            for (int number : registry.versions(name)) {
                all.add(registry.version(name, number));
            }
        }
        return all;
    }

    @Override
    public SortedMap<String, ModelVersion> aliases(ModelName name) throws IOException {
        SortedMap<String, ModelVersion> aliases = new TreeMap<>();
        List<Integer> there = registry.versions(name);
        for (Map.Entry<String, Integer> alias : registry.aliases(name).entrySet()) {
            if (!there.contains(alias.getValue())) {
                continue; // its document is lost, which verify tells
            }
            aliases.put(alias.getKey(), registry.version(name, alias.getValue()));
        }
        return aliases;
    }
}
