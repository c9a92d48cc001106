package io.jenkins.plugins.mlops.engine.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Dates and times as rules write them: ISO 8601, UTC where no offset is given. */
public final class IsoMoment {
    private IsoMoment() {}

    /** The moment in UTC, a date as its midnight; null when the text is neither a date nor a time in ISO 8601. */
    public static LocalDateTime of(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            if (!iso.contains("T")) {
                return LocalDate.parse(iso).atStartOfDay();
            }
            try {
                return OffsetDateTime.parse(iso)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
            } catch (DateTimeParseException e) {
                return LocalDateTime.parse(iso);
            }
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
