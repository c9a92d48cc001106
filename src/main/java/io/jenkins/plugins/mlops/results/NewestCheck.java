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
 * @param id what the check is called in the build
 * @param step name of the step that made it
 * @param time when, in milliseconds since 1970
 * @param rules number of rules by verdict
 * @param metrics numbers by name
 */
public record NewestCheck(
        long build, String id, String step, Verdict verdict, long time, Map<Verdict, Long> rules, Map<String, Double> metrics) {
    /** Those of a job, in the order they were made; none where it made no check. */
    public static List<NewestCheck> of(Job<?, ?> job) throws IOException {
        List<NewestCheck> checks = new ArrayList<>();
        for (Map<String, Object> point : TrendLog.of(job).newest()) {
            NewestCheck check = check(point);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    private static NewestCheck check(Map<String, Object> point) {
        if (!(point.get("verdict") instanceof String verdict) || !(point.get("step") instanceof String step) || !(point.get("time") instanceof Long time)) {
            return null; // a line that somebody else wrote
        }
        Map<Verdict, Long> rules = new LinkedHashMap<>();
        Map<?, ?> counts = point.get("counts") instanceof Map<?, ?> map ? map : Map.of();
        for (Verdict each : Verdict.values()) {
            rules.put(each, counts.get(each.name()) instanceof Long count ? count : 0L);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<?, ?> numbers = point.get("metrics") instanceof Map<?, ?> map ? map : Map.of();
        numbers.forEach((name, number) -> {
            if (number instanceof Number value) {
                metrics.put(name.toString(), value.doubleValue());
            }
        });
        try {
            return new NewestCheck((Long) point.get("build"), (String) point.get("id"), step, Verdict.valueOf(verdict), time, rules, metrics);
        } catch (IllegalArgumentException x) {
            return null; // of a newer version
        }
    }
}
