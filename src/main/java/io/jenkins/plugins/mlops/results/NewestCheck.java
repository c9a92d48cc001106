package io.jenkins.plugins.mlops.results;

import hudson.model.Job;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A check of the newest build of a job that made any, as the job's trend tells it; no build is loaded.
 *
 * @param build number of the build
 * @param id what the check is called in the build, the same for every attempt at it
 * @param step name of the step that made it
 * @param verdict what became of it; one that ended without a result has neither rules nor metrics
 * @param time when, in milliseconds since 1970
 * @param rules number of rules by verdict
 * @param metrics numbers by name
 */
public record NewestCheck(
        long build,
        String id,
        String step,
        CheckVerdict verdict,
        long time,
        Map<Verdict, Long> rules,
        Map<String, Double> metrics) {
    /** Those of a job, in the order they were made; none where it made no check. */
    public static List<NewestCheck> of(Job<?, ?> job) throws IOException {
        List<NewestCheck> checks = new ArrayList<>();
        for (TrendTail.BuildChecks build : TrendLog.of(job).newest(1)) {
            for (TrendTail.CheckPoint point : build.checks()) {
                checks.add(check(point));
            }
        }
        return checks;
    }

    private static NewestCheck check(TrendTail.CheckPoint point) {
        Map<Verdict, Long> rules = new LinkedHashMap<>();
        Map<?, ?> counts = point.line().get("counts") instanceof Map<?, ?> map ? map : Map.of();
        for (Verdict each : Verdict.values()) {
            rules.put(each, counts.get(each.name()) instanceof Long count ? count : 0L);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<?, ?> numbers = point.line().get("metrics") instanceof Map<?, ?> map ? map : Map.of();
        numbers.forEach((name, number) -> {
            if (number instanceof Number value) {
                metrics.put(name.toString(), value.doubleValue());
            }
        });
        return new NewestCheck(
                point.build(), point.firstAttempt(), point.step(), point.verdict(), point.time(), rules, metrics);
    }
}
