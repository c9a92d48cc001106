package io.jenkins.plugins.mlops.engine.shap.pattern;

import io.jenkins.plugins.mlops.engine.shap.walk.PathTree;
import io.jenkins.plugins.mlops.engine.shap.walk.TreeWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The trees of a model by the way they are explained.
 *
 * @param tabled with tables
 * @param walked without
 */
public record PatternTrees(List<PatternTree> tabled, List<PathTree> walked) {
    /** Works out the tables that are not there yet; each thread takes its share of the trees. */
    public static PatternTrees build(List<PatternTree> tabled, List<PathTree> walked, int threads, int slots)
            throws InterruptedException {
        List<PatternTree> missing =
                tabled.stream().filter(tree -> !tree.built()).toList();
        if (missing.isEmpty()) {
            return new PatternTrees(tabled, walked);
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i;
                shares.add(() -> {
                    TreeWalk walk = PatternGroup.walk();
                    for (int t = first; t < missing.size(); t += threads) {
                        missing.get(t).build(walk, slots);
                    }
                    return null;
                });
            }
            for (Future<Void> share : pool.invokeAll(shares)) {
                share.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return new PatternTrees(tabled, walked);
    }
}
