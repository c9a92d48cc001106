package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import java.util.List;

/** The last operation of an operator on its scores. */
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

    /**
     * Returns the meaning of the only score of two classes. ONNX Runtime takes the second class where the score is above 0, or above a half
     * where trees have no negative leaf; a score that no LOGISTIC follows is a probability in the second case only.
     *
     * @param probability whether the score itself is one
     */
    static OutputInfo twoClasses(Link link, boolean probability, List<String> classes) {
        Meaning meaning = link == Link.IDENTITY && !probability ? Meaning.SIGN : Meaning.PROBABILITY;
        return OutputInfo.of(meaning, link).withClasses(classes);
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
