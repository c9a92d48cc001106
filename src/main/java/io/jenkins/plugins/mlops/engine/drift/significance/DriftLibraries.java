package io.jenkins.plugins.mlops.engine.drift.significance;

import io.jenkins.plugins.mlops.engine.Machine;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Libraries that significance is computed with. */
public final class DriftLibraries {
    private DriftLibraries() {}

    /** Versions by the name of the library, read from the libraries themselves. */
    public static Map<String, String> versions() {
        return Map.of("commons-statistics", Machine.version(NormalDistribution.class));
    }
}
