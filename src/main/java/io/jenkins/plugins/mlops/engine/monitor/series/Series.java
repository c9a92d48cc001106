package io.jenkins.plugins.mlops.engine.monitor.series;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Decides over runs: a pure function of the runs before, the present one and the policy. */
public final class Series {
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
            case EACH -> finish(present.drifted(), present.drifted() ? 1 : 0, 1, 1, "this run", series, policy);
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
                throw new BadInputException("the history goes backwards in time: " + all.get(i).at() + " follows " + all.get(i - 1).at());
            }
        }
        while (first > 0 && Objects.equals(all.get(first - 1).model(), present.model())) {
            first--;
        }
        return all.subList(first, all.size());
    }

    private static SeriesState kOfN(List<SeriesPoint> series, SeriesPolicy policy) {
        boolean alarm = false;
        List<Boolean> bad = new ArrayList<>();
        for (SeriesPoint point : series) {
            if (point.decided() || point.drifted()) {
                bad.add(point.drifted() || alarm && point.intensity() >= policy.leave());
                alarm = counted(bad, policy.of()) >= policy.needed();
            }
        }
        int counted = counted(bad, policy.of());
        int lookedAt = Math.min(bad.size(), policy.of());
        return finish(alarm, counted, lookedAt, 1, counted + " of the last " + lookedAt + (lookedAt == 1 ? " run" : " runs"), series, policy);
    }

    private static int counted(List<Boolean> bad, int of) {
        return (int) bad.subList(Math.max(0, bad.size() - of), bad.size()).stream().filter(b -> b).count();
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
        String runs = String.format(Locale.ROOT, "the evidence of %d %s (%.3g, alarm at %.3g)", series.size(), series.size() == 1 ? "run" : "runs",
                evidence, 1 / policy.yearlyRate());
        return finish(alarm, alarm ? 1 : 0, series.size(), evidence, runs, series, policy);
    }

    private static SeriesState finish(
            boolean alarm, int counted, int lookedAt, double evidence, String runs, List<SeriesPoint> series, SeriesPolicy policy) {
        SeriesPoint present = series.get(series.size() - 1);
        if (!alarm) {
            String why = policy.rule() == SeriesPolicy.Rule.K_OF_N ? "drift in " + runs + ", " + policy.needed() + " of " + policy.of() + " are needed"
                    : "no drift by " + runs;
            return new SeriesState(false, counted, lookedAt, evidence, false, why);
        }
        Set<String> columns = new LinkedHashSet<>();
        series.subList(Math.max(0, series.size() - Math.max(1, policy.of())), series.size()).forEach(point -> columns.addAll(point.columns()));
        String what = "drift by " + runs + (columns.isEmpty() ? "" : ": " + String.join(", ", columns.stream().limit(5).toList())
                + (columns.size() > 5 ? " and " + (columns.size() - 5) + " more" : ""));
        Instant asked = null;
        for (SeriesPoint point : series.subList(0, series.size() - 1)) {
            asked = point.retrain() ? point.at() : asked;
        }
        if (asked != null && Duration.between(asked, present.at()).compareTo(policy.coolDown()) < 0) {
            return new SeriesState(true, counted, lookedAt, evidence, false,
                    what + "; training was asked for on " + asked + " and cools down until " + asked.plus(policy.coolDown()));
        }
        return new SeriesState(true, counted, lookedAt, evidence, true, what);
    }
}
