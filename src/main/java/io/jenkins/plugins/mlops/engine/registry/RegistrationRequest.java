package io.jenkins.plugins.mlops.engine.registry;

import java.util.List;
import java.util.Map;

/**
 * A model that is to be registered, beside its files.
 *
 * @param name the model
 * @param by who registers it
 * @param build where it comes from
 * @param description what is known of it
 * @param verdicts result documents it has to bring, each as the bytes of its result.json
 */
public record RegistrationRequest(
        ModelName name, String by, BuildInfo build, ModelDescription description, List<VerdictDocument> verdicts) {

    public RegistrationRequest {
        verdicts = List.copyOf(verdicts);
    }

    /** A model with nothing but a name and somebody who registers it. */
    public static RegistrationRequest of(String name, String by) {
        return new RegistrationRequest(new ModelName(name), by, BuildInfo.NONE, ModelDescription.NONE, List.of());
    }

    /** The same from a build. */
    public RegistrationRequest from(BuildInfo info) {
        return new RegistrationRequest(name, by, info, description, verdicts);
    }

    /** The same with another description. */
    public RegistrationRequest described(ModelDescription other) {
        return new RegistrationRequest(name, by, build, other, verdicts);
    }

    /** The same with result documents and data fingerprints. */
    public RegistrationRequest with(List<VerdictDocument> documents, List<String> data) {
        return new RegistrationRequest(name, by, build, description.withDatasets(data), documents);
    }

    /** The same with metrics. */
    public RegistrationRequest with(Map<String, Double> values) {
        return described(description.withMetrics(values));
    }
}
