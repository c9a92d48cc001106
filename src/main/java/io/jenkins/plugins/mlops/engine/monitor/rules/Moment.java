package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.drift.sample.Moments;
import java.time.Instant;
import java.time.ZoneOffset;

/** Dates and times that were compared as seconds since 1970, as a reader writes them. */
public final class Moment {
    private static final long DAY = 86_400;
    /** Farther from 1970, no date is meant. */
    private static final double FARTHEST = 3e11;

    private Moment() {}

    /** A date where it is midnight, else a date and a time. */
    public static String of(double seconds) {
        if (Double.isNaN(seconds) || Math.abs(seconds) > FARTHEST) {
            return Double.isNaN(seconds) ? "unknown" : seconds > 0 ? "infinity" : "-infinity";
        }
        long whole = Math.floorDiv((long) Math.rint(seconds * 1000), 1000L);
        Instant instant = Instant.ofEpochSecond(whole);
        return whole % DAY == 0 ? instant.atOffset(ZoneOffset.UTC).toLocalDate().toString() : instant.toString();
    }

    /** From the first to the last. */
    static String range(Moments moments) {
        return of(moments.minimum()) + ".." + of(moments.maximum());
    }
}
