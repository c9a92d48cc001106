package io.jenkins.plugins.mlops.engine.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a result that a version carries speaks of. Versions from before this was recorded have the subject alone.
 *
 * @param subject fingerprint of the subject, or null
 * @param check id of the check within its build, or null where it is of no build of Jenkins
 * @param build the build that made the check
 * @param data what it looked at
 * @param intervals confidence intervals of the metrics that it measured
 */
public record VerdictScope(
        String subject, String check, BuildInfo build, List<CheckedData> data, Map<String, MetricInterval> intervals) {

    public VerdictScope {
        data = List.copyOf(data);
        intervals = Collections.unmodifiableMap(new TreeMap<>(intervals));
    }
}
