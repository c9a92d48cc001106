package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.rules.IsoMoment;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Dates and times of rules, in the form SQL reads; times without an offset are UTC. */
public final class Times {
    private static final DateTimeFormatter SQL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private Times() {}

    static String sql(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).format(SQL);
    }

    /** The text as a SQL timestamp, or null when it is neither a date nor a time in ISO 8601. */
    public static String parse(String text) {
        LocalDateTime moment = IsoMoment.of(text);
        return moment == null ? null : moment.format(SQL);
    }
}
