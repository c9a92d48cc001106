package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import java.util.List;
import java.util.Map;

/**
 * Results of all rows.
 *
 * @param summary attributions
 * @param predictions what the model said, beside the truth
 * @param groupings groups of the rows by the columns that are compared
 * @param samples rows kept for pictures
 * @param notes what a reader has to know; more may be added
 */
record RowResults(
        ShapSummary summary,
        Predictions predictions,
        Map<String, Grouping> groupings,
        RowSamples samples,
        List<String> notes) {}
