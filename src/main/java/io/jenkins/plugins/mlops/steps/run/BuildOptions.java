package io.jenkins.plugins.mlops.steps.run;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import java.util.List;
import java.util.Map;

/** Tells the engine which build it works for, so that each result says where it comes from. */
public final class BuildOptions {
    private final BuildInfo build;

    BuildOptions(BuildInfo build) {
        this.build = build;
    }

    void addTo(Map<String, List<String>> options) {
        add(options, "build-url", build.url());
        add(options, "build-name", build.name());
        add(options, "commit", build.commit());
        add(options, "branch", build.branch());
    }

    private static void add(Map<String, List<String>> options, String option, String value) {
        if (value != null) {
            options.put(option, List.of(value));
        }
    }
}
