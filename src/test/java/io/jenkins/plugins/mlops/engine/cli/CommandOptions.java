package io.jenkins.plugins.mlops.engine.cli;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The options of a command, for tests of other packages. */
public final class CommandOptions {
    private CommandOptions() {}

    /** Names without the dashes. */
    public static Set<String> of(String command) {
        return Program.COMMANDS.stream()
                .filter(known -> known.name().equals(command))
                .flatMap(known -> known.options().stream())
                .map(Option::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The parameter of a step that messages name for an option. */
    public static String parameter(String command, String option) {
        return Parameters.of(command).apply(option);
    }
}
