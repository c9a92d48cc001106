package io.jenkins.plugins.mlops.engine.monitor.series;

/**
 * State of a series of runs.
 *
 * @param alarm whether drift is on, over the runs
 * @param counted runs that count for drift among those looked at
 * @param lookedAt runs looked at
 * @param evidence the e-process, 1 at the start of a series; it alarms at 1 over the yearly rate
 * @param retrain whether to start a training now
 * @param reason one sentence: why there is an alarm or none, and why there is a call for training or none
 */
public record SeriesState(boolean alarm, int counted, int lookedAt, double evidence, boolean retrain, String reason) {}
