package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Does the same with many files, several at a time.
 *
 * @param threads at most this many at a time
 */
record Together(int threads) {
    /** Threads that wait for a disk need no processor; file systems write what many wait for in one step. */
    static final Together WAITING = new Together(16);

    /**
     * Does it with all of them, in any order. All threads have ended when this returns.
     *
     * @throws IOException what went wrong with the first that did not succeed
     * @throws InterruptedIOException when this thread is interrupted meanwhile; it stays interrupted
     */
    <T> void all(Collection<T> things, Work<T> work) throws IOException {
        if (things.size() < 2) {
            for (T thing : things) {
                work.with(thing);
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, things.size()), task -> {
            Thread thread = new Thread(task, "mlops registry files");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> started = new ArrayList<>();
            for (T thing : things) {
                started.add(pool.submit(() -> {
                    work.with(thing);
                    return null;
                }));
            }
            for (Future<?> each : started) {
                each.get();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw told(e.getCause());
        } finally {
            end(pool);
        }
    }

    /** Stops what still runs and waits for it: nothing may write after the caller has cleaned up. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean stopped = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException told(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause);
    }

    /** What to throw of a wait that was interrupted; this thread stays interrupted. */
    static InterruptedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException told = new InterruptedIOException("was interrupted while files were stored");
        told.initCause(e);
        return told;
    }

    /** What is done with one of them. */
    interface Work<T> {
        void with(T thing) throws IOException;
    }
}
