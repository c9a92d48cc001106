package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The operator of a file that is its model, read but for what the operators behind it do.
 *
 * @param link what it does with its scores
 * @param classes labels of a classifier, else empty
 * @param categories features it asks for single values
 * @param model makes the model
 */
record Operator(
        Link link, List<String> classes, Set<Integer> categories, BiFunction<ModelInfo, List<Feature>, Model> model) {}
