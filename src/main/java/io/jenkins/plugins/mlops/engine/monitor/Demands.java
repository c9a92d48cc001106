package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import java.util.List;

/**
 * Rules that have to hold, and limits of what may be shown.
 *
 * @param rules inline rules; with none, no column may drift
 * @param policy what counts as drift
 * @param importance a result document of an explanation of the model, or null
 * @param sensitive columns whose values may not be shown
 * @param slices columns by whose values performance is told apart
 */
public record Demands(
        List<String> rules, DriftPolicy policy, String importance, List<String> sensitive, List<String> slices) {}
