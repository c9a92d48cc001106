package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The operators behind the model, which may only hand on its label and its scores, or divide scores by their sum. */
final class Scores {
    private final Set<String> labels = new HashSet<>();
    private final Set<String> scores = new HashSet<>();
    private final Map<String, OnnxTensor> constants;
    private OutputInfo output;

    /**
     * @param classifier whether the first output is a label and the second the scores
     * @param output what the model itself gives
     * @param constants the file's constants
     */
    Scores(OnnxNode model, boolean classifier, OutputInfo output, Map<String, OnnxTensor> constants)
            throws ModelFormatException {
        this.output = output;
        this.constants = constants;
        if (classifier) {
            labels.add(model.output());
        }
        if (!classifier || model.outputs().size() > 1) {
            scores.add(model.outputs().get(classifier ? 1 : 0));
        }
    }

    /** Returns the output of all of it. */
    OutputInfo output() {
        return output;
    }

    void apply(OnnxNode node) throws ModelFormatException {
        String input = node.input(0);
        boolean handsOn = Set.of("Identity", "Cast", "Reshape").contains(node.operator());
        if (labels.contains(input) && (handsOn || node.operator().equals("LabelEncoder"))) {
            labels.add(node.output());
        } else if (scores.contains(input) && (handsOn || node.operator().equals("ZipMap") || second(node))) {
            scores.add(node.output());
        } else if (scores.contains(input) && node.operator().equals("Normalizer")) {
            normalize(node);
            scores.add(node.output());
        } else {
            throw node.unsupported(" behind the model");
        }
    }

    /** Tells whether the score of the second of two classes is picked, which the only score speaks of. */
    private boolean second(OnnxNode node) {
        OnnxTensor index =
                node.operator().equals("ArrayFeatureExtractor") && node.inputs().size() > 1
                        ? constants.get(node.inputs().get(1))
                        : null;
        return output.meaning().tellsTwoClasses() && index != null && Arrays.equals(index.values(), new double[] {1});
    }

    private void normalize(OnnxNode node) throws ModelFormatException {
        String norm = node.text("norm", "MAX");
        Link link = output.link();
        boolean known = link == Link.SIGMOID || link == Link.SOFTMAX || link == Link.SIGMOID_NORMALIZED;
        if (!norm.equals("L1") || !known) {
            throw node.unsupported(" with norm " + quote(norm) + " behind scores that are not probabilities");
        }
        // The one score of two classes is a probability already.
        if (link == Link.SIGMOID && output.meaning() == Meaning.CLASSES) {
            output = new OutputInfo(
                    output.meaning(),
                    Link.SIGMOID_NORMALIZED,
                    output.linkFactor(),
                    Link.SIGMOID_NORMALIZED,
                    output.classes(),
                    output.names());
        }
    }
}
