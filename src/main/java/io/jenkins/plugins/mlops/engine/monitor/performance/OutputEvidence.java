package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import io.jenkins.plugins.mlops.engine.monitor.output.SaidOutput;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;
import java.util.Set;

/**
 * Facts about label and prediction beside their values.
 *
 * @param said what the user said
 * @param model what the registered model says, or null
 * @param rules what the rules ask for, or null where they ask for nothing, or for both tasks
 * @param labelKind kind of the label column and who decided it, or null
 * @param baselineLabels different labels of the baseline, as far as it tells
 * @param hidden whether the values of the label may not be shown
 */
public record OutputEvidence(
        SaidOutput said,
        Said<TargetTask> model,
        Said<TargetTask> rules,
        DecidedKind labelKind,
        Set<String> baselineLabels,
        boolean hidden) {}
