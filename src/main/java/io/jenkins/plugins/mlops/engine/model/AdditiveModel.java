package io.jenkins.plugins.mlops.engine.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A linear model, each term of which looks at one input only: margin k is {@code intercept[k] + sum of weight[k] * g(x[feature])}. The
 * function g is what preprocessing does to the input (scaling, filling in a missing value, one-hot encoding).
 */
public final class AdditiveModel implements Model {
    /**
     * One term.
     *
     * @param feature index of the input
     * @param transform preprocessing of the input
     * @param weights one factor per output
     */
    public record Term(int feature, DoubleUnaryOperator transform, double[] weights) {}

    private final ModelInfo info;
    private final List<Feature> features;
    private final List<Term> terms;
    private final double[] intercepts;

    public AdditiveModel(ModelInfo info, List<Feature> features, List<Term> terms, double[] intercepts) {
        this.info = info;
        this.features = List.copyOf(features);
        this.terms = List.copyOf(terms);
        this.intercepts = intercepts.clone();
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public int outputs() {
        return intercepts.length;
    }

    @Override
    public AdditiveModel withFeatureNames(List<String> names, String note) {
        return new AdditiveModel(info.withNote(note), Feature.renamed(features, names), terms, intercepts);
    }

    @Override
    public AdditiveModel withOutput(int output) {
        List<Term> ofOutput = terms.stream()
                .map(term -> new Term(term.feature(), term.transform(), new double[] {term.weights()[output]}))
                .toList();
        return new AdditiveModel(info, features, ofOutput, new double[] {intercepts[output]});
    }

    public double intercept(int output) {
        return intercepts[output];
    }

    @Override
    public void margins(FeatureBlock rows, double[] margins) {
        requireColumns(rows);
        int outputs = outputs();
        double[] parts = new double[features.size() * outputs];
        for (int r = 0; r < rows.rows(); r++) {
            parts(rows, r, parts);
            System.arraycopy(intercepts, 0, margins, r * outputs, outputs);
            for (int i = 0; i < parts.length; i++) {
                margins[r * outputs + i % outputs] += parts[i];
            }
        }
    }

    /**
     * Computes the contribution of each feature to each margin.
     *
     * @param parts receives {@code features * outputs} values, feature by feature
     */
    public void parts(FeatureBlock rows, int row, double[] parts) {
        Arrays.fill(parts, 0);
        for (Term term : terms) {
            double value = term.transform().applyAsDouble(rows.get(row, term.feature()));
            for (int k = 0; k < intercepts.length; k++) {
                parts[term.feature() * intercepts.length + k] += term.weights()[k] * value;
            }
        }
    }
}
