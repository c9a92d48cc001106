package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;

/** What an operator does with its scores at the end. */
final class PostTransform {
    private PostTransform() {}

    private static String name(OnnxNode node) {
        return node.text("post_transform", "NONE");
    }

    /** The transform of several scores. */
    static Link several(OnnxNode node) throws ModelFormatException {
        return switch (name(node)) {
            case "NONE" -> Link.IDENTITY;
            case "LOGISTIC" -> Link.SIGMOID;
            case "SOFTMAX" -> Link.SOFTMAX;
            case "SOFTMAX_ZERO" -> Link.SOFTMAX_ZERO;
            case "PROBIT" -> Link.PROBIT;
            default -> throw node.problem("has the post_transform " + quote(name(node)) + ", which is not known");
        };
    }

    /**
     * The transform of the only score of two classes, which speaks of the second. ONNX Runtime takes NONE and LOGISTIC as one would think and the
     * others not.
     */
    static Link ofTwoClasses(OnnxNode node) throws ModelFormatException {
        Link link = several(node);
        if (link != Link.IDENTITY && link != Link.SIGMOID) {
            throw node.notRead(
                    "has the post_transform " + name(node) + " with one score for two classes, which is not supported");
        }
        return link;
    }

    /** The transform of a regression with one target: ONNX Runtime leaves out what the format asks for, so nothing but NONE is sure. */
    static Link ofOneTarget(OnnxNode node) throws ModelFormatException {
        if (several(node) != Link.IDENTITY) {
            throw node.notRead(
                    "has the post_transform " + name(node) + " with one target, which runtimes do not agree on");
        }
        return Link.IDENTITY;
    }
}
