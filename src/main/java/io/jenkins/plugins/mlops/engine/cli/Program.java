package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.DuckLibrary;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code mlops} as picocli knows it: its commands with the options that they list. */
final class Program {
    /** The option by which a program such as Jenkins gives command and options in a file. */
    static final String REQUEST = "request";

    static final List<Command> COMMANDS = List.of(
            new ValidateCommand(),
            new ExplainCommand(),
            new RegisterCommand(),
            new DescribeCommand(),
            new MonitorCommand(),
            new RegistryCommand(),
            new ScanCommand(),
            new ConnectionCommand(),
            new ReportCommand(),
            new DemoCommand(),
            new CompletionCommand());

    private static final String NAME = "mlops";
    private static final int HELP_WIDTH = 120;
    /** No word of a command line holds it. */
    private static final String NEVER = "\0";

    static {
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // what goes wrong is one line, and ours
    }

    private Program() {}

    /** Begins what takes a while and a command line will surely need, before it is read. */
    static void prepare(List<String> words) {
        boolean elsewhere = words.stream().anyMatch(word -> word.startsWith(ConnectedData.CONNECTION.written()));
        if (!words.isEmpty()
                && !elsewhere
                && COMMANDS.stream()
                        .anyMatch(command ->
                                command.readsTables() && command.name().equals(words.get(0)))) {
            DuckLibrary.loadAhead();
        }
    }

    /**
     * Reads the words of a command line.
     *
     * @throws BadInputException with one line that says what is wrong with them
     */
    static ParseResult parse(List<String> words) {
        try {
            return line(meant(words)).parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw new BadInputException(unexpected(e), e);
        } catch (OverwrittenOptionException e) {
            throw new BadInputException("option " + name(e.getOverwritten()) + " is given twice", e);
        } catch (ParameterException e) {
            String reason = (e.getCause() == null ? e : e.getCause()).getMessage();
            throw new BadInputException(
                    e.getArgSpec() == null ? reason : "option " + name(e.getArgSpec()) + " " + reason, e);
        }
    }

    /**
     * Reads the words of a command line that has to hold a command.
     *
     * @throws BadInputException with one line that says what is wrong with them
     */
    static Options command(List<String> words) {
        ParseResult command = parse(words).subcommand();
        if (command == null) {
            throw new BadInputException("there is no command in " + words);
        }
        return options(command);
    }

    static Options options(ParseResult command) {
        return new Options((Command) command.commandSpec().userObject(), command);
    }

    /** A script by which bash and zsh complete commands, options and values. */
    static String completion() {
        return AutoComplete.bash(NAME, line(COMMANDS));
    }

    /** The commands that the first word can mean: fewer make a shorter start. */
    private static List<Command> meant(List<String> words) {
        if (words.isEmpty() || words.get(0).matches("-h|--help")) {
            return COMMANDS;
        }
        List<Command> named = COMMANDS.stream()
                .filter(command -> command.name().equals(words.get(0)))
                .toList();
        return named.isEmpty() && !words.get(0).startsWith("-") ? COMMANDS : named;
    }

    private static CommandLine line(List<Command> commands) {
        CommandSpec program = CommandSpec.create()
                .name(NAME)
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("prints the version")
                        .build())
                .addOption(Option.one(REQUEST, "FILE", "a command with its options as JSON")
                        .unlisted()
                        .spec());
        usage(program).synopsisSubcommandLabel("COMMAND");
        program.usageMessage()
                .commandListHeading("%nCommands:%n")
                .footer(
                        "%nmlops COMMAND --help tells a command's options. Exit codes: 0 passed, 1 a gate is broken, 2 warnings only, 3 bad input, 4 the engine failed.");
        for (Command command : commands) {
            program.addSubcommand(command.name(), spec(command));
        }
        return new CommandLine(program)
                .setExpandAtFiles(false)
                // What may be a value is decided by Option.
                .setAllowOptionsAsOptionParameters(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(true)
                .setEndOfOptionsDelimiter(NEVER);
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        command.options().forEach(option -> spec.addOption(option.spec()));
        if (command.operands() != null) {
            spec.addPositional(command.operands());
        }
        usage(spec).description(command.summary());
        return spec;
    }

    private static UsageMessageSpec usage(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("prints this help")
                .build());
        return spec.usageMessage().abbreviateSynopsis(true).sortOptions(false).width(HELP_WIDTH);
    }

    private static String unexpected(UnmatchedArgumentException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String word = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            String name = word.split("=", 2)[0];
            List<String> names = spec.options().stream()
                    .filter(option -> !option.hidden())
                    .map(option -> option.longestName().substring(2))
                    .toList();
            return "unknown option " + name
                    + Suggestion.nearest(name.replaceFirst("^-+", ""), names)
                            .map(near -> "; did you mean --" + near + "?")
                            .orElse("");
        }
        if (!(spec.userObject() instanceof Command command)) {
            return "unknown command \"" + word + "\""
                    + Suggestion.hint(word, spec.subcommands().keySet()) + " (mlops --help lists them)";
        }
        return "unexpected \"" + word + "\""
                + command.options().stream()
                        .filter(option -> option.repeatable() && option.value().equals("FILE"))
                        .findFirst()
                        .map(files -> "; " + files.name() + " files follow --" + files.name())
                        .orElse("");
    }

    private static String name(ArgSpec option) {
        return OptionName.of(((OptionSpec) option).longestName().substring(2));
    }
}
