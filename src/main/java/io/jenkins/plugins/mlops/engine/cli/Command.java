package io.jenkins.plugins.mlops.engine.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command of {@code mlops}. */
interface Command {
    /** Its name. */
    String name();

    /** One line that says what it does. */
    String summary();

    /** The options it knows. */
    List<Option> options();

    /** What may stand beside the options, or null. */
    default PositionalParamSpec operands() {
        return null;
    }

    /**
     * Carries it out.
     *
     * @return the exit code
     */
    int run(Options options, Output output) throws IOException;
}
