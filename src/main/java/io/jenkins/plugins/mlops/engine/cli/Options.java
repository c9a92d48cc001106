package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** The options a command was given, by the command line or by a request file. */
public final class Options {
    private final Command command;
    private final ParseResult given;

    Options(Command command, ParseResult given) {
        this.command = command;
        this.given = given;
    }

    /** Words that belong to no option. */
    List<String> operands() {
        return given.matchedPositionalValue(0, List.of());
    }

    /** All values of an option. */
    public List<String> all(String name) {
        return List.copyOf(given.matchedOptionValue(name, List.of()));
    }

    /** The value of an option, or null. */
    public String one(String name) {
        return value(name, null);
    }

    /** The value of an option in its own type, or another where it is not given. */
    public <T> T value(String name, T otherwise) {
        return given.matchedOptionValue(name, otherwise);
    }

    /** Tells whether a switch is set. */
    public boolean has(String name) {
        return value(name, false);
    }

    /** The value of an option that has to be there. */
    public String required(String name) {
        return needed(name);
    }

    /** The value of an option that has to be there, in its own type; of one that may be repeated, all. */
    <T> T needed(String name) {
        T value = value(name, null);
        if (value == null) {
            Option option = command.options().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            throw new BadInputException("option " + OptionName.of(name) + " is needed: "
                    + OptionName.with(name, option.value()) + "  (" + option.help() + ")");
        }
        return value;
    }

    /** Carries the command out with them. */
    int run(Output output) throws IOException {
        return command.run(this, output);
    }
}
