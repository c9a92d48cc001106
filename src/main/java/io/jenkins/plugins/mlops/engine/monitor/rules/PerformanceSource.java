package io.jenkins.plugins.mlops.engine.monitor.rules;

import java.util.List;
import java.util.Optional;

/** Measures of how well the model did on rows whose truth has arrived. The rules name them. */
public interface PerformanceSource {
    /** None: there are no labels. */
    PerformanceSource NONE = new PerformanceSource() {
        @Override
        public List<String> rules() {
            return List.of();
        }

        @Override
        public Optional<Estimate> measure(String rule) {
            return Optional.empty();
        }
    };

    /** Rule types it can answer, for example {@code Auc}. */
    List<String> rules();

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
