package io.jenkins.plugins.mlops.engine.validate.types;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Dates and times of rules, in the form SQL reads; times without an offset are UTC. */
public final class Times {
    private static final DateTimeFormatter SQL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private Times() {}

    static String sql(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).format(SQL);
    }

    /** The text as a SQL timestamp, or null when it is neither a date nor a time in ISO 8601. */
    public static String parse(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            if (!iso.contains("T")) {
                return LocalDate.parse(iso).atStartOfDay().format(SQL);
            }
            try {
                return OffsetDateTime.parse(iso)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .format(SQL);
            } catch (DateTimeParseException e) {
                return LocalDateTime.parse(iso).format(SQL);
            }
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
