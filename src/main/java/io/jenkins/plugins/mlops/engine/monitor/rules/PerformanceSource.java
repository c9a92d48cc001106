package io.jenkins.plugins.mlops.engine.monitor.rules;

import java.util.Optional;

/** Measures of how well the model did on rows whose truth has arrived. The rules name them. */
public interface PerformanceSource {
    /** Nothing can be measured: no column has the role label, or none that of a score or prediction. */
    PerformanceSource NONE = new PerformanceSource() {
        @Override
        public String reason() {
            return "the roles name no label, or neither a score nor a prediction";
        }

        @Override
        public Optional<Estimate> measure(String rule) {
            return Optional.empty();
        }
    };

    /** Why nothing can be measured; null when something can. */
    String reason();

    /**
     * Returns an addition to a sentence about a measure, such as the positive class; empty where there is nothing to
     * add.
     */
    default String meaning() {
        return "";
    }

    /** The measure of a rule type; empty when this window cannot tell it. */
    Optional<Estimate> measure(String rule);

    /**
     * A measured value.
     *
     * @param value the value
     * @param low lower end of its interval, NaN without one
     * @param high upper end, NaN without one
     * @param rows rows with a label
     */
    record Estimate(double value, double low, double high, long rows) {}
}
