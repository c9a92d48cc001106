package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.registry.MetricChange;
import io.jenkins.plugins.mlops.engine.registry.MetricInterval;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import java.util.Optional;

/** A metric of two versions side by side. It is called better or worse only where the intervals of both tell them apart. */
public final class MetricRow {
    private final MetricColumn metric;
    private final ModelVersion first;
    private final ModelVersion second;

    MetricRow(MetricColumn metric, ModelVersion first, ModelVersion second) {
        this.metric = metric;
        this.first = first;
        this.second = second;
    }

    public String getName() {
        return metric.getTitle();
    }

    public String getFirst() {
        return RegistryText.number(value(first));
    }

    public String getSecond() {
        return RegistryText.number(value(second));
    }

    /** The interval of the first, or empty. */
    public String getFirstRange() {
        return interval(first).map(RegistryText::range).orElse("");
    }

    /** The interval of the second, or empty. */
    public String getSecondRange() {
        return interval(second).map(RegistryText::range).orElse("");
    }

    /** The difference; empty where one of them has no such metric. */
    public String getChange() {
        Double before = value(first);
        Double after = value(second);
        if (before == null || after == null) {
            return "";
        }
        String change = (after > before ? "+" : "") + NumberText.of(after - before, 4);
        return judged().map(limits ->
                        Messages.VersionComparison_change(change, RegistryText.range(limits.low(), limits.high())))
                .orElse(change);
    }

    /** The style of the judgement: {@code better}, {@code worse}, or none. */
    public String getKind() {
        return better().map(better -> better ? "better" : "worse").orElse("none");
    }

    /** Better, worse, not distinguishable, or why nobody says; empty where there is nothing to judge. */
    public String getJudgement() {
        Double before = value(first);
        Double after = value(second);
        if (before == null
                || after == null
                || MetricColumn.improved(metric.getKey(), before, after).isEmpty()) {
            return "";
        }
        if (judged().isEmpty()) {
            return Messages.VersionComparison_noInterval();
        }
        return better().map(better -> better ? Messages.VersionComparison_better() : Messages.VersionComparison_worse())
                .orElseGet(Messages::VersionComparison_unclear);
    }

    private Optional<Boolean> better() {
        return judged().filter(MetricChange::isDistinguishable)
                .flatMap(limits -> MetricColumn.improved(metric.getKey(), value(first), value(second)));
    }

    /** The limits of the difference, where both were measured with intervals of one level and differ. */
    private Optional<MetricChange> judged() {
        Optional<MetricInterval> before = interval(first);
        Optional<MetricInterval> after = interval(second);
        boolean comparable = before.isPresent()
                && after.isPresent()
                && before.get().level() == after.get().level()
                && before.get().value() != after.get().value();
        return comparable ? Optional.of(MetricChange.of(before.get(), after.get())) : Optional.empty();
    }

    private Double value(ModelVersion version) {
        return version.metrics().get(metric.getKey());
    }

    private Optional<MetricInterval> interval(ModelVersion version) {
        return Optional.ofNullable(version.intervals().get(metric.getKey()));
    }
}
