package io.jenkins.plugins.mlops.engine.registry;

/**
 * Data that a check looked at.
 *
 * @param name as the check was given it
 * @param fingerprint digest of its content, or null where the check names none
 * @param rows number of rows, or null where the check does not tell
 */
public record CheckedData(String name, String fingerprint, Long rows) {}
