package io.jenkins.plugins.mlops.engine.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A registered version; it never changes.
 *
 * @param identity what tells it from all others
 * @param origin how it came into the registry
 * @param files what it consists of
 * @param description what is known of it beside
 * @param verdicts the results it brought
 * @param evidence the documents kept beside it
 */
public record ModelVersion(
        VersionIdentity identity,
        VersionOrigin origin,
        List<FileEntry> files,
        ModelDescription description,
        List<VerdictEntry> verdicts,
        List<EvidenceEntry> evidence) {

    public ModelVersion {
        files = List.copyOf(files);
        verdicts = List.copyOf(verdicts);
        evidence = List.copyOf(evidence);
    }

    public String name() {
        return identity.name();
    }

    public int number() {
        return identity.number();
    }

    public String digest() {
        return identity.digest();
    }

    public String fingerprint() {
        return identity.fingerprint();
    }

    public String key() {
        return identity.key();
    }

    public Instant created() {
        return origin.created();
    }

    public String by() {
        return origin.by();
    }

    public BuildInfo build() {
        return origin.build();
    }

    public Object signature() {
        return description.signature();
    }

    public Map<String, Double> metrics() {
        return description.metrics();
    }

    /** The confidence intervals of its metrics, as far as a result that it carries measured that very value; versions from before intervals were recorded have none. */
    public Map<String, MetricInterval> intervals() {
        Map<String, MetricInterval> intervals = new TreeMap<>();
        for (VerdictEntry verdict : verdicts) {
            verdict.scope().intervals().forEach((metric, interval) -> {
                if (Double.valueOf(interval.value()).equals(metrics().get(metric))) {
                    intervals.putIfAbsent(metric, interval);
                }
            });
        }
        return intervals;
    }

    public Map<String, String> params() {
        return description.params();
    }

    public Map<String, String> tags() {
        return description.tags();
    }

    public List<String> datasets() {
        return description.datasets();
    }

    public Object scan() {
        return description.scan();
    }

    /** {@code models:/credit-risk/3}, as MLflow writes it. */
    public String uri() {
        return "models:/" + name() + "/" + number();
    }
}
