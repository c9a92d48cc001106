package io.jenkins.plugins.mlops.engine.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares columns on several threads, each loaded only when its turn comes, so that memory holds a column a thread. */
public final class DriftAnalysis {
    /** Loads one column of both tables; null for a column that turns out not to be comparable. */
    public interface Source {
        ColumnPair load() throws Exception;
    }

    private DriftAnalysis() {}

    /**
     * Compares and decides.
     *
     * @param sources one a column
     * @param policy what counts as drift
     * @param threads columns worked on at once
     */
    public static DriftReport run(List<? extends Source> sources, DriftPolicy policy, int threads) {
        return DriftDecision.decide(compare(sources, new Comparer(policy, sources.size()), threads), policy);
    }

    /** Compares without deciding; columns that were not comparable are left out. */
    public static List<Comparison> compare(List<? extends Source> sources, Comparer comparer, int threads) {
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.max(1, Math.min(threads, Math.max(1, sources.size()))), task -> {
                    Thread thread = new Thread(task, "drift");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            List<Callable<Comparison>> tasks = new ArrayList<>();
            for (Source source : sources) {
                tasks.add(() -> {
                    ColumnPair pair = source.load();
                    return pair == null ? null : comparer.compare(pair);
                });
            }
            List<Comparison> columns = new ArrayList<>();
            for (Future<Comparison> result : workers.invokeAll(tasks)) {
                if (result.get() != null) {
                    columns.add(result.get());
                }
            }
            return columns;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the comparison was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
