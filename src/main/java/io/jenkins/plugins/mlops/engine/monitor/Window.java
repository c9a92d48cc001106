package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the current data to look at, by its timestamp.
 *
 * @param since first moment, or null
 * @param until first moment behind the window, or null
 */
public record Window(Instant since, Instant until) {
    private static final Pattern LAST = Pattern.compile("(\\d{1,6})\\s*(minute|hour|day|week)s?");
    private static final DateTimeFormatter SQL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** All rows. */
    public static final Window ALL = new Window(null, null);

    public Window {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new BadInputException("the window ends (" + until + ") before it begins (" + since + ")");
        }
    }

    /**
     * Of what a user wrote.
     *
     * @param since a date or a time, or null
     * @param until a date or a time, or null
     * @param last a length such as {@code 7 days}, up to {@code until} or now, or null
     */
    public static Window of(String since, String until, String last, Instant now) {
        if (last == null) {
            return new Window(moment("since", since), moment("until", until));
        }
        if (since != null) {
            throw new BadInputException(
                    "give either " + OptionName.of("since") + " or " + OptionName.of("last") + ", not both");
        }
        Matcher matcher = LAST.matcher(last.strip());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new BadInputException(OptionName.of("last")
                    + " needs a length of time such as \"7 days\" or \"12 hours\", found \"" + last + "\"");
        }
        long count = Long.parseLong(matcher.group(1));
        Duration length =
                switch (matcher.group(2)) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    case "day" -> Duration.ofDays(count);
                    default -> Duration.ofDays(7 * count);
                };
        Instant end = until == null ? now : moment("until", until);
        return new Window(end.minus(length), until == null ? null : end);
    }

    private static Instant moment(String option, String text) {
        if (text == null) {
            return null;
        }
        String plain = text.strip().replace(' ', 'T');
        try {
            if (plain.length() <= 10) {
                return LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return plain.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(plain).toInstant()
                    : LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new BadInputException(
                    "--" + option + " needs a date or a time such as 2026-01-31 or 2026-01-31T12:00:00Z, found \""
                            + text + "\"",
                    e);
        }
    }

    /** Tells whether any row can be left out. */
    public boolean limited() {
        return since != null || until != null;
    }

    /** As a condition on a SQL expression of type TIMESTAMP. */
    String condition(String expression) {
        String from = since == null ? "TRUE" : expression + " >= TIMESTAMP " + Sql.text(SQL.format(since));
        return until == null ? from : from + " AND " + expression + " < TIMESTAMP " + Sql.text(SQL.format(until));
    }

    @Override
    public String toString() {
        return (since == null ? "" : "from " + since)
                + (since != null && until != null ? " " : "")
                + (until == null ? "" : "until " + until);
    }
}
