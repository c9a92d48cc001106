package io.jenkins.plugins.mlops.engine.model;

import java.util.List;

/**
 * What a model file says about itself.
 *
 * @param format for example {@code XGBoost JSON}, {@code LightGBM text}, {@code ONNX}
 * @param producer library and version when the file names them, else an empty string
 * @param objective the training objective as the file names it, or the ONNX operator
 * @param link from margins to predictions
 * @param linkFactor steepness of a sigmoid link, 1 otherwise
 * @param classes for a classifier the labels in the order of the outputs (two labels for a binary model with one output: the output speaks of
 *     the second), where the file names them; else empty
 * @param bestIteration the boosting round (from 0) that early stopping found best, or -1. The trees after it are still part of the model, as
 *     for the library's own {@code Booster.predict}; {@link TreeEnsemble#firstIterations} leaves them out
 * @param notes what a reader of results should know, one sentence each
 */
public record ModelInfo(
        String format,
        String producer,
        String objective,
        Link link,
        double linkFactor,
        List<String> classes,
        int bestIteration,
        List<String> notes) {

    public ModelInfo {
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
    }

    ModelInfo withNote(String note) {
        List<String> more = new java.util.ArrayList<>(notes);
        more.add(note);
        return new ModelInfo(format, producer, objective, link, linkFactor, classes, bestIteration, more);
    }
}
