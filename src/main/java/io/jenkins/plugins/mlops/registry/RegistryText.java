package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.NumberText;
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
}
