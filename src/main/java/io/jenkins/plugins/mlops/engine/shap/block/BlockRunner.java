package io.jenkins.plugins.mlops.engine.shap.block;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Runs explainers over a stream of rows, one per thread. Threads take turns to read, work apart, and hand over their blocks in the order of the
 * rows, so memory holds no more than one block per thread and results do not depend on the number of threads.
 */
public final class BlockRunner {
    private final Model model;
    private final FeatureSource source;
    private final AttributionSink sink;
    private final double[] base;
    private final int blockRows;
    private final ShapMethod method;
    private final ShapTotals totals;

    private FeatureBlock current;
    private int taken;
    private long nextRow;
    private long tickets;
    private long delivered;
    private boolean stopped;

    /** A piece of the input: rows {@code from} to {@code from + rows} of a block, its place in the order, the number of its first row. */
    private record Piece(FeatureBlock input, int from, int rows, long ticket, long firstRow) {}

    public BlockRunner(
            Model model, FeatureSource source, AttributionSink sink, double[] base, int blockRows, ShapMethod method) {
        this.model = model;
        this.source = source;
        this.sink = sink;
        this.base = base;
        this.blockRows = blockRows;
        this.method = method;
        this.totals = new ShapTotals(base.length, model.features().size());
    }

    /** Rows per piece so that few rows still occupy every thread. */
    public static int spread(ExplainOptions options, long rows) {
        if (rows < 0) {
            return options.blockRows();
        }
        long share = (rows + options.threads() - 1) / options.threads();
        // A multiple of eight keeps vector loops whole.
        return (int) Math.max(1, Math.min(options.blockRows(), (share + 7) / 8 * 8));
    }

    public ShapSummary run(int threads, Supplier<BlockExplainer> explainers, List<String> notes) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> {
                    work(explainers.get());
                    return null;
                }));
            }
            for (Future<Void> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while explaining");
        } finally {
            stop();
            pool.shutdownNow();
        }
        return totals.summary(base, method, notes);
    }

    private static void rethrow(Throwable cause) throws IOException {
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }

    private void work(BlockExplainer explainer) throws IOException, InterruptedException {
        int features = model.features().size();
        AttributionBlock block =
                new AttributionBlock(features, base, explainer.phi(), explainer.margins(), explainer.explained());
        BlockTotals sums = new BlockTotals(base.length, features);
        double[] scratch = new double[blockRows];
        try {
            for (Piece piece = take(); piece != null; piece = take()) {
                explainer.explain(piece.input, piece.from, piece.rows, piece.firstRow);
                block.set(piece.firstRow, piece.rows);
                sums.measure(block, explainer, scratch);
                deliver(piece.ticket, block, sums);
            }
        } catch (Throwable e) {
            stop();
            throw e;
        }
    }

    private synchronized Piece take() throws IOException {
        while (!stopped && (current == null || taken == current.rows())) {
            current = source.next();
            taken = 0;
            if (current == null) {
                return null;
            }
            model.requireColumns(current);
        }
        if (stopped) {
            return null;
        }
        int rows = Math.min(blockRows, current.rows() - taken);
        Piece piece = new Piece(current, taken, rows, tickets++, nextRow);
        taken += rows;
        nextRow += rows;
        return piece;
    }

    private void deliver(long ticket, AttributionBlock block, BlockTotals sums)
            throws IOException, InterruptedException {
        synchronized (totals) {
            while (delivered != ticket) {
                if (isStopped()) {
                    return;
                }
                totals.wait();
            }
            totals.add(sums);
            sink.accept(block);
            delivered++;
            totals.notifyAll();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void stop() {
        synchronized (this) {
            stopped = true;
        }
        synchronized (totals) {
            totals.notifyAll();
        }
    }
}
