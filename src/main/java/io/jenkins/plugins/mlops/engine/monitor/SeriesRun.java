package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.monitor.grammar.RuleTopic;
import io.jenkins.plugins.mlops.engine.monitor.rules.DecidedRule;
import io.jenkins.plugins.mlops.engine.monitor.rules.FigureText;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorFacts;
import io.jenkins.plugins.mlops.engine.monitor.series.Series;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesJson;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesPoint;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesPolicy;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesState;
import io.jenkins.plugins.mlops.engine.output.StagedFiles;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One run within the series that a history file keeps. */
final class SeriesRun {
    private final MonitorRequest request;
    private SeriesState state;
    private int waiting;
    private List<SeriesPoint> points = List.of();

    SeriesRun(MonitorRequest request) {
        this.request = request;
    }

    /**
     * Decides over the runs, and adds this one to the history. A rule on drift that is broken in this run alone is told, but breaks the
     * gate only when the series says so.
     *
     * @return the checks with that weighed in
     */
    List<DecidedRule> decide(List<DecidedRule> rules, MonitorFacts facts) throws IOException {
        Path before = request.series().files().before();
        List<SeriesPoint> past = before != null && Files.exists(before)
                ? SeriesJson.read(read(before), before.getFileName().toString())
                : List.of();
        boolean broken = rules.stream().anyMatch(DecidedRule::asksForTraining);
        boolean undecided = rules.stream().anyMatch(DecidedRule::leavesTrainingOpen);
        SeriesPoint present = new SeriesPoint(
                request.settings().now(),
                request.model().name(),
                broken || !undecided,
                broken,
                smallestP(facts.drift()),
                intensity(facts.drift()),
                false,
                what(rules, facts));
        state = Series.decide(past, present, request.series().policy());
        points = new ArrayList<>(past);
        points.add(present.withRetrain(state.retrain()));
        StagedFiles.writeOne(
                request.series().files().after(),
                out -> out.write(SeriesJson.write(points, state.reason()).getBytes(StandardCharsets.UTF_8)));
        List<DecidedRule> decided = new ArrayList<>();
        for (DecidedRule rule : rules) {
            boolean waits = !state.alarm() && rule.failsForDriftAlone();
            waiting += waits ? 1 : 0;
            decided.add(waits ? rule.with(overruled(rule.check())) : rule);
        }
        return decided;
    }

    /** Columns that drifted, and what else broke a rule for which training is a remedy. */
    private static List<String> what(List<DecidedRule> rules, MonitorFacts facts) {
        Set<String> what = new LinkedHashSet<>();
        facts.drift().columns().stream()
                .filter(ColumnDrift::drifted)
                .map(ColumnDrift::name)
                .forEach(what::add);
        rules.stream()
                .filter(DecidedRule::asksForTraining)
                .flatMap(rule -> rule.broken().stream())
                .forEach(part -> {
                    if (part.column() != null) {
                        what.add(part.column());
                    } else if (part.topic() == RuleTopic.PERFORMANCE) {
                        what.add(part.type());
                    }
                });
        return List.copyOf(what);
    }

    /** Returns the check with the rule over the runs, which the table then shows: its limit is passed in this run, and that is not what decided. */
    private Check overruled(Check check) {
        String runs = request.series().policy().rule() == SeriesPolicy.Rule.E_PROCESS
                ? "evidence " + String.format(Locale.ROOT, "%.3g", state.evidence())
                : "drift in " + state.counted() + " of the last " + state.lookedAt()
                        + (state.lookedAt() == 1 ? " run" : " runs");
        return check.against(
                        check.observed() == null ? runs : FigureText.shown(check.observed()) + " in this run, " + runs,
                        (check.expected() == null ? "" : check.expected() + ", or ") + rule())
                .with(
                        Verdict.PASSED,
                        check.message() + "; this run alone is not an alarm, the rule waits: " + state.reason());
    }

    /** That rules wait for more runs, as the end of a message; or an empty text. */
    String waiting() {
        return waiting == 0 ? "" : "; " + waiting + (waiting == 1 ? " rule waits: " : " rules wait: ") + state.reason();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadInputException(
                    file.getFileName() + ": the history cannot be read (" + e.getMessage() + ")", e);
        }
    }

    SeriesState state() {
        return state;
    }

    /** The policy in words. */
    String rule() {
        SeriesPolicy policy = request.series().policy();
        return switch (policy.rule()) {
            case EACH -> "each run decides";
            case K_OF_N -> "drift in fewer than " + policy.needed() + " of " + policy.of() + " runs";
            case E_PROCESS -> "evidence below " + Math.round(1 / policy.yearlyRate());
        };
    }

    /** The series for the report. */
    Section section() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("alarm", state.alarm());
        data.put("retrain", state.retrain());
        data.put("reason", state.reason());
        data.put("evidence", state.evidence());
        List<Map<String, Object>> runs = new ArrayList<>();
        for (SeriesPoint point : points.subList(Math.max(0, points.size() - 100), points.size())) {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("at", point.at().toString());
            run.put("model", point.model());
            run.put("drifted", point.drifted());
            run.put("intensity", Double.isFinite(point.intensity()) ? point.intensity() : null);
            run.put("columns", point.columns());
            run.put("retrain", point.retrain());
            runs.add(run);
        }
        data.put("runs", runs);
        return new Section("series", "Drift over runs", data);
    }

    /** Largest effect over its limit among significant columns, missing values included; 0 when none is significant. */
    static double intensity(DriftReport drift) {
        double most = 0;
        for (ColumnDrift column : drift.columns()) {
            if (column.measured().judged() && column.significant()) {
                most = Math.max(most, Math.min(1e6, column.strength()));
            }
            if (column.missing().significant() && drift.policy().missing().limit() > 0) {
                most = Math.max(
                        most,
                        Math.abs(column.missing().difference().value())
                                / drift.policy().missing().limit());
            }
        }
        return most;
    }

    private static double smallestP(DriftReport drift) {
        double least = 1;
        for (ColumnDrift column : drift.columns()) {
            if (column.measured().judged() && column.strength() >= 1) {
                least = Math.min(least, column.adjusted());
            }
            if (column.missing().difference() != null
                    && Math.abs(column.missing().difference().value())
                            >= drift.policy().missing().limit()) {
                least = Math.min(least, column.missing().adjusted());
            }
        }
        return least;
    }
}
