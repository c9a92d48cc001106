package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.OutputOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.ServingOptions;
import io.jenkins.plugins.mlops.engine.shap.BlackBoxOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Request for an explanation of a model.
 *
 * @param inputs finds files
 * @param model the model file
 * @param data labelled rows to explain and to measure on
 * @param target column with the truth
 * @param output what the user says of the model's output
 * @param serving what the user says of how the model is served
 * @param sensitive columns whose groups are compared
 * @param slices columns by whose values errors are shown
 * @param features columns that are the inputs of a model without names for them, in its order; empty otherwise
 * @param background rows that stand for "not known" where the model does not say, or empty for the data itself
 * @param champion result document of the model to compare with, or null
 * @param rules inline rules
 * @param attributions file for the attributions of every row, CSV or Parquet by its ending, or null
 * @param blackBox how much work explaining a model may be that can only be asked for predictions
 * @param options how to read files
 * @param memoryBytes memory limit of the database
 * @param threads worker threads
 * @param now when the work began
 */
public record ExplainRequest(
        InputFiles inputs,
        String model,
        List<String> data,
        String target,
        OutputOptions output,
        ServingOptions serving,
        List<String> sensitive,
        List<String> slices,
        List<String> features,
        List<String> background,
        String champion,
        List<String> rules,
        Path attributions,
        BlackBoxOptions blackBox,
        ReadOptions options,
        long memoryBytes,
        int threads,
        Instant now) {}
