package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.time.Duration;
import java.util.Optional;

/**
 * The time that one statement may take, with the reading of its rows.
 *
 * @param seconds from 1 to {@value #MOST}, or 0 for as long as it takes
 */
public record StatementLimit(int seconds) {
    /** What connections call it. */
    public static final String NAME = "statementLimit";

    /** A week. */
    public static final int MOST = 604_800;

    static final StatementLimit NONE = new StatementLimit(0);

    /** Drivers end a connection on which nothing comes for so long, in seconds, where the address does not say otherwise. */
    private static final int SILENCE = 900;

    private static final int SPARE = 60;

    public StatementLimit {
        if (seconds < 0 || seconds > MOST) {
            throw new BadInputException(wrong(String.valueOf(seconds)));
        }
    }

    /**
     * Reads a value of JSON.
     *
     * @param given a number, or null where there is none
     * @throws BadInputException in one line, when it is none that can be used
     */
    static StatementLimit read(Object given) {
        if (given == null) {
            return NONE;
        }
        if (!(given instanceof Number number) || number.doubleValue() != number.intValue()) {
            throw new BadInputException(wrong(ErrorText.brief(String.valueOf(given))));
        }
        return new StatementLimit(number.intValue());
    }

    private static String wrong(String found) {
        return "\"" + NAME + "\" is a whole number of seconds from 1 to " + MOST + ", or 0 for no limit; found "
                + found;
    }

    /** Whether there is a limit, and which. */
    Optional<Duration> time() {
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** The stricter of this and another. */
    StatementLimit atMost(int other) {
        return seconds == 0 || seconds > other ? new StatementLimit(other) : this;
    }

    /** Seconds of silence after which a driver may take the server for lost: never before a statement's time is over. */
    int silence() {
        return Math.max(SILENCE, seconds + SPARE);
    }
}
