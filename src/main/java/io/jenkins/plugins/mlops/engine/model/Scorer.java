package io.jenkins.plugins.mlops.engine.model;

import java.util.List;

/** Runs a model that can only be asked for its predictions. Safe for use by many threads. */
public interface Scorer extends AutoCloseable {
    /**
     * Predicts.
     *
     * @param rows input, one column per feature
     * @param features the inputs; a category's value in {@code rows} is its position in the feature's list of categories
     * @param scores receives one value per row and output, row by row
     * @throws io.jenkins.plugins.mlops.engine.BadInputException when the model cannot be run on these rows
     */
    void score(FeatureBlock rows, List<Feature> features, double[] scores);

    /** Frees what the model holds outside of Java's memory. */
    @Override
    void close();
}
