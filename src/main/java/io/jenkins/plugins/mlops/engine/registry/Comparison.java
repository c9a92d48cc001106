package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.NumberText;
import java.util.Map;

/**
 * A metric on which a challenger has to hold its own against the champion.
 *
 * @param metric its name
 * @param higher whether more is better
 * @param tolerance how much worse, in the metric's own unit, is still accepted; at least 0
 */
public record Comparison(String metric, boolean higher, double tolerance) {
    public Comparison {
        if (metric.isBlank() || !(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new BadInputException(
                    "a comparison needs the name of a metric and a tolerance of at least 0, found \"" + metric
                            + "\" and " + tolerance);
        }
    }

    /** Reads {@code Auc}, {@code Rmse:lower} or {@code Auc:higher:0.01}. */
    public static Comparison parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            boolean higher = parts.length < 2 || parts[1].equals("higher");
            if (parts.length <= 3 && (higher || parts[1].equals("lower"))) {
                return new Comparison(parts[0].strip(), higher, parts.length < 3 ? 0 : Double.parseDouble(parts[2]));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BadInputException(
                "a comparison is written METRIC, METRIC:lower or METRIC:higher:TOLERANCE, found \"" + text + "\"");
    }

    /**
     * Compares two versions.
     *
     * @param champion metrics of the version an alias points to, or null when it points to none
     * @param challenger metrics of the version that wants it
     * @return the outcome with one sentence on it
     */
    public Outcome judge(Map<String, Double> champion, Map<String, Double> challenger) {
        Double old = champion == null ? null : champion.get(metric);
        Double fresh = challenger.get(metric);
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
        boolean holds = higher ? fresh >= old - tolerance : fresh <= old + tolerance;
        return new Outcome(
                this,
                old,
                fresh,
                holds,
                metric + " is " + shown(fresh) + ", the champion has " + shown(old)
                        + (tolerance > 0 ? ", tolerance " + shown(tolerance) : ""));
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
