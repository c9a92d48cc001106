package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.NumberText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, sizes and numbers as the pages of the registry show them. */
final class RegistryText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RegistryText() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

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
