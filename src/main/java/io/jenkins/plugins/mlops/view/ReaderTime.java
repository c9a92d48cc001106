package io.jenkins.plugins.mlops.view;

import hudson.model.TimeZoneProperty;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.zone.ZoneRulesException;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/**
 * Times for the reader of a page: in the format of the page's language, and in the zone that the user chose in the own settings, otherwise in that of
 * the controller. The zone stands behind the time.
 */
public final class ReaderTime {
    private ReaderTime() {}

    /** To the minute. */
    public static String minutes(Instant time) {
        return text(time, FormatStyle.SHORT);
    }

    /** To the second. */
    public static String seconds(Instant time) {
        return text(time, FormatStyle.MEDIUM);
    }

    private static String text(Instant time, FormatStyle clock) {
        Locale locale = LocaleProvider.getLocale();
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, clock);
        DateTimeFormatter zone = DateTimeFormatter.ofPattern("zzz");
        var there = time.atZone(zone());
        return date.localizedBy(locale).format(there) + " "
                + zone.withLocale(locale).format(there);
    }

    private static ZoneId zone() {
        String chosen = TimeZoneProperty.forCurrentUser();
        if (chosen == null) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(chosen, ZoneId.SHORT_IDS);
        } catch (ZoneRulesException e) { // a zone that this Java does not know any more
            return ZoneId.systemDefault();
        }
    }
}
