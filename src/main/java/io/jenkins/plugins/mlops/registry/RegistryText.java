package io.jenkins.plugins.mlops.registry;

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
        if (value == null) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf(value.longValue());
        }
        String text = String.format(Locale.ROOT, "%.6g", value);
        return text.contains("e") ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
