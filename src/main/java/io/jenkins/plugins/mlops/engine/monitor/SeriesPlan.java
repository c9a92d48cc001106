package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.monitor.series.SeriesPolicy;

/**
 * Plan for counting runs together.
 *
 * @param files where the runs before are, and where this one is added; null when the run decides alone
 * @param policy how they are counted
 */
public record SeriesPlan(SeriesFiles files, SeriesPolicy policy) {}
