package io.jenkins.plugins.mlops.engine.monitor;

import java.time.Instant;

/**
 * A frozen baseline as it was found.
 *
 * @param shown what messages call it
 * @param json its text
 * @param registered when its model was registered, or null
 */
public record FrozenBaseline(String shown, String json, Instant registered) {}
