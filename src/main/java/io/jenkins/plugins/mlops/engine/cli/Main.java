package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.ResourceExhaustedException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command line {@code mlops}, and the entry of the engine process that Jenkins starts. */
public final class Main {
    private static final List<Command> COMMANDS = List.of(
            new ValidateCommand(),
            new ExplainCommand(),
            new RegisterCommand(),
            new DescribeCommand(),
            new MonitorCommand(),
            new RegistryCommand(),
            new ScanCommand(),
            new ReportCommand(),
            new DemoCommand());

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int exit = run(List.of(args), out, err);
        out.flush();
        // Runtime.exit and not a return: threads of a native library must not keep the process.
        Runtime.getRuntime().exit(exit);
    }

    /** Runs a command line. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty()
                || words.get(0).equals("--help")
                || words.get(0).equals("-h")
                || words.get(0).equals("help")) {
            help(words.isEmpty() ? err : out);
            return words.isEmpty() ? ExitCode.BAD_INPUT : ExitCode.PASSED;
        }
        if (words.get(0).equals("--version")) {
            out.println("mlops " + Machine.version());
            return ExitCode.PASSED;
        }
        if (words.get(0).equals("--request")) {
            return request(words, out, err);
        }
        boolean json = words.contains("--json");
        Output output = new TextOutput(out, err, System.console() != null && !json, json);
        return guarded(output, () -> {
            Command command = command(words.get(0));
            List<String> rest = words.subList(1, words.size());
            if (rest.contains("--help")) {
                help(command, out);
                return ExitCode.PASSED;
            }
            return command.run(Options.parse(rest, command.options()), output);
        });
    }

    private static int request(List<String> words, PrintStream out, PrintStream err) {
        RequestFile[] request = new RequestFile[1];
        Output plain = new TextOutput(out, err, false, false);
        int read = guarded(plain, () -> {
            if (words.size() != 2) {
                throw new BadInputException("--request needs one file");
            }
            request[0] = RequestFile.read(Path.of(words.get(1)));
            return ExitCode.PASSED;
        });
        if (read != ExitCode.PASSED) {
            return read;
        }
        Output[] output = {new EventOutput(out, null)};
        return guarded(output[0], () -> {
            InputFiles inputs =
                    request[0].root() == null ? InputFiles.anywhere() : InputFiles.within(request[0].root());
            Command command = command(request[0].command());
            return command.run(Options.of(request[0].options(), command.options()), new EventOutput(out, inputs));
        });
    }

    @FunctionalInterface
    private interface Work {
        int run() throws IOException;
    }

    private static int guarded(Output output, Work work) {
        try {
            return work.run();
        } catch (BadInputException e) {
            output.error(ExitCode.BAD_INPUT, e.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (ResourceExhaustedException | IOException e) {
            output.error(ExitCode.ENGINE_FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
            return ExitCode.ENGINE_FAILED;
        } catch (OutOfMemoryError e) {
            output.error(
                    ExitCode.ENGINE_FAILED,
                    "the engine ran out of memory; give it more (--memory, or the engine memory in Jenkins)");
            return ExitCode.ENGINE_FAILED;
        } catch (RuntimeException | Error e) {
            output.error(
                    ExitCode.ENGINE_FAILED,
                    "the engine failed: " + e + "; this is a defect, please report it with the lines that follow");
            e.printStackTrace();
            return ExitCode.ENGINE_FAILED;
        }
    }

    private static Command command(String name) {
        List<String> names = COMMANDS.stream().map(Command::name).toList();
        return COMMANDS.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("unknown command \"" + name + "\""
                        + Suggestion.hint(name, names) + " (mlops --help lists them)"));
    }

    private static void help(PrintStream out) {
        out.println("usage: mlops COMMAND [options]");
        COMMANDS.forEach(command -> out.printf("  %-10s %s%n", command.name(), command.summary()));
        out.println(
                "mlops COMMAND --help tells its options. Exit codes: 0 passed, 1 a gate is broken, 2 warnings only, 3 bad input, 4 the engine failed.");
    }

    private static void help(Command command, PrintStream out) {
        out.println("usage: mlops " + command.name() + " " + command.operands()
                + (command.options().isEmpty() ? "" : "[options]"));
        out.println(command.summary());
        for (Option option : command.options()) {
            String form = "--" + option.name() + (option.value() == null ? "" : " " + option.value())
                    + (option.repeatable() ? " ..." : "");
            out.printf("  %-28s %s%n", form, option.help());
        }
    }

    /** For tests: the words of a line. */
    static int run(PrintStream out, PrintStream err, String... words) {
        return run(Arrays.asList(words), out, err);
    }
}
