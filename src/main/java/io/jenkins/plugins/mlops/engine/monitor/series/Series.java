package io.jenkins.plugins.mlops.engine.monitor.series;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Decides over runs: a pure function of the runs before, the present one and the policy. */
public final class Series {
    /** Stands for the column of a run whose broken rule names none. */
    private static final String NO_COLUMN = "";

    private Series() {}

    /**
     * Decides.
     *
     * @param past earlier runs, in order of time
     * @param present this run
     * @throws BadInputException when time goes backwards
     */
    public static SeriesState decide(List<SeriesPoint> past, SeriesPoint present, SeriesPolicy policy) {
        List<SeriesPoint> series = sameModel(past, present);
        return switch (policy.rule()) {
            case EACH ->
                finish(
                        present.drifted(),
                        present.drifted() ? 1 : 0,
                        1,
                        1,
                        "this run",
                        new LinkedHashSet<>(present.columns()),
                        series,
                        policy);
            case K_OF_N -> kOfN(series, policy);
            case E_PROCESS -> eProcess(series, policy);
        };
    }

    /** The runs since the present model came, with the present one at the end. */
    private static List<SeriesPoint> sameModel(List<SeriesPoint> past, SeriesPoint present) {
        List<SeriesPoint> all = new ArrayList<>(past);
        all.add(present);
        int first = all.size() - 1;
        for (int i = all.size() - 1; i > 0; i--) {
            if (all.get(i).at().isBefore(all.get(i - 1).at())) {
                throw new BadInputException("the history goes backwards in time: "
                        + all.get(i).at() + " follows " + all.get(i - 1).at());
            }
        }
        while (first > 0 && Objects.equals(all.get(first - 1).model(), present.model())) {
            first--;
        }
        return all.subList(first, all.size());
    }

    /**
     * Counts by column: two columns that were off by chance on two nights are no alarm, one that was off on both is. An alarm that is on
     * goes on counting while the effect has not fallen well below the limit.
     */
    private static SeriesState kOfN(List<SeriesPoint> series, SeriesPolicy policy) {
        boolean alarm = false;
        List<Set<String>> bad = new ArrayList<>();
        Map.Entry<Set<String>, Integer> worst = Map.entry(Set.of(), 0);
        for (SeriesPoint point : series) {
            if (point.decided() || point.drifted()) {
                Set<String> now = new LinkedHashSet<>();
                if (point.drifted()) {
                    now.addAll(point.columns().isEmpty() ? List.of(NO_COLUMN) : point.columns());
                }
                if (alarm && point.intensity() >= policy.leave()) {
                    now.addAll(worst.getKey());
                }
                bad.add(now);
                worst = worst(bad.subList(Math.max(0, bad.size() - policy.of()), bad.size()));
                alarm = worst.getValue() >= policy.needed();
            }
        }
        int lookedAt = Math.min(bad.size(), policy.of());
        String runs = worst.getValue() + " of the last " + lookedAt + (lookedAt == 1 ? " run" : " runs");
        Set<String> columns = new LinkedHashSet<>(worst.getKey());
        columns.remove(NO_COLUMN);
        return finish(alarm, worst.getValue(), lookedAt, 1, runs, columns, series, policy);
    }

    /** The columns that drifted most often, and how often. */
    private static Map.Entry<Set<String>, Integer> worst(List<Set<String>> runs) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        runs.forEach(run -> run.forEach(column -> counts.merge(column, 1, Integer::sum)));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Set<String> columns = new LinkedHashSet<>();
        counts.forEach((column, count) -> {
            if (count == most) {
                columns.add(column);
            }
        });
        return Map.entry(columns, most);
    }

    private static SeriesState eProcess(List<SeriesPoint> series, SeriesPolicy policy) {
        EProcess process = new EProcess(policy.runsPerYear());
        boolean alarm = false;
        double evidence = 1;
        for (SeriesPoint point : series) {
            if (!point.decided() && !point.drifted()) {
                continue;
            }
            process.add(point.pValue());
            evidence = Math.max(1, process.value());
            if (!alarm && process.value() >= 1 / policy.yearlyRate()) {
                alarm = true;
            } else if (alarm && point.intensity() < policy.leave()) {
                // The change has gone: what was gathered speaks of the past.
                alarm = false;
                process = new EProcess(policy.runsPerYear());
                evidence = 1;
            }
        }
        String runs = String.format(
                Locale.ROOT,
                "the evidence of %d %s (%.3g, alarm at %.3g)",
                series.size(),
                series.size() == 1 ? "run" : "runs",
                evidence,
                1 / policy.yearlyRate());
        return finish(
                alarm,
                alarm ? 1 : 0,
                series.size(),
                evidence,
                runs,
                new LinkedHashSet<>(series.get(series.size() - 1).columns()),
                series,
                policy);
    }

    private static SeriesState finish(
            boolean alarm,
            int counted,
            int lookedAt,
            double evidence,
            String runs,
            Set<String> columns,
            List<SeriesPoint> series,
            SeriesPolicy policy) {
        SeriesPoint present = series.get(series.size() - 1);
        if (!alarm) {
            String why = policy.rule() == SeriesPolicy.Rule.K_OF_N
                    ? "drift in " + runs + ", " + policy.needed() + " of " + policy.of() + " are needed"
                    : "no drift by " + runs;
            return new SeriesState(false, counted, lookedAt, evidence, false, why);
        }
        String what = "drift by " + runs
                + (columns.isEmpty()
                        ? ""
                        : ": " + String.join(", ", columns.stream().limit(5).toList())
                                + (columns.size() > 5 ? " and " + (columns.size() - 5) + " more" : ""));
        Instant asked = null;
        for (SeriesPoint point : series.subList(0, series.size() - 1)) {
            asked = point.retrain() ? point.at() : asked;
        }
        if (asked != null && Duration.between(asked, present.at()).compareTo(policy.coolDown()) < 0) {
            return new SeriesState(
                    true,
                    counted,
                    lookedAt,
                    evidence,
                    false,
                    what + "; training was asked for on " + asked + " and cools down until "
                            + asked.plus(policy.coolDown()));
        }
        return new SeriesState(true, counted, lookedAt, evidence, true, what);
    }
}
