package io.jenkins.plugins.mlops.engine.shap.block;

/**
 * Options for a run.
 *
 * @param threads worker threads, at least 1
 * @param blockRows most rows a thread works on at a time
 */
public record ExplainOptions(int threads, int blockRows) {
    public ExplainOptions {
        if (threads < 1 || blockRows < 1) {
            throw new IllegalArgumentException("threads and blockRows must be at least 1");
        }
    }

    /** All processors, blocks of a size that fits their caches. */
    public static ExplainOptions defaults() {
        return new ExplainOptions(Runtime.getRuntime().availableProcessors(), 256);
    }
}
