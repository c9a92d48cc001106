package io.jenkins.plugins.mlops.engine.connection;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The engine's own clock for statements: what runs longer than allowed is cancelled in the database, whatever the database itself knows of limits. */
final class StatementClock implements AutoCloseable {
    private final Duration limit;
    private final ScheduledThreadPoolExecutor timer;

    StatementClock(StatementLimit limit) {
        this.limit = limit.time().orElse(null);
        if (this.limit == null) {
            timer = null;
            return;
        }
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "statement-limit");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Starts for one statement. */
    Started start(Statement statement) {
        return new Started(statement);
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** Runs for one statement, until it is closed. */
    final class Started implements AutoCloseable {
        private final long began = System.nanoTime();
        private final Future<?> end;

        private Started(Statement statement) {
            end = timer == null
                    ? null
                    : timer.schedule(() -> cancel(statement), limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Tells whether the time is over. A limit that the database keeps itself began later, so that it is over here, too, when it ends a statement. */
        boolean isOver() {
            return limit != null && System.nanoTime() - began >= limit.toNanos();
        }

        @Override
        public void close() {
            if (end != null) {
                end.cancel(false);
            }
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It has ended meanwhile, or the connection is gone, which whoever waits for its result learns as well.
        }
    }
}
