package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;

/** A limit of {@link Limits} was reached: most likely an archive bomb. */
public class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private boolean told;

    public LimitException(String message) {
        super(message);
    }

    /** True for the first who asks: the innermost place is the one to report. */
    boolean first() {
        boolean first = !told;
        told = true;
        return first;
    }
}
