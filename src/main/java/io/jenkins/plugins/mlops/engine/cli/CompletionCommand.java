package io.jenkins.plugins.mlops.engine.cli;

import java.util.List;

/** {@code mlops completion}: a script for the shell that completes what is typed. */
final class CompletionCommand extends Command {
    CompletionCommand() {
        super("completion", "prints a script by which bash and zsh complete commands and options");
    }

    @Override
    List<Option> options() {
        return List.of();
    }

    @Override
    int run(Options options, Output output) {
        output.line(Program.completion());
        return ExitCode.PASSED;
    }
}
