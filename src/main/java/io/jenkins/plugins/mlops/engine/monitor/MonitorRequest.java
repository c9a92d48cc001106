package io.jenkins.plugins.mlops.engine.monitor;

/**
 * Request for a monitor run.
 *
 * @param data the files of both sides and how they are read
 * @param model the model that is watched
 * @param roles what the columns are
 * @param demands what has to hold
 * @param series how runs are counted together
 * @param settings where the run takes place
 */
public record MonitorRequest(
        MonitoredData data,
        WatchedModel model,
        Roles roles,
        Demands demands,
        SeriesPlan series,
        RunSettings settings) {}
