package io.jenkins.plugins.mlops.trigger;

import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of a build that a move of an alias starts, beside the defaults of its job. */
final class PromotedParameters {
    private PromotedParameters() {}

    /** Jenkins drops parameters that a job does not define, except those that are named as safe: these hold nothing that somebody typed for the build. */
    static ParametersAction of(PromotionCause cause, Job<?, ?> job) {
        Map<String, String> promoted = new LinkedHashMap<>();
        promoted.put("MODEL_NAME", cause.getModel());
        promoted.put("MODEL_ALIAS", cause.getAlias());
        promoted.put("MODEL_VERSION", String.valueOf(cause.getVersion()));
        promoted.put("MODEL_DIGEST", cause.getDigest());
        // Two moves to one version are two builds: the queue makes one of items whose parameters are the same.
        promoted.put("MODEL_EVENT", String.valueOf(cause.getEvent()));
        List<ParameterValue> values = new ArrayList<>();
        promoted.forEach((name, value) -> values.add(new StringParameterValue(name, value)));
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        if (defined != null) {
            for (ParameterDefinition each : defined.getParameterDefinitions()) {
                ParameterValue value = promoted.containsKey(each.getName()) ? null : each.getDefaultParameterValue();
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return new ParametersAction(values, promoted.keySet());
    }
}
