package io.jenkins.plugins.mlops.agent;

import hudson.AbortException;

/** The engine ended and decided nothing; the message is one line for the build log. */
public class EngineFailure extends AbortException {
    private static final long serialVersionUID = 1L;

    EngineFailure(String message) {
        super(message);
    }
}
