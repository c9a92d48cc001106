package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.ResourceExhaustedException;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParseResult;

/** The command line {@code mlops}, and the entry of the engine process that Jenkins starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (args.length > 0 && args[0].equals("--" + Program.REQUEST)) {
            endWithParent();
        }
        int exit = run(List.of(args), out, err);
        out.flush();
        // Runtime.exit and not a return: threads of a native library must not keep the process.
        Runtime.getRuntime().exit(exit);
    }

    /** Nobody would take the result of this process when the one that started it is gone, and a statement of it would go on in a database. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().exit(ExitCode.ENGINE_FAILED)));
    }

    /** Runs a command line. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (!words.isEmpty() && words.get(0).equals("--version")) {
            out.println("mlops " + Machine.version()); // without picocli, whose classes take most of such a start
            return ExitCode.PASSED;
        }
        Program.prepare(words);
        return guarded(new TextOutput(out, err, false, false), () -> {
            ParseResult given = Program.parse(words.equals(List.of("help")) ? List.of("--help") : words);
            String request = given.matchedOptionValue(Program.REQUEST, null);
            if (request != null) {
                return request(RequestFile.read(Path.of(request)), out);
            }
            ParseResult asked = given.isUsageHelpRequested() || !given.hasSubcommand() ? given : given.subcommand();
            if (asked == given || asked.isUsageHelpRequested()) {
                asked.commandSpec().commandLine().setSeparator(" ").usage(words.isEmpty() ? err : out, Help.Ansi.OFF);
                return words.isEmpty() ? ExitCode.BAD_INPUT : ExitCode.PASSED;
            }
            Options options = Program.options(asked);
            boolean json = options.has("json");
            Output output = new TextOutput(out, err, System.console() != null && !json, json);
            return guarded(output, () -> options.run(output));
        });
    }

    private static int request(RequestFile request, PrintStream out) {
        Program.prepare(request.words());
        OptionName.asParameters(Parameters.of(request.words().get(0)));
        try {
            return requested(request, out);
        } finally {
            OptionName.asOptions();
        }
    }

    private static int requested(RequestFile request, PrintStream out) {
        return guarded(new EventOutput(out, null), () -> {
            InputFiles inputs = request.root() == null
                    ? InputFiles.anywhere()
                    : InputFiles.within(request.root(), request.folder() == null ? request.root() : request.folder());
            return Program.command(request.words()).run(new EventOutput(out, inputs));
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
                    "the engine ran out of memory; give it more ("
                            + (OptionName.isParameter()
                                    ? OptionName.of("memory")
                                    : "--memory, or the engine memory in Jenkins")
                            + ")");
            return ExitCode.ENGINE_FAILED;
        } catch (RuntimeException | Error e) {
            output.error(
                    ExitCode.ENGINE_FAILED,
                    "the engine failed: " + e + "; this is a defect, please report it with the lines that follow");
            e.printStackTrace();
            return ExitCode.ENGINE_FAILED;
        }
    }

    /** For tests: the words of a line. */
    static int run(PrintStream out, PrintStream err, String... words) {
        return run(Arrays.asList(words), out, err);
    }
}
