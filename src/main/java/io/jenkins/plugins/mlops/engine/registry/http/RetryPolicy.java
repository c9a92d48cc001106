package io.jenkins.plugins.mlops.engine.registry.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Time to wait for a server, and number of attempts.
 *
 * @param connect until a connection stands
 * @param stall without a byte going out, while a body is sent
 * @param answer until the whole answer is there, once everything was sent
 * @param attempts in all
 * @param first longest pause before the second attempt; it doubles from attempt to attempt
 * @param longest longest pause of all; a {@code Retry-After} beyond four times this is not waited for
 */
public record RetryPolicy(
        Duration connect, Duration stall, Duration answer, int attempts, Duration first, Duration longest) {
    /** For real servers. An artifact store that copies a large file before it answers takes minutes. */
    public static final RetryPolicy USUAL = new RetryPolicy(
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            6,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    /** One attempt, for somebody who waits for the answer. */
    public static final RetryPolicy SHORT = new RetryPolicy(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            1,
            Duration.ofMillis(1),
            Duration.ofMillis(1));

    /**
     * The pause before the next attempt: drawn evenly up to a bound that doubles (full jitter), so that many builds do not come back at once; what
     * the server asks for comes on top of nothing but itself.
     *
     * @param failed number of attempts so far, from 1
     * @param asked what {@code Retry-After} says
     */
    public Duration pause(int failed, Optional<Duration> asked, RandomGenerator random) {
        if (asked.isPresent()) {
            return asked.get();
        }
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
        return Duration.ofMillis(bound <= 0 ? 0 : random.nextLong(bound / 2, bound + 1));
    }

    /** Tells whether a pause is short enough to be waited for. */
    public boolean bearable(Duration pause) {
        return pause.compareTo(longest.multipliedBy(4)) <= 0;
    }

    /** Reads {@code Retry-After}: seconds or a date; what is neither is ignored. */
    public static Optional<Duration> asked(Optional<String> header, Clock clock) {
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String text = header.get().strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(
                    clock.instant(), Instant.from(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)));
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
