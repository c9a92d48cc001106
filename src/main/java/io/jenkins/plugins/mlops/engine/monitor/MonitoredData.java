package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import java.util.List;

/**
 * The two tables of a comparison.
 *
 * @param inputs finds files
 * @param current where the current data is
 * @param reference files and globs of the reference; empty when there is a frozen baseline
 * @param frozen frozen baseline, or null
 * @param options how to read files
 * @param window the part of the current data to look at
 */
public record MonitoredData(
        InputFiles inputs,
        CurrentRows current,
        List<String> reference,
        FrozenBaseline frozen,
        ReadOptions options,
        Window window) {}
