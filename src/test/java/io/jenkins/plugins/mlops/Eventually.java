package io.jenkins.plugins.mlops;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what another thread or process does, where it cannot tell when it is done: asks until it is so. How long that takes decides nothing;
 * the end after ten minutes is only there so that a test that waits for ever fails.
 */
public final class Eventually {
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(10);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Eventually() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param otherwise what is said when it never does
     */
    public static void holds(Callable<Boolean> condition, Callable<String> otherwise) throws Exception {
        for (long start = System.nanoTime(); !condition.call(); ) {
            if (System.nanoTime() - start > LIMIT) {
                fail(otherwise.call());
            }
            NEVER.await(20, TimeUnit.MILLISECONDS);
        }
    }
}
