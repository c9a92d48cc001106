package io.jenkins.plugins.mlops.engine.cli;

import java.io.IOException;
import java.util.List;

/** A command of {@code mlops}. */
interface Command {
    /** Its name. */
    String name();

    /** One line that says what it does. */
    String summary();

    /** The options it knows. */
    List<Option> options();

    /** What may follow the options, for the usage line. */
    default String operands() {
        return "";
    }

    /**
     * Carries it out.
     *
     * @return the exit code
     */
    int run(Options options, Output output) throws IOException;
}
