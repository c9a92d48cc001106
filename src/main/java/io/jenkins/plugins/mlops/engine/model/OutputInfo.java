package io.jenkins.plugins.mlops.engine.model;

import java.util.List;

/**
 * Meaning of the outputs of a model.
 *
 * @param meaning what each output means; several outputs of another meaning than {@link Meaning#CLASSES} are independent of each other
 * @param link from margins to what the origin library predicts
 * @param linkFactor steepness of a sigmoid link, 1 otherwise
 * @param measured from margins to what performance is measured on: the link itself, or another one where the library predicts log odds or
 *     decisions
 * @param classes for a classifier the labels in the order of the outputs (two labels for two classes with one output: the output speaks of
 *     the second), where the file names them; else empty
 * @param names names of the outputs, one for all classes together, where the file has names; else empty
 */
public record OutputInfo(
        Meaning meaning, Link link, double linkFactor, Link measured, List<String> classes, List<String> names) {
    public OutputInfo {
        classes = List.copyOf(classes);
        names = List.copyOf(names);
    }

    /** Outputs whose prediction is what is measured, without names. */
    public static OutputInfo of(Meaning meaning, Link link) {
        return new OutputInfo(meaning, link, 1, link, List.of(), List.of());
    }

    /** The same with another link for measuring. */
    public OutputInfo measuredBy(Link other) {
        return new OutputInfo(meaning, link, linkFactor, other, classes, names);
    }

    /** The same with a steepness of its sigmoid. */
    public OutputInfo withFactor(double factor) {
        return new OutputInfo(meaning, link, factor, measured, classes, names);
    }

    /** The same with the labels of its classes. */
    public OutputInfo withClasses(List<String> labels) {
        return new OutputInfo(meaning, link, linkFactor, measured, labels, names);
    }

    /** The same with names of its outputs. */
    public OutputInfo withNames(List<String> outputs) {
        return new OutputInfo(meaning, link, linkFactor, measured, classes, outputs);
    }
}
