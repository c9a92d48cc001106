package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.explain.meaning.OutputOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.ServingOptions;
import java.util.List;

/**
 * A model and what the user says of it.
 *
 * @param file the model file
 * @param features columns that are the inputs of a model without names for them, in its order; empty otherwise
 * @param output what the user says of the model's output
 * @param serving what the user says of how the model is served
 */
public record ModelSelection(String file, List<String> features, OutputOptions output, ServingOptions serving) {}
