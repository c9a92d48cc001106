package io.jenkins.plugins.mlops.engine.shap.block;

import java.io.IOException;

/** Receives attributions block by block, in the order of the rows, called by one thread at a time. */
public interface AttributionSink {
    /**
     * Takes one block.
     *
     * @param block reused after the call returns: copy what is to be kept
     */
    void accept(AttributionBlock block) throws IOException;

    /** Keeps nothing: for callers that want the {@link ShapSummary} alone. */
    static AttributionSink none() {
        return block -> {};
    }
}
