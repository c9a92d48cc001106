package io.jenkins.plugins.mlops.engine.monitor.series;

import java.time.Instant;
import java.util.List;

/**
 * Entry of one run for the runs after it.
 *
 * @param at when it ran
 * @param model model and version it watched, or null; another one starts a new series
 * @param decided whether the run could tell; a window too small says nothing for or against drift
 * @param drifted whether a rule on drift was broken
 * @param pValue smallest adjusted p-value of the columns whose effect reached the limit, 1 when none did
 * @param intensity largest effect among significant columns over its limit: 1 is at the limit; 0 when none is significant
 * @param retrain whether the run asked for a new training
 * @param columns the columns that drifted
 */
public record SeriesPoint(
        Instant at,
        String model,
        boolean decided,
        boolean drifted,
        double pValue,
        double intensity,
        boolean retrain,
        List<String> columns) {
    public SeriesPoint {
        if (!(pValue >= 0 && pValue <= 1) || !(intensity >= 0)) {
            throw new IllegalArgumentException("a p-value lies between 0 and 1, and an intensity is not negative");
        }
        columns = List.copyOf(columns);
    }

    /** The same with the answer of the series. */
    public SeriesPoint withRetrain(boolean asked) {
        return new SeriesPoint(at, model, decided, drifted, pValue, intensity, asked, columns);
    }
}
