package io.jenkins.plugins.mlops.engine.shap.tree;

import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.BlockRunner;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapMethod;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTree;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTrees;
import io.jenkins.plugins.mlops.engine.shap.walk.DecisionColumns;
import io.jenkins.plugins.mlops.engine.shap.walk.GaussLegendre;
import io.jenkins.plugins.mlops.engine.shap.walk.ModelQuestions;
import io.jenkins.plugins.mlops.engine.shap.walk.PathTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact path-dependent SHAP values of a tree ensemble (Lundberg et al. 2018), the values that XGBoost's {@code pred_contribs}, LightGBM's
 * {@code pred_contrib} and shap's {@code TreeExplainer} with {@code tree_path_dependent} approximate in float: a feature that is not known is
 * averaged over the branches by the training rows that took them. In units of the margin, in double precision, for every output.
 */
public final class TreeShap {
    /** Rows a walk works on at a time; more no longer fit the caches. */
    static final int WALK_ROWS = 256;

    private final TreeEnsemble model;
    private final DecisionColumns columns;
    private final List<PathTree> trees = new ArrayList<>();
    private final GaussLegendre[] quadratures;
    private final int[] usedFeatures;
    private final double[] base;
    private final PatternTree[] patternTrees;

    /**
     * Prepares a model.
     *
     * @throws IllegalArgumentException when the model has no covers: count them first with {@link TreeEnsemble#withCoverFrom}
     */
    public TreeShap(TreeEnsemble model) {
        if (!model.hasCover()) {
            throw new IllegalArgumentException("the model carries no covers; count them on reference rows first");
        }
        this.model = model;
        columns = new DecisionColumns(model.splits());
        usedFeatures = model.splits().stream()
                .mapToInt(Split::feature)
                .distinct()
                .sorted()
                .toArray();
        int[] slots = new int[model.features().size()];
        for (int s = 0; s < usedFeatures.length; s++) {
            slots[usedFeatures[s]] = s;
        }
        ModelQuestions questions = new ModelQuestions(model.splits(), columns, slots);
        base = new double[model.outputs()];
        Arrays.setAll(base, model::base);
        int most = 1;
        for (Tree tree : model.trees()) {
            PathTree plan = new PathTree(tree, questions);
            trees.add(plan);
            most = Math.max(most, plan.distinct());
            for (int k = 0; k < tree.width(); k++) {
                base[tree.output() + k] += plan.expected(k);
            }
        }
        patternTrees = new PatternTree[trees.size()];
        quadratures = new GaussLegendre[(most + 1) / 2 + 1];
        trees.forEach(this::quadrature);
    }

    /**
     * Explains all rows.
     *
     * @param rows model input; NaN is missing
     * @param sink receives the attributions in the order of the rows
     * @return sums over all rows, and the row at which additivity holds worst
     * @throws IOException when the source or the sink fails
     */
    public ShapSummary explain(FeatureSource rows, AttributionSink sink, ExplainOptions options) throws IOException {
        return explain(rows, sink, options, PatternChoice.of(this, rows.rows()));
    }

    /**
     * As above, with a choice of trees that get tables.
     */
    ShapSummary explain(FeatureSource rows, AttributionSink sink, ExplainOptions options, PatternChoice choice)
            throws IOException {
        PatternTrees patterns = choice.build(this, options.threads());
        int capacity = BlockRunner.spread(patterns.tabled().isEmpty() ? options : choice.larger(options), rows.rows());
        BlockRunner runner = new BlockRunner(
                model,
                rows,
                sink,
                base,
                capacity,
                new ShapMethod("exact path-dependent TreeSHAP", 0, 0, Math.max(0, rows.rows()), ShapMethod.EXACT));
        return runner.run(
                options.threads(),
                () -> new TreeBlockExplainer(this, patterns, capacity),
                model.info().notes());
    }

    /** Returns the tables that explain a tree, or null; tables once worked out stay. */
    synchronized PatternTree patternTree(int number) {
        if (patternTrees[number] == null) {
            patternTrees[number] = PatternTree.of(trees.get(number));
        }
        return patternTrees[number];
    }

    synchronized PatternTrees build(List<PatternTree> tabled, List<PathTree> walked, int threads)
            throws InterruptedException {
        return PatternTrees.build(tabled, walked, threads, usedFeatures.length);
    }

    /** Returns the mean output of the model, per output. */
    public double[] base() {
        return base.clone();
    }

    TreeEnsemble model() {
        return model;
    }

    DecisionColumns columns() {
        return columns;
    }

    List<PathTree> trees() {
        return trees;
    }

    int[] usedFeatures() {
        return usedFeatures;
    }

    /** ceil(D/2) nodes for the tree's D. */
    GaussLegendre quadrature(PathTree plan) {
        int nodes = (plan.distinct() + 1) / 2;
        if (quadratures[nodes] == null) {
            quadratures[nodes] = GaussLegendre.of(Math.max(1, nodes));
        }
        return quadratures[nodes];
    }
}
