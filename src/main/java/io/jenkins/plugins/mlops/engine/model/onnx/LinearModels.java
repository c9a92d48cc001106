package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.AdditiveModel;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** LinearClassifier and LinearRegressor, whose scores are sums over the columns. */
final class LinearModels {
    private final OnnxNode node;
    private final OnnxColumns columns;
    private final double[] coefficients;

    LinearModels(OnnxNode node, OnnxColumns columns) throws ModelFormatException {
        if (columns.type() == ElementType.TEXT) {
            throw node.problem("works on text, expected numbers");
        }
        this.node = node;
        this.columns = columns;
        this.coefficients = node.floats("coefficients");
        for (double value : coefficients) {
            if (!Double.isFinite(value)) {
                throw node.problem("has the coefficient " + value + ", expected a finite number");
            }
        }
    }

    Operator classifier() throws ModelFormatException {
        List<String> classes = ClassLabels.read(node, "classlabels_ints");
        boolean oneScore = classes.size() == 2 && coefficients.length == columns.width();
        int scores = oneScore ? 1 : classes.size();
        double[] intercepts = intercepts(scores);
        if (oneScore) {
            return of(0, intercepts, PostTransform.twoClasses(PostTransform.ofTwoClasses(node), false, classes));
        }
        Link link = PostTransform.several(node);
        if (classes.size() == 2 && (link == Link.SIGMOID || link == Link.IDENTITY) && mirrored(intercepts)) {
            // Two scores that say the same of two classes: the second is enough.
            return of(1, new double[] {intercepts[1]}, PostTransform.twoClasses(link, false, classes));
        }
        return of(0, intercepts, OutputInfo.of(Meaning.CLASSES, link).withClasses(classes));
    }

    Operator regressor() throws ModelFormatException {
        int targets = Limits.count(node.integer("targets", 1), 1, Limits.OUTPUTS, "targets");
        Link link = targets == 1 ? PostTransform.ofOneTarget(node) : PostTransform.several(node);
        return of(0, intercepts(targets), OutputInfo.of(Meaning.NUMBER, link));
    }

    private double[] intercepts(int scores) throws ModelFormatException {
        if (coefficients.length != (long) scores * columns.width()) {
            throw node.problem("has " + coefficients.length + " coefficients for " + scores + " scores of "
                    + columns.width() + " columns");
        }
        double[] intercepts = node.floats("intercepts");
        if (intercepts.length != 0 && intercepts.length != scores) {
            throw node.problem("has " + intercepts.length + " intercepts for " + scores + " scores");
        }
        for (double value : intercepts) {
            if (!Double.isFinite(value)) {
                throw node.problem("has the intercept " + value + ", expected a finite number");
            }
        }
        return intercepts.length == 0 ? new double[scores] : intercepts;
    }

    private boolean mirrored(double[] intercepts) {
        boolean mirrored = intercepts[0] == -intercepts[1];
        for (int i = 0; i < columns.width(); i++) {
            mirrored &= coefficients[i] == -coefficients[columns.width() + i];
        }
        return mirrored;
    }

    /** The model of the scores from {@code first} on. */
    private Operator of(int first, double[] intercepts, OutputInfo output) {
        List<AdditiveModel.Term> terms = new ArrayList<>();
        for (int i = 0; i < columns.width(); i++) {
            double[] weights = new double[intercepts.length];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = coefficients[(first + k) * columns.width() + i];
            }
            OnnxColumn column = columns.column(i);
            // The operator itself calculates with floats, whatever it is given.
            terms.add(new AdditiveModel.Term(column.feature(), x -> (float) column.at(x), weights));
        }
        return new Operator(output, Set.of(), (info, features) -> new AdditiveModel(info, features, terms, intercepts));
    }
}
