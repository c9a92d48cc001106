package io.jenkins.plugins.mlops.engine.shap.tree;

import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTree;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTrees;
import io.jenkins.plugins.mlops.engine.shap.walk.PathTree;
import io.jenkins.plugins.mlops.engine.shap.walk.TreeCost;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which trees of a model are explained by tables, so many rows given: those where working out the tables costs less than it saves, within a bound
 * on memory. It depends on the model, the number of rows and the memory given alone, never on threads.
 */
public final class PatternChoice {
    /** Most bytes of all tables; an eighth of Java's heap when that is less. */
    private static final long BYTES = 256L << 20;
    /** Most bytes of the answers to all questions and of the attributions, twice, for one block of rows. */
    private static final long BLOCK_BYTES = 32L << 20;
    /** Rows of a block: the more, the seldomer a tree's tables are fetched from memory. */
    private static final int BLOCK_ROWS = 8 * PatternTree.ROWS;
    /** Tables have to save so many times what they cost: neither is known well, and at the beginning the code is not compiled yet. */
    private static final double SAFETY = 2;

    private final PatternTree[] chosen;
    private final int blockRows;

    private PatternChoice(PatternTree[] chosen, int blockRows) {
        this.chosen = chosen;
        this.blockRows = blockRows;
    }

    /**
     * Chooses.
     *
     * @param rows rows to come; negative when not known, which is taken for many
     */
    static PatternChoice of(TreeShap shap, long rows) {
        double weight = rows < 0 ? Double.MAX_VALUE : rows / SAFETY;
        double most =
                shap.trees().stream().mapToDouble(PatternChoice::walk).max().orElse(0);
        if (weight * most < TreeCost.GROUP) {
            return none(shap);
        }
        return of(
                shap,
                Math.min(BYTES, Runtime.getRuntime().maxMemory() / 8),
                (plan, tree) -> weight * (walk(plan) - tree.rowCost()) > tree.buildCost());
    }

    /** No tree, so that all are walked. */
    static PatternChoice none(TreeShap shap) {
        return new PatternChoice(new PatternTree[shap.trees().size()], 0);
    }

    /**
     * Chooses among the trees that can have tables.
     *
     * @param bytes most bytes of all tables; trees that come when it is used up are walked
     * @param worth whether a tree gains by tables
     */
    static PatternChoice of(TreeShap shap, long bytes, BiPredicate<PathTree, PatternTree> worth) {
        long attributions = (long) shap.model().outputs() * shap.usedFeatures().length;
        long perRow = shap.model().splits().size() / 8 + 2 * Double.BYTES * attributions + 1;
        long fit = BLOCK_BYTES / perRow / PatternTree.ROWS * PatternTree.ROWS;
        if (fit == 0) {
            return none(shap);
        }
        PatternTree[] chosen = new PatternTree[shap.trees().size()];
        long rest = bytes / Double.BYTES;
        for (int t = 0; t < chosen.length; t++) {
            PathTree plan = shap.trees().get(t);
            PatternTree tree = shap.patternTree(t);
            if (tree != null && tree.size() <= rest && worth.test(plan, tree)) {
                rest -= tree.size();
                chosen[t] = tree;
            }
        }
        return new PatternChoice(chosen, (int) Math.min(BLOCK_ROWS, fit));
    }

    private static double walk(PathTree plan) {
        return TreeCost.walk(plan.tree().nodes() / 2, plan.distinct())
                * plan.tree().width();
    }

    /** Options with blocks as large as tables like them, or as small as the answers to all questions need. */
    ExplainOptions larger(ExplainOptions options) {
        return new ExplainOptions(options.threads(), blockRows);
    }

    /**
     * Works out the tables.
     *
     * @param threads how many threads to use
     */
    PatternTrees build(TreeShap shap, int threads) throws IOException {
        List<PatternTree> tabled = new ArrayList<>();
        List<PathTree> walked = new ArrayList<>();
        for (int t = 0; t < chosen.length; t++) {
            if (chosen[t] == null) {
                walked.add(shap.trees().get(t));
            } else {
                tabled.add(chosen[t]);
            }
        }
        try {
            return shap.build(tabled, walked, threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while preparing to explain");
        }
    }
}
