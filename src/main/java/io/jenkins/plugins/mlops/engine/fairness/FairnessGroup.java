package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import java.util.EnumMap;
import java.util.Map;

/**
 * One group.
 *
 * @param name its value, or its values joined
 * @param rows number of rows
 * @param judged whether it takes part in the measures
 * @param why why it does not; null where it does
 * @param rates its rates with limits at the plain level; a rate that is a share of nothing is absent
 * @param impactRatio its selection rate over the highest among the judged groups; not-a-number where that is undefined
 */
public record FairnessGroup(
        String name, long rows, boolean judged, String why, Map<GroupRate, Estimate> rates, double impactRatio) {
    public FairnessGroup {
        rates = rates.isEmpty() ? Map.of() : new EnumMap<>(rates);
    }
}
