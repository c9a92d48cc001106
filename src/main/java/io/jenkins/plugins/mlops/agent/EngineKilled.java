package io.jenkins.plugins.mlops.agent;

/** The engine's process was ended from outside, by the system or by somebody on the agent, and decided nothing. */
public final class EngineKilled extends EngineFailure {
    private static final long serialVersionUID = 1L;

    EngineKilled(String message) {
        super(message);
    }
}
