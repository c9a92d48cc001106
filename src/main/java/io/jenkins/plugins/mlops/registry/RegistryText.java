package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.registry.MetricInterval;
import java.util.Locale;

/** Sizes and numbers as the pages of the registry show them. */
final class RegistryText {
    private RegistryText() {}

    /** A size in bytes with a unit of powers of 1024. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        for (; size >= 1024 && unit < 4; unit++) {
            size /= 1024;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", size, "KMGTP".charAt(unit));
    }

    /** A number with up to six digits that count. */
    static String number(Double value) {
        return value == null ? "" : NumberText.of(value, 6);
    }

    /** An interval with up to four digits that count. */
    static String range(MetricInterval interval) {
        return range(interval.low(), interval.high());
    }

    /** Two ends with up to four digits that count. */
    static String range(double low, double high) {
        return Messages.VersionComparison_range(NumberText.of(low, 4), NumberText.of(high, 4));
    }
}
