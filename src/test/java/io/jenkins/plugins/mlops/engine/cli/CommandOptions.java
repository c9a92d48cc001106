package io.jenkins.plugins.mlops.engine.cli;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a command as its help lists them, for tests of other packages. */
public final class CommandOptions {
    private static final Pattern OPTION = Pattern.compile("^  --([a-z-]+)(?: |$)", Pattern.MULTILINE);

    private CommandOptions() {}

    /** Names without the dashes. */
    public static Set<String> of(String command) {
        Cli.Run help = Cli.run(command, "--help");
        Set<String> options = new TreeSet<>();
        Matcher matcher = OPTION.matcher(help.out());
        while (matcher.find()) {
            options.add(matcher.group(1));
        }
        if (help.exit() != 0 || options.isEmpty()) {
            throw new AssertionError(command + " has no help: " + help.err() + help.out());
        }
        return options;
    }
}
