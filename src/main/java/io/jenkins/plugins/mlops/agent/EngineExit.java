package io.jenkins.plugins.mlops.agent;

import java.io.PrintStream;

/** End of the engine's process, and its meaning. */
final class EngineExit {
    /** Processes that a signal ended have this and the signal's number as their exit code (POSIX shells and Java alike). */
    private static final int SIGNAL = 128;

    private static final int KILL = 9;
    private static final int LAST_SIGNAL = 64;
    private static final int BAD_INPUT = 3;

    private final int code;
    private final EngineEvents events;
    private final Tail errors;

    /**
     * @param code exit code of the process
     * @param events what it said
     * @param errors the end of what it wrote to its standard error
     */
    EngineExit(int code, EngineEvents events, Tail errors) {
        this.code = code;
        this.events = events;
        this.errors = errors;
    }

    /**
     * Returns the result that the engine decided.
     *
     * @param memory its limit in MiB, for messages
     * @param log gets the end of its standard error, unless it said itself what was wrong
     * @throws EngineKilled when a signal ended it
     * @throws EngineFailure when it decided nothing
     */
    EngineResult result(int memory, PrintStream log) throws EngineFailure {
        if (events.error() == null && events.result() != null && code >= 0 && code <= 2) {
            return events.result();
        }
        throw failure(memory, log);
    }

    /**
     * Returns what the engine answered to a question.
     *
     * @param memory its limit in MiB, for messages
     * @param log gets the end of its standard error, unless it said itself what was wrong
     * @throws EngineFailure when it did not answer
     */
    EngineAnswer answer(int memory, PrintStream log) throws EngineFailure {
        if (events.error() == null && !events.answer().told().isEmpty() && code == 0) {
            return events.answer();
        }
        throw failure(memory, log);
    }

    private EngineFailure failure(int memory, PrintStream log) {
        if (code == BAD_INPUT && events.error() != null) {
            return new EngineFailure(events.error());
        }
        errors.lines().forEach(line -> log.println("[mlops] | " + line));
        if (events.error() != null) {
            return new EngineFailure(events.error());
        }
        if (code > SIGNAL && code <= SIGNAL + LAST_SIGNAL) {
            return new EngineKilled("the engine was killed by signal " + (code - SIGNAL) + " and decided nothing"
                    + (code - SIGNAL == KILL
                            ? "; systems do this when memory runs out: give the agent more than the " + memory
                                    + " MiB the engine may use, or lower that limit in Manage Jenkins, System, MLOps stages"
                            : ""));
        }
        // What -XX:+ExitOnOutOfMemoryError ends with; the engine itself would have said something.
        if (code == BAD_INPUT) {
            return new EngineFailure("the engine ran out of memory and decided nothing; allow it more than " + memory
                    + " MiB in Manage Jenkins, System, MLOps stages");
        }
        return new EngineFailure("the engine ended with exit code " + code + " and without a result");
    }
}
