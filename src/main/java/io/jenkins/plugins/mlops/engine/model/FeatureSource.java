package io.jenkins.plugins.mlops.engine.model;

import java.io.IOException;

/** Model input as a stream of blocks, so that a table never has to be in memory whole. Called by one thread at a time. */
public interface FeatureSource {
    /** The next rows, or null at the end. Blocks of some thousand rows are a good size; an empty block is allowed. */
    FeatureBlock next() throws IOException;

    /** Number of rows to come when known, else -1. Only used to spread few rows over the threads. */
    default long rows() {
        return -1;
    }

    /** A source of one block. */
    static FeatureSource of(FeatureBlock block) {
        return new FeatureSource() {
            private FeatureBlock rest = block;

            @Override
            public FeatureBlock next() {
                FeatureBlock result = rest;
                rest = null;
                return result;
            }

            @Override
            public long rows() {
                return block.rows();
            }
        };
    }
}
