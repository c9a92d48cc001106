package io.jenkins.plugins.mlops.engine.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command of {@code mlops}. */
abstract class Command {
    private final String name;
    private final String summary;

    /** @param summary one line that says what it does */
    Command(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    final String name() {
        return name;
    }

    final String summary() {
        return summary;
    }

    /** The options it knows. */
    abstract List<Option> options();

    /** Tells whether it reads tables, with the embedded database, unless they lie in another one. */
    boolean readsTables() {
        return false;
    }

    /** Returns the operands beside the options, or null. */
    PositionalParamSpec operands() {
        return null;
    }

    /**
     * Carries it out.
     *
     * @return the exit code
     */
    abstract int run(Options options, Output output) throws IOException;
}
