package io.jenkins.plugins.mlops.engine.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Facts about a model from its file.
 *
 * @param format for example {@code XGBoost JSON}, {@code LightGBM text}, {@code ONNX}
 * @param producer library and version when the file names them, else an empty string
 * @param objective the training objective as the file names it, or the ONNX operator
 * @param output what the outputs are
 * @param serving how the model is served. The trees after the best round are still part of the model, as for the library's own
 *     {@code Booster.predict}; {@link TreeEnsemble#firstIterations} leaves them out
 * @param notes what a reader of results should know, one sentence each
 */
public record ModelInfo(
        String format, String producer, String objective, OutputInfo output, ServingInfo serving, List<String> notes) {

    public ModelInfo {
        notes = List.copyOf(notes);
    }

    /** From margins to predictions. */
    public Link link() {
        return output.link();
    }

    /** Steepness of a sigmoid link, 1 otherwise. */
    public double linkFactor() {
        return output.linkFactor();
    }

    /** The labels of a classifier, where the file names them. */
    public List<String> classes() {
        return output.classes();
    }

    /** The same with one more note. */
    public ModelInfo withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new ModelInfo(format, producer, objective, output, serving, more);
    }

    /** The same with other outputs. */
    public ModelInfo withOutput(OutputInfo other) {
        return new ModelInfo(format, producer, objective, other, serving, notes);
    }
}
