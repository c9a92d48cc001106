package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.drift.sample.NumberName;
import java.util.Locale;

/** Numbers as sentences show them: as many digits as a reader can use. */
public final class FigureText {
    private FigureText() {}

    /** To three digits; a whole number in full. */
    public static String shown(Object value) {
        return !(value instanceof Number figure)
                ? String.valueOf(value)
                : figure.doubleValue() == Math.rint(figure.doubleValue())
                        ? NumberName.of(figure.doubleValue())
                        : number(figure.doubleValue());
    }

    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "infinite" : "minus infinite";
        }
        if (value == 0) {
            return "0";
        }
        return Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7
                ? String.format(Locale.ROOT, "%.2e", value)
                : NumberText.rounded(value, 3).toPlainString();
    }

    static String p(double value) {
        return value < 1e-4 ? String.format(Locale.ROOT, "%.0e", value) : number(value);
    }

    static String percent(double share) {
        return number(share * 100) + " %";
    }
}
