package io.jenkins.plugins.mlops.engine.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Facts about a model, beside its files.
 *
 * @param signature inputs and outputs as a JSON tree of Map, List, String, Number and Boolean, or null
 * @param metrics numbers by name
 * @param params what it was trained with
 * @param tags free labels
 * @param datasets fingerprints of the data it was trained or validated on ({@code sha256:...})
 * @param scan what the safety scan said, as such a tree, or null
 */
public record ModelDescription(
        Object signature,
        Map<String, Double> metrics,
        Map<String, String> params,
        Map<String, String> tags,
        List<String> datasets,
        Object scan) {
    /** Nothing is known. */
    public static final ModelDescription NONE =
            new ModelDescription(null, Map.of(), Map.of(), Map.of(), List.of(), null);

    public ModelDescription {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        params = Collections.unmodifiableMap(new TreeMap<>(params));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        datasets = List.copyOf(datasets);
    }

    /** The same with a signature. */
    public ModelDescription withSignature(Object tree) {
        return new ModelDescription(tree, metrics, params, tags, datasets, scan);
    }

    /** The same with metrics. */
    public ModelDescription withMetrics(Map<String, Double> values) {
        return new ModelDescription(signature, values, params, tags, datasets, scan);
    }

    /** The same with fingerprints of data. */
    public ModelDescription withDatasets(List<String> fingerprints) {
        return new ModelDescription(signature, metrics, params, tags, fingerprints, scan);
    }

    /** The same with what the safety scan said. */
    public ModelDescription withScan(Object tree) {
        return new ModelDescription(signature, metrics, params, tags, datasets, tree);
    }
}
