package io.jenkins.plugins.mlops.engine.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Parameters of the steps in Jenkins, by the options that they set. */
final class Parameters {
    /** Options that are given once for each value, where one parameter takes all values. */
    private static final Map<String, String> SEVERAL = Map.of(
            "rule", "rules",
            "kind", "kinds",
            "split", "splits",
            "slice", "slices",
            "feature", "features",
            "statistic", "statistics",
            "limit", "limits");

    /** Options that Jenkins itself gives. */
    private static final Set<String> OF_JENKINS = Set.of(
            "user", "previous", "named-connection", "registered-baseline", "registered-roles", "registered-version");

    private static final Map<String, String> SETTINGS = Map.of(
            "driver", "an administrator puts it into mlops/drivers in the Jenkins home",
            "memory", "Memory in Manage Jenkins, System, MLOps stages",
            "threads", "Threads in Manage Jenkins, System, MLOps stages");

    private Parameters() {}

    /** The parameter of an option of a command; null where Jenkins itself gives it; how an administrator sets it, where a step cannot. */
    static UnaryOperator<String> of(String command) {
        return option -> {
            if (command.equals("monitor") && option.equals("baseline")) {
                return "baselineFile";
            }
            if (OF_JENKINS.contains(option)) {
                return null;
            }
            String setting = SETTINGS.get(option);
            return setting == null ? SEVERAL.getOrDefault(option, camel(option)) : setting;
        };
    }

    /** {@code missing-value} as {@code missingValue}. */
    private static String camel(String option) {
        StringBuilder parameter = new StringBuilder();
        for (String word : option.split("-")) {
            parameter.append(
                    parameter.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return parameter.toString();
    }
}
