package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.model.AdditiveModel;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.shap.game.BlackBoxOptions;
import io.jenkins.plugins.mlops.engine.shap.game.BlackBoxShap;
import io.jenkins.plugins.mlops.engine.shap.linear.AdditiveShap;
import io.jenkins.plugins.mlops.engine.shap.tree.TreeShap;
import java.io.IOException;

/**
 * A model and the way to explain it.
 *
 * @param model the model, with covers if it is one of trees
 * @param explainer explains it
 */
record PreparedModel(Model model, Attributor explainer) {
    /** Attributes rows. */
    interface Attributor {
        ShapSummary explain(FeatureSource rows, AttributionSink sink, ExplainOptions options) throws IOException;
    }

    /** Tells whether rows of reference are needed: trees without covers, and models that are no trees. */
    static boolean needsBackground(Model model) {
        return !(model instanceof TreeEnsemble trees && trees.hasCover());
    }

    /**
     * Prepares a model.
     *
     * @param background rows that stand for the population; read only where {@link #needsBackground}
     * @param options how much work a black box may be
     */
    static PreparedModel of(Model model, FeatureSource background, BlackBoxOptions options) throws IOException {
        if (model instanceof AdditiveModel additive) {
            return new PreparedModel(model, new AdditiveShap(additive, background)::explain);
        }
        if (model instanceof BlackBoxModel) {
            return new PreparedModel(model, new BlackBoxShap(model, background, options)::explain);
        }
        TreeEnsemble trees = (TreeEnsemble) model;
        TreeEnsemble counted = trees.hasCover() ? trees : trees.withCoverFrom(background);
        return new PreparedModel(counted, new TreeShap(counted)::explain);
    }
}
