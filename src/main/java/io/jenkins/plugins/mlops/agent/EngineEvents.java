package io.jenkins.plugins.mlops.agent;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.request.OneLine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Reads the engine's event lines (docs/result-format.md): prints what is for the build log and keeps how it ended.
 *
 * <p>The lines come from an agent, so every text is cut and freed of control characters, and every number of things is bounded.
 */
final class EngineEvents {
    private static final long PROGRESS_PAUSE = Duration.ofSeconds(5).toNanos();
    private static final int MAX_TEXT = 2000;
    private static final int MAX_METRICS = 100;
    private static final int MAX_BROKEN = 20;
    private static final int MAX_LIMITS = 6;
    private static final int MAX_LINES = 20;

    private final PrintStream log;
    private final LongSupplier clock;
    private long lastProgress;
    private boolean progressed;
    private EngineResult result;
    private final List<String> told = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private String error;

    /**
     * @param log the build's log
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    EngineEvents(PrintStream log, LongSupplier clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Takes one line of standard output. */
    synchronized void line(String line) {
        if (line.isBlank()) {
            return;
        }
        Map<String, Object> event;
        try {
            event = JsonReader.object(line);
        } catch (IllegalArgumentException x) {
            print(OneLine.of(line, MAX_TEXT)); // a library of the engine printed something
            return;
        }
        switch (text(event, "event")) {
            case "progress":
                progress(event);
                break;
            case "log":
                String level = text(event, "level");
                keep(level.equals("info") ? told : warnings, text(event, "text"));
                print((level.equals("warning") || level.equals("error") ? level.toUpperCase(Locale.ROOT) + ": " : "")
                        + text(event, "text"));
                break;
            case "result":
                result = result(event);
                break;
            case "error":
                error = text(event, "text");
                break;
            default:
            // A newer engine may have more to say than this plugin knows.
        }
    }

    /** Returns the engine's result, or null. */
    synchronized EngineResult result() {
        return result;
    }

    /** Returns the first lines that the engine had to tell. */
    synchronized EngineAnswer answer() {
        return new EngineAnswer(told, warnings);
    }

    /** Why the engine decided nothing, in one line, or null. */
    synchronized String error() {
        return error;
    }

    private static void keep(List<String> lines, String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        }
    }

    private void progress(Map<String, Object> event) {
        long now = clock.getAsLong();
        if (progressed && now - lastProgress < PROGRESS_PAUSE) {
            return;
        }
        progressed = true;
        lastProgress = now;
        Object fraction = event.get("fraction");
        String share =
                fraction instanceof Number ? String.format(" %3.0f %%", 100 * ((Number) fraction).doubleValue()) : "";
        print(text(event, "text") + share);
    }

    private void print(String text) {
        log.println("[mlops] " + text);
    }

    private static EngineResult result(Map<String, Object> event) {
        Verdict verdict;
        try {
            verdict = Verdict.valueOf(text(event, "verdict"));
        } catch (IllegalArgumentException x) {
            return null; // as good as no result, and said as such
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        Map<?, ?> counted = map(event, "counts");
        for (Verdict each : Verdict.values()) {
            Object count = counted.get(each.name());
            counts.put(each, count instanceof Number ? ((Number) count).intValue() : 0);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Map.Entry<?, ?> metric : map(event, "metrics").entrySet()) {
            if (metric.getValue() instanceof Number && metrics.size() < MAX_METRICS) {
                metrics.put(OneLine.of(metric.getKey().toString(), 80), ((Number) metric.getValue()).doubleValue());
            }
        }
        return new EngineResult(
                verdict,
                text(event, "message"),
                broken(event),
                counts,
                new EngineResult.Measured(metrics, limits(event, metrics.keySet())),
                textOrNull(event, "fingerprint", 200),
                textOrNull(event, "subject", 200));
    }

    /** Of the metrics that are known, by their order. */
    private static Map<String, List<Double>> limits(Map<String, Object> event, Set<String> metrics) {
        Map<?, ?> told = map(event, "limits");
        Map<String, List<Double>> limits = new LinkedHashMap<>();
        for (String metric : metrics) {
            if (told.get(metric) instanceof List<?> numbers) {
                List<Double> known = numbers.stream()
                        .filter(Number.class::isInstance)
                        .map(number -> ((Number) number).doubleValue())
                        .limit(MAX_LIMITS)
                        .toList();
                if (!known.isEmpty()) {
                    limits.put(metric, known);
                }
            }
        }
        return limits;
    }

    private static List<BrokenCheck> broken(Map<String, Object> event) {
        List<BrokenCheck> broken = new ArrayList<>();
        if (event.get("broken") instanceof List) {
            for (Object one : (List<?>) event.get("broken")) {
                if (broken.size() < MAX_BROKEN && one instanceof Map) {
                    Map<?, ?> check = (Map<?, ?>) one;
                    broken.add(new BrokenCheck(
                            textOrNull(check, "rule", MAX_TEXT),
                            OneLine.of(String.valueOf(check.get("line")), MAX_TEXT),
                            textOrNull(check, "found", MAX_TEXT)));
                }
            }
        }
        return broken;
    }

    private static Map<?, ?> map(Map<String, Object> event, String name) {
        Object value = event.get(name);
        return value instanceof Map ? (Map<?, ?>) value : Map.of();
    }

    private static String text(Map<String, Object> event, String name) {
        String text = textOrNull(event, name, MAX_TEXT);
        return text == null ? "" : text;
    }

    private static String textOrNull(Map<?, ?> event, String name, int max) {
        Object value = event.get(name);
        return value == null ? null : OneLine.of(value.toString(), max);
    }
}
