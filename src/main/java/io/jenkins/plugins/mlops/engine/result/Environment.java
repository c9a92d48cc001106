package io.jenkins.plugins.mlops.engine.result;

import java.util.Map;

/**
 * Where and with what a document was made.
 *
 * @param versions engine, java, and every library that computed something, by name
 * @param os operating system and processor
 * @param threads worker threads the engine allowed itself
 * @param wallSeconds time from start to the writing of the document
 * @param cpuSeconds processor time of the engine process, all threads
 * @param peakMemoryBytes highest resident size of the engine process, or 0 where the system does not tell
 */
public record Environment(
        Map<String, String> versions,
        String os,
        int threads,
        double wallSeconds,
        double cpuSeconds,
        long peakMemoryBytes) {}
