package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The operator of a file that is its model, read but for what the operators behind it do.
 *
 * @param output what its scores are
 * @param categories features it asks for single values
 * @param model makes the model
 */
record Operator(OutputInfo output, Set<Integer> categories, BiFunction<ModelInfo, List<Feature>, Model> model) {}
