package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.NumberText;
import java.util.List;
import java.util.Map;

/**
 * A metric on which a challenger has to hold its own against the champion.
 *
 * @param metric its name
 * @param higher whether more is better
 * @param tolerance how much worse is still accepted; at least 0
 * @param relative whether the tolerance is a share of the champion's value, else it is in the metric's own unit
 */
public record Comparison(String metric, boolean higher, double tolerance, boolean relative) {
    public Comparison {
        if (metric.isBlank() || !(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new BadInputException(
                    "a comparison needs the name of a metric and a tolerance of at least 0, found \"" + metric
                            + "\" and " + tolerance);
        }
    }

    /** Reads {@code Auc}, {@code Rmse:lower}, {@code Auc:higher:0.01} or {@code Auc:higher:2%}. */
    public static Comparison parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            boolean higher = parts.length < 2 || parts[1].equals("higher");
            if (parts.length <= 3 && (higher || parts[1].equals("lower"))) {
                String tolerance = parts.length < 3 ? "0" : parts[2].strip();
                boolean relative = tolerance.endsWith("%");
                double number = Double.parseDouble(relative ? tolerance.replaceFirst("%$", "") : tolerance);
                return new Comparison(parts[0].strip(), higher, relative ? number / 100 : number, relative);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BadInputException(
                "a comparison is written METRIC, METRIC:lower, METRIC:higher:0.01 or METRIC:higher:2%, found \"" + text
                        + "\"");
    }

    /**
     * Compares two versions in several metrics, each as {@link #judge} does.
     *
     * @param champion metrics of the version an alias points to, or null when it points to none
     */
    public static List<Outcome> judge(
            List<Comparison> comparisons, Map<String, Double> champion, Map<String, Double> challenger) {
        return comparisons.stream()
                .map(comparison -> comparison.judge(champion, challenger))
                .toList();
    }

    /**
     * Compares two versions.
     *
     * @param champion metrics of the version an alias points to, or null when it points to none
     * @param challenger metrics of the version that wants it
     * @return the outcome with one sentence on it
     */
    public Outcome judge(Map<String, Double> champion, Map<String, Double> challenger) {
        Double old = champion == null ? null : MetricName.value(champion, metric);
        Double fresh = MetricName.value(challenger, metric);
        if (fresh == null || fresh.isNaN()) {
            return new Outcome(this, old, fresh, false, "the challenger has no metric \"" + metric + "\"");
        }
        if (champion == null) {
            return new Outcome(this, null, fresh, true, metric + " is " + shown(fresh) + "; there is no champion yet");
        }
        if (old == null || old.isNaN()) {
            return new Outcome(
                    this, old, fresh, false, "the champion has no metric \"" + metric + "\" to compare with");
        }
        boolean holds = higher ? fresh >= limit(old) : fresh <= limit(old);
        return new Outcome(
                this,
                old,
                fresh,
                holds,
                metric + " is " + shown(fresh) + ", the champion has " + shown(old) + leeway(old));
    }

    /** The worst value that is accepted beside a champion's. */
    public double limit(double champion) {
        double allowed = relative ? Math.abs(champion) * tolerance : tolerance;
        return higher ? champion - allowed : champion + allowed;
    }

    /** The tolerance as it was asked for: {@code 0.01} or {@code 2 %}. */
    public String toleranceText() {
        return relative ? shown(tolerance * 100) + " %" : String.valueOf(tolerance);
    }

    private String leeway(double champion) {
        return tolerance > 0
                ? ", tolerance " + shown(Math.abs(champion - limit(champion)))
                        + (relative ? " (" + toleranceText() + " of it)" : "")
                : "";
    }

    /** A value of a metric with six digits that count. */
    public static String shown(double value) {
        return NumberText.of(value, 6);
    }

    /**
     * Result of the comparison.
     *
     * @param comparison what was asked
     * @param champion value of the version the alias points to, or null
     * @param challenger value of the version that wants the alias, or null
     * @param holds whether the challenger may have it
     * @param message one sentence
     */
    public record Outcome(Comparison comparison, Double champion, Double challenger, boolean holds, String message) {}
}
