package io.jenkins.plugins.mlops.engine.registry;

import java.util.List;
import java.util.Map;

/**
 * Facts about a model that is to be registered, beside its files.
 *
 * @param name the model
 * @param by who registers it
 * @param build where it comes from
 * @param signature inputs and outputs read from the model file, a JSON tree of Map, List, String, Number and Boolean, or null
 * @param metrics numbers by name
 * @param params what it was trained with
 * @param tags free labels
 * @param datasets fingerprints of the data it was trained or validated on ({@code sha256:...})
 * @param verdicts result documents it has to bring, each as the bytes of its result.json
 * @param scan what the safety scan said, a JSON tree of Map, List, String, Number and Boolean, or null
 */
public record RegistrationRequest(
        ModelName name,
        String by,
        BuildInfo build,
        Object signature,
        Map<String, Double> metrics,
        Map<String, String> params,
        Map<String, String> tags,
        List<String> datasets,
        List<VerdictDocument> verdicts,
        Object scan) {

    public RegistrationRequest {
        metrics = Map.copyOf(metrics);
        params = Map.copyOf(params);
        tags = Map.copyOf(tags);
        datasets = List.copyOf(datasets);
        verdicts = List.copyOf(verdicts);
    }

    /** A model with nothing but a name and somebody who registers it. */
    public static RegistrationRequest of(String name, String by) {
        return new RegistrationRequest(
                new ModelName(name),
                by,
                BuildInfo.NONE,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                null);
    }

    /** The same from a build. */
    public RegistrationRequest from(BuildInfo info) {
        return new RegistrationRequest(name, by, info, signature, metrics, params, tags, datasets, verdicts, scan);
    }

    /** The same with result documents and data fingerprints. */
    public RegistrationRequest with(List<VerdictDocument> documents, List<String> data) {
        return new RegistrationRequest(name, by, build, signature, metrics, params, tags, data, documents, scan);
    }

    /** The same with metrics. */
    public RegistrationRequest with(Map<String, Double> values) {
        return new RegistrationRequest(name, by, build, signature, values, params, tags, datasets, verdicts, scan);
    }
}
