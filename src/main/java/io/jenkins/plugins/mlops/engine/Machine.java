package io.jenkins.plugins.mlops.engine;

import io.jenkins.plugins.mlops.engine.result.Environment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine that this process runs on, and the resources it has used so far. */
public final class Machine {
    private Machine() {}

    /**
     * The environment entry of a result document.
     *
     * @param started when the work began
     * @param libraries versions of the libraries that computed something
     */
    public static Environment environment(Instant started, int threads, Map<String, String> libraries) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("mlops", version());
        versions.put("java", System.getProperty("java.version"));
        versions.putAll(libraries);
        double wall = Duration.between(started, Instant.now()).toNanos() / 1e9;
        return new Environment(
                versions,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                threads,
                wall,
                cpuSeconds(),
                peakMemory());
    }

    /** The version of the engine, from its jar. */
    public static String version() {
        String version = Machine.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * The version of a library, from its jar.
     *
     * @param type any class of the library
     */
    public static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(d -> d.toNanos() / 1e9)
                .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
    }

    /** Highest resident size in bytes, where Linux tells it; else 0. */
    private static long peakMemory() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (IOException | RuntimeException e) {
            return 0; // not Linux
        }
        return 0;
    }
}
