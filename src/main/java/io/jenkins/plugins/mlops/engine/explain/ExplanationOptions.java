package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.shap.game.BlackBoxOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * Choices of an explanation.
 *
 * @param rules inline rules
 * @param champion result document of the model to compare with, or null
 * @param background rows that stand for "not known" where the model does not say, or empty for the data itself
 * @param attributions file for the attributions of every row, CSV or Parquet by its ending, or null
 * @param blackBox how much work explaining a model may be that can only be asked for predictions
 */
public record ExplanationOptions(
        List<String> rules, String champion, List<String> background, Path attributions, BlackBoxOptions blackBox) {}
