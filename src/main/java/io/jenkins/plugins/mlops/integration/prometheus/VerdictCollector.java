package io.jenkins.plugins.mlops.integration.prometheus;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.NewestCheck;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * The newest verdicts of all jobs for the Prometheus plugin, which asks for them from time to time and serves what it got. It reads the
 * end of each job's trend and loads no build.
 *
 * <p>Names follow <a href="https://prometheus.io/docs/practices/naming/">Prometheus' conventions</a>: base units, no verdict in a name.
 */
@Extension(optional = true)
public final class VerdictCollector extends Collector {
    private static final Logger LOGGER = Logger.getLogger(VerdictCollector.class.getName());
    private static final List<String> CHECK = List.of("job", "check", "step");

    @Override
    public List<MetricFamilySamples> collect() {
        GaugeMetricFamily verdicts = new GaugeMetricFamily(
                "jenkins_mlops_check_verdict",
                "Verdict of the newest check: 0 passed, 1 warning, 2 inconclusive, 3 failed, 4 error, 5 aborted",
                CHECK);
        GaugeMetricFamily times = new GaugeMetricFamily(
                "jenkins_mlops_check_timestamp_seconds", "When the newest check was made, since 1970", CHECK);
        GaugeMetricFamily builds =
                new GaugeMetricFamily("jenkins_mlops_check_build_number", "Build of the newest check", CHECK);
        GaugeMetricFamily rules = new GaugeMetricFamily(
                "jenkins_mlops_check_rules",
                "Rules of the newest check by their verdict",
                List.of("job", "check", "step", "verdict"));
        GaugeMetricFamily metrics = new GaugeMetricFamily(
                "jenkins_mlops_check_metric",
                "Numbers of the newest check by their name",
                List.of("job", "check", "step", "metric"));
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            String name = job.getFullName();
            for (NewestCheck check : newest(job)) {
                List<String> labels = List.of(name, check.id(), check.step());
                verdicts.addMetric(labels, number(check.verdict()));
                times.addMetric(labels, check.time() / 1000.0);
                builds.addMetric(labels, check.build());
                for (Map.Entry<Verdict, Long> count : check.rules().entrySet()) {
                    rules.addMetric(
                            List.of(
                                    name,
                                    check.id(),
                                    check.step(),
                                    count.getKey().name()),
                            count.getValue());
                }
                for (Map.Entry<String, Double> metric : check.metrics().entrySet()) {
                    metrics.addMetric(List.of(name, check.id(), check.step(), metric.getKey()), metric.getValue());
                }
            }
        }
        return List.of(verdicts, times, builds, rules, metrics);
    }

    /** Numbers that alerts rely on: they never change, whatever the order of verdicts is. */
    private static int number(CheckVerdict verdict) {
        return switch (verdict) {
            case PASSED -> 0;
            case WARNING -> 1;
            case INCONCLUSIVE -> 2;
            case FAILED -> 3;
            case ERROR -> 4;
            case ABORTED -> 5;
        };
    }

    private static List<NewestCheck> newest(Job<?, ?> job) {
        try {
            return NewestCheck.of(job);
        } catch (IOException x) {
            LOGGER.log(Level.FINE, x, () -> "the trend of " + job.getFullName() + " cannot be read");
            return List.of(); // one job's broken disk is no reason to lose the metrics of all
        }
    }
}
