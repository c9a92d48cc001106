package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What to monitor.
 *
 * @param inputs finds files
 * @param data files and globs of the current data, read as one table
 * @param reference files and globs of the reference; empty when there is a profile
 * @param profile frozen baseline, or null
 * @param model name and version of the model that is watched, or null
 * @param roles what the columns are
 * @param rules inline rules; with none, no column may drift
 * @param policy what counts as drift
 * @param window the part of the current data to look at
 * @param history where the runs before are, and where this one is added; null when the run decides alone
 * @param series how runs are counted together
 * @param importance a result document of an explanation of the model, or null
 * @param sensitive columns whose values may not be shown
 * @param slices columns by whose values performance is told apart
 * @param freeze where to write the reference as a frozen baseline, or null
 * @param options how to read files
 * @param memoryBytes memory limit of the database
 * @param threads worker threads
 * @param now when the run began
 */
public record MonitorRequest(
        InputFiles inputs,
        List<String> data,
        List<String> reference,
        FrozenBaseline profile,
        String model,
        Roles roles,
        List<String> rules,
        DriftPolicy policy,
        Window window,
        SeriesFiles history,
        SeriesPolicy series,
        String importance,
        List<String> sensitive,
        List<String> slices,
        Path freeze,
        ReadOptions options,
        long memoryBytes,
        int threads,
        Instant now) {}
