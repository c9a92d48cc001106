package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.HashSet;
import java.util.Set;

/** The operators behind the model, which may only hand on its label and its scores, or divide scores by their sum. */
final class Scores {
    private final Set<String> labels = new HashSet<>();
    private final Set<String> scores = new HashSet<>();
    private Link link;

    /**
     * @param classifier whether the first output is a label and the second the scores
     * @param link what the model itself does at the end
     */
    Scores(OnnxNode model, boolean classifier, Link link) throws ModelFormatException {
        this.link = link;
        if (classifier) {
            labels.add(model.output());
        }
        if (!classifier || model.outputs().size() > 1) {
            scores.add(model.outputs().get(classifier ? 1 : 0));
        }
    }

    /** What all of it does with the margins. */
    Link link() {
        return link;
    }

    void apply(OnnxNode node) throws ModelFormatException {
        String input = node.input(0);
        boolean handsOn = Set.of("Identity", "Cast", "Reshape").contains(node.operator());
        if (labels.contains(input) && (handsOn || node.operator().equals("LabelEncoder"))) {
            labels.add(node.output());
        } else if (scores.contains(input) && (handsOn || node.operator().equals("ZipMap"))) {
            scores.add(node.output());
        } else if (scores.contains(input) && node.operator().equals("Normalizer")) {
            normalize(node);
            scores.add(node.output());
        } else {
            throw node.unsupported(" behind the model");
        }
    }

    private void normalize(OnnxNode node) throws ModelFormatException {
        String norm = node.text("norm", "MAX");
        boolean known = link == Link.SIGMOID || link == Link.SOFTMAX || link == Link.SIGMOID_NORMALIZED;
        if (!norm.equals("L1") || !known) {
            throw node.unsupported(" with norm " + quote(norm) + " behind scores that are not probabilities");
        }
        link = link == Link.SIGMOID ? Link.SIGMOID_NORMALIZED : link;
    }
}
