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
    /** Loads one column of both tables. */
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
        Comparer comparer = new Comparer(policy, sources.size());
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, Math.max(1, sources.size()))), task -> {
            Thread thread = new Thread(task, "drift");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Comparison>> tasks = new ArrayList<>();
            for (Source source : sources) {
                tasks.add(() -> comparer.compare(source.load()));
            }
            List<Comparison> columns = new ArrayList<>();
            for (Future<Comparison> result : workers.invokeAll(tasks)) {
                columns.add(result.get());
            }
            return DriftDecision.decide(columns, policy);
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
