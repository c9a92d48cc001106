package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;

/**
 * Something that is known, and from whom.
 *
 * @param what what is known
 * @param by who says so
 */
public record Told(String what, String by) {
    /** Told by an option. */
    static Told given(String what, String option) {
        return new Told(what, "given with " + OptionName.of(option));
    }

    /** Told by the model's objective, or the operator of an ONNX file. */
    static String by(ModelInfo info) {
        return info.format().equals("ONNX") ? "by the model file" : "by the objective " + info.objective();
    }

    @Override
    public String toString() {
        return what + " (" + by + ")";
    }
}
