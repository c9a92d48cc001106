package io.jenkins.plugins.mlops.engine.blackbox;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops a run that takes too long: a model may hold loops without an end. */
final class Deadline implements AutoCloseable {
    /** Far more than any batch of rows takes. */
    static final int MINUTES = 5;

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "model-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final OrtSession.RunOptions options;
    private final Future<?> alarm;
    private boolean over;
    private boolean passed;

    Deadline() throws OrtException {
        options = new OrtSession.RunOptions();
        alarm = TIMER.schedule(this::stop, MINUTES, TimeUnit.MINUTES);
    }

    OrtSession.RunOptions options() {
        return options;
    }

    private synchronized void stop() {
        if (!over) {
            passed = true;
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        alarm.cancel(false);
        options.close();
    }
}
