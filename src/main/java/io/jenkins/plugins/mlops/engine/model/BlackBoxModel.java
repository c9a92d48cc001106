package io.jenkins.plugins.mlops.engine.model;

import java.util.ArrayList;
import java.util.List;

/** A model whose inside is not read: it is known by what it predicts alone. Its margin is its prediction. */
public final class BlackBoxModel implements Model, AutoCloseable {
    private final ModelInfo info;
    private final List<Feature> features;
    private final int outputs;
    private final Scorer scorer;

    /**
     * @param outputs values per row: one for a number or for two classes, one per class otherwise
     * @param scorer runs the model; closed with it
     */
    public BlackBoxModel(ModelInfo info, List<Feature> features, int outputs, Scorer scorer) {
        this.info = info;
        this.features = List.copyOf(features);
        this.outputs = outputs;
        this.scorer = scorer;
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
        return outputs;
    }

    @Override
    public void margins(FeatureBlock rows, double[] margins) {
        requireColumns(rows);
        scorer.score(rows, features, margins);
    }

    @Override
    public BlackBoxModel withFeatureNames(List<String> names, String note) {
        return new BlackBoxModel(info.withNote(note), Feature.renamed(features, names), outputs, scorer);
    }

    @Override
    public BlackBoxModel withOutput(int output) {
        return new BlackBoxModel(info, features, 1, new OneScore(scorer, outputs, output));
    }

    /** One of several scores. */
    private record OneScore(Scorer scorer, int outputs, int output) implements Scorer {
        @Override
        public void score(FeatureBlock rows, List<Feature> features, double[] scores) {
            double[] all = new double[rows.rows() * outputs];
            scorer.score(rows, features, all);
            for (int r = 0; r < rows.rows(); r++) {
                scores[r] = all[r * outputs + output];
            }
        }

        @Override
        public void close() {
            scorer.close();
        }
    }

    /**
     * The same model with the texts that a column of texts holds, which the file does not tell.
     *
     * @param feature index of a feature that takes texts
     */
    public BlackBoxModel withCategories(int feature, List<String> categories) {
        List<Feature> known = new ArrayList<>(features);
        known.set(feature, new Feature(features.get(feature).name(), Feature.Kind.CATEGORY, categories));
        return new BlackBoxModel(info, known, outputs, scorer);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
