package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.Arrays;
import java.util.List;

/** The labels of a classifier's classes. */
final class ClassLabels {
    private ClassLabels() {}

    /** The labels as text, in the order of the scores; {@code integers} is what the operator calls its list of numbers. */
    static List<String> read(OnnxNode node, String integers) throws ModelFormatException {
        List<String> texts = node.texts("classlabels_strings");
        List<String> labels = texts.isEmpty()
                ? Arrays.stream(node.integers(integers))
                        .mapToObj(Long::toString)
                        .toList()
                : texts;
        Limits.count(labels.size(), 2, Limits.OUTPUTS, "the number of classes");
        return labels;
    }
}
