package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.data.DataSelection;
import java.time.Instant;

/**
 * Request for an explanation of a model.
 *
 * @param model the model
 * @param data labelled rows to explain and to measure on
 * @param columns what else the columns of the data are for
 * @param explanation what is asked of the explanation
 * @param limits what the run may take
 * @param now when the work began
 */
public record ExplainRequest(
        ModelSelection model,
        DataSelection data,
        ExplainedColumns columns,
        ExplanationOptions explanation,
        EngineLimits limits,
        Instant now) {}
