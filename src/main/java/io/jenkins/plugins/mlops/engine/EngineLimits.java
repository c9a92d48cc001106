package io.jenkins.plugins.mlops.engine;

/**
 * Bounds on what a run takes of the machine.
 *
 * @param memoryBytes memory limit of the database, in bytes
 * @param threads worker threads
 */
public record EngineLimits(long memoryBytes, int threads) {}
